import CLibXML

/// Comments marked with schema.org microdata, as Genesis themes do; nested as their elements are.
enum MicrodataPage {
  static func items(in document: Document) -> [CommentItem] {
    var nesting = CommentNesting()
    for i in document.indices where document.isElement(i) {
      nesting.advance(to: i)
      guard isComment(document, i) else { continue }
      let id = WordPressPage.commentNumber(document, i) ?? document.attribute(i, .id)
      nesting.open(
        CommentItem(region: i..<document.end(i), id: id, depth: document.traits(i).depth))
    }
    return CommentNesting.rebuildingDepths(nesting.items)
  }

  private static func isComment(_ document: Document, _ i: Int) -> Bool {
    if let type = document.attributeBytes(i, .itemtype) {
      return type.contains("schema.org/Comment") || type.contains("schema.org/UserComments")
        || type.contains("schema.org/Answer")
    }
    return document.has(i, .itemprop, "comment") && document.has(i, .itemscope)
  }
}
