import CLibXML

/// Comment lists of WordPress core and its themes: html5, xhtml and block walkers, and themes of
/// their own as long as they keep `comment-N` ids or the classes of `comment_class()`.
enum WordPressPage {
  static func items(in document: Document) -> [CommentItem] {
    var nesting = CommentNesting()
    var seen: Set<String> = []
    var i = 0
    while i < document.count {
      guard document.isElement(i), !document.tag(i).isNeverText else {
        i += 1
        continue
      }
      nesting.advance(to: i)
      let traits = document.traits(i)
      if let current = nesting.current, let inner = nesting.items[current].id ?? nil,
        commentNumber(document, i) == inner
      {
        i += 1
        continue
      }
      if let number = commentNumber(document, i) {
        if let current = nesting.current, nesting.items[current].id == nil {
          nesting.name(current, number)
        } else if seen.insert(number).inserted, let root = root(of: i, document, nesting) {
          nesting.open(item(root, number, document))
        }
      } else if traits.roles.contains(.comment), isListed(i, traits, document, nesting) {
        nesting.open(item(i, nil, document))
      } else if traits.roles.contains(.replies) {
        nesting.openReplies(end: document.end(i))
      }
      i += 1
    }
    return CommentNesting.rebuildingDepths(nesting.items)
  }

  private static func item(_ i: Int, _ number: String?, _ document: Document) -> CommentItem {
    let traits = document.traits(i)
    let end = document.tag(i) == .dt ? document.end(ofTerm: i) : document.end(i)
    return CommentItem(
      region: i..<end, id: number, depth: traits.depth, isPing: traits.roles.contains(.ping))
  }

  /// An element without an id of its own is a comment when it states a level below the one it
  /// stands in, or is a list item.
  private static func isListed(
    _ i: Int, _ traits: ClassTraits, _ document: Document, _ nesting: CommentNesting
  ) -> Bool {
    guard let current = nesting.current else {
      return traits.depth != nil || document.tag(i) == .li
    }
    if let depth = traits.depth { return depth > nesting.items[current].depth ?? depth }
    return document.tag(i) == .li
  }

  /// The comment's outermost element: the one with the id, unless that is only an anchor.
  private static func root(of i: Int, _ document: Document, _ nesting: CommentNesting) -> Int? {
    guard document.tag(i) == .anchor || document.tag(i) == .span else { return i }
    let floor = nesting.current.map { nesting.items[$0].region.lowerBound } ?? -1
    var at = i
    while let parent = document.parent(at), parent > floor {
      let tag = document.tag(parent)
      if tag == .li || tag == .article || document.traits(parent).roles.contains(.comment) {
        return parent
      }
      at = parent
    }
    return nil
  }

  /// The number in ids such as `comment-89`, `li-comment-89` and `div-comment-89`.
  static func commentNumber(_ document: Document, _ i: Int) -> String? {
    guard let id = document.attributeBytes(i, .id), id.count < 80 else { return nil }
    guard let last = id.last, (0x30...0x39).contains(last) else { return nil }
    let digits = id.reversed().prefix { (0x30...0x39).contains($0) }.count
    let prefix = String(decoding: id.dropLast(digits), as: UTF8.self).lowercased()
    guard prefixes.contains(prefix) else { return nil }
    return String(decoding: id.suffix(digits), as: UTF8.self)
  }

  private static let prefixes: Set<String> = [
    "comment-", "li-comment-", "div-comment-", "comment_", "comment", "li_comment_", "dsq-comment-",
    "article-comment-", "commentid-", "comment-id-", "cmt-", "wp-comment-", "comment-item-",
    "comment-body-", "comment-wrap-", "comment-wrapper-", "comment-container-", "comment-content-",
    "comment-text-", "single-comment-", "li-comment_", "div_comment_", "comment--", "c-comment-",
    "comment-entry-", "commentbody-", "post-comment-", "li-cmt-", "comm-", "thecomment-",
  ]
}
