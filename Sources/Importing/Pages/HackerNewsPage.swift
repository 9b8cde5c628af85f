import CLibXML

/// Hacker News: one table row for each comment, `tr.comtr#N`, with its level in `td[indent]`.
enum HackerNewsPage {
  static func items(in document: Document) -> [CommentItem] {
    var items: [CommentItem] = []
    for i in document.indices where document.isElement(i) {
      guard document.traits(i).roles.contains(.comment), let id = number(document, i),
        let level = level(of: i, document)
      else { continue }
      items.append(CommentItem(region: i..<document.end(i), id: id, depth: level + 1))
    }
    return CommentNesting.rebuildingDepths(items)
  }

  private static func number(_ document: Document, _ i: Int) -> String? {
    guard let id = document.attributeBytes(i, .id), (1...12).contains(id.count),
      id.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return id.string
  }

  /// From 0.
  private static func level(of i: Int, _ document: Document) -> Int? {
    document.inside(i).prefix(reach).lazy.compactMap { document.attribute($0, .indent) }.first
      .flatMap { Int($0) }.flatMap { (0..<100_000).contains($0) ? $0 : nil }
  }

  /// The cell with the level is among the first nodes of its row.
  private static let reach = 16
}
