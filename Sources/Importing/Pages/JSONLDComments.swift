import Discussions

/// Comments that a page states as data (schema.org `comment` in JSON-LD), nested or by `parentItem`.
enum JSONLDComments {
  static func comments(in objects: [LinkedData], base: PageAddress?) throws -> [FoundComment] {
    var found: [FoundComment] = []
    // The comments of one object, then those nested in each, depth first.
    var stack: [(value: JSONValue, parent: Int?)] = []
    for object in objects { stack += object.comments.map { ($0, nil) } }
    stack.reverse()
    while let (value, parent) = stack.popLast() {
      guard case .object = value else { continue }
      let index = found.count
      let text = value["text"]?.string ?? value["commentText"]?.string ?? ""
      found.append(
        FoundComment(
          id: id(of: value), parentID: parentID(of: value), parentIndex: parent,
          author: LinkedData(value: value).authorName,
          date: (value["dateCreated"] ?? value["datePublished"])?.string.flatMap {
            StatedDate.timestamp($0)
          },
          blocks: try HTMLFragment.blocks(text, base: base, keepsLines: !text.contains("<p")),
          score: value["upvoteCount"]?.int))
      for answer in LinkedData(value: value).comments.reversed() { stack.append((answer, index)) }
    }
    return found
  }

  private static func parentID(of value: JSONValue) -> String? {
    guard let parent = value["parentItem"] else { return nil }
    // An article may be named as the parent of a comment at the top level.
    if let type = parent["@type"]?.string, type != "Comment" { return nil }
    return parent.string.map(number) ?? id(of: parent)
  }

  private static func id(of value: JSONValue) -> String? {
    (value["@id"] ?? value["identifier"] ?? value["url"])?.id.map(number)
  }

  /// "89" for `…#comment-89`; any other identifier as it stands.
  private static func number(_ id: String) -> String {
    guard let hash = id.lastIndex(of: "#") else { return id }
    let fragment = id[id.index(after: hash)...]
    let digits = fragment.drop { !$0.isNumber }
    return digits.isEmpty || !digits.allSatisfy(\.isNumber) ? String(fragment) : String(digits)
  }
}
