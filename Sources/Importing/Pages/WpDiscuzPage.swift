import CLibXML

/// The wpDiscuz plugin, version 7 (`wpd-`) and up to 5 (`wc-`).
///
/// The parent is in the id, `wpd-comm-ID_PARENT`; nesting and level stop at the site's deepest level.
enum WpDiscuzPage {
  static func items(in document: Document) -> [CommentItem] {
    var items: [CommentItem] = []
    var seen: Set<String> = []
    for i in document.indices where document.isElement(i) {
      guard let ids = ids(document, i), seen.insert(ids.comment).inserted else { continue }
      items.append(
        CommentItem(
          region: i..<document.end(i), id: ids.comment, parentID: ids.parent,
          isPing: document.traits(i).roles.contains(.ping)))
    }
    return items
  }

  private static func ids(
    _ document: Document, _ i: Int
  ) -> (comment: String, parent: String?)? {
    guard let bytes = document.attributeBytes(i, .id), bytes.count < 80,
      bytes.starts(with: "wpd-comm-".utf8) || bytes.starts(with: "wc-comm-".utf8)
    else { return nil }
    let id = String(decoding: bytes, as: UTF8.self)
    let numbers = id.split(separator: "-").last.map { $0.split(separator: "_") } ?? []
    guard numbers.count == 2, numbers.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return nil }
    return (String(numbers[0]), numbers[1] == "0" ? nil : String(numbers[1]))
  }
}
