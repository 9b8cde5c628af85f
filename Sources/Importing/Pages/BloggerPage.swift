import CLibXML

/// Blogger: nested lists of `li.comment#cNNN`, and the flat `dl#comments-block` of old templates.
enum BloggerPage {
  static func items(in document: Document) -> [CommentItem] {
    var nesting = CommentNesting()
    for i in document.indices where document.isElement(i) {
      nesting.advance(to: i)
      guard let id = commentID(document, i) else { continue }
      if document.tag(i) == .dt || document.tag(i) == .anchor {
        guard let term = term(of: i, document), !nesting.isIn(id) else { continue }
        nesting.open(CommentItem(region: term..<document.end(ofTerm: term), id: id))
      } else if document.tag(i) == .li || document.traits(i).roles.contains(.comment) {
        nesting.open(CommentItem(region: i..<document.end(i), id: id))
      }
    }
    return nesting.items
  }

  /// `c` and the long number that Blogger gives a comment, as in its links (`#c5751563309400806157`).
  private static func commentID(_ document: Document, _ i: Int) -> String? {
    guard let id = document.attributeBytes(i, .id) ?? document.attributeBytes(i, .name),
      (10...24).contains(id.count), id.first == 0x63,
      id.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return String(decoding: id, as: UTF8.self)
  }

  private static func term(of i: Int, _ document: Document) -> Int? {
    if document.tag(i) == .dt { return i }
    guard let parent = document.parent(i), document.tag(parent) == .dt else { return nil }
    return parent
  }
}
