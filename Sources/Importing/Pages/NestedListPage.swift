import CLibXML

/// Comment sections of any other make: elements whose class calls them comments, nested as their
/// elements are or by the level that a class states.
///
/// Of several class names on a page the one is taken that marks most elements which hold text and a
/// writer or a date, so that wrappers and controls ("comment-box", "comment-link") lose.
enum NestedListPage {
  static func items(in document: Document) -> [CommentItem] {
    var candidates: [String: [Int]] = [:]
    for i in document.indices where document.isElement(i) && document.tag(i).isBlock {
      for token in document.traits(i).commentNames { candidates[token, default: []].append(i) }
    }
    var best: [Int] = []
    for (_, nodes) in candidates.sorted(by: { ($0.value.count, $1.key) > ($1.value.count, $0.key) })
    {
      let real = nodes.filter { isComment($0, document) }
      // A page says "comment" in many places; one of a kind is no list.
      if real.count > max(best.count, 1) { best = real }
    }
    var nesting = CommentNesting()
    for i in best {
      nesting.advance(to: i)
      nesting.open(
        CommentItem(
          region: i..<document.end(i), id: id(of: i, document),
          parentID: document.attribute(i, .dataParentId).flatMap { Int($0) ?? 0 > 0 ? $0 : nil },
          depth: document.traits(i).depth,
          isPing: document.traits(i).roles.contains(.ping)))
    }
    return CommentNesting.rebuildingDepths(nesting.items)
  }

  /// Whether an element has text and says by whom or when it was written.
  private static func isComment(_ node: Int, _ document: Document) -> Bool {
    var hasText = false
    var hasHeader = false
    // Header and text stand near the beginning; nested comments follow.
    for i in document.inside(node).prefix(reach) {
      if document.isText(i) {
        hasText = true
      } else if document.isElement(i) {
        let traits = document.traits(i)
        let tag = document.tag(i)
        if traits.author > 0 || traits.date > 0 || tag == .time || tag == .cite { hasHeader = true }
      }
      if hasText, hasHeader { return true }
    }
    return false
  }

  private static let reach = 80

  /// The number at the end of an id ("c-123", "comment_123"), else the whole id.
  private static func id(of i: Int, _ document: Document) -> String? {
    for key in [CLXKey.id, .dataId, .dataCommentId] {
      guard let value = document.attribute(i, key), !value.isEmpty else { continue }
      let digits = value.reversed().prefix { $0.isASCII && $0.isNumber }
      // "t1_k3x9z7" is one number, of base 36.
      let isWhole = value.dropLast(digits.count).last?.isLetter ?? false
      return digits.isEmpty || isWhole && value.contains("_") ? value : String(digits.reversed())
    }
    return nil
  }
}
