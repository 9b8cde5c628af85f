import CLibXML
import Discussions

/// One object of a page's JSON-LD (schema.org).
struct LinkedData {
  let value: JSONValue

  /// All objects of the page's `application/ld+json` scripts, nested graphs included.
  static func objects(in document: Document) -> [LinkedData] {
    var out: [LinkedData] = []
    for i in document.indices where document.tag(i) == .script {
      guard let type = document.attribute(i, .type)?.lowercased(), type.contains("ld+json") else {
        continue
      }
      for at in document.inside(i) where document.tag(at) == .raw {
        guard let value = JSONValue(bytes: Array(document.textBytes(at))) else { continue }
        collect(value, into: &out)
      }
    }
    return out
  }

  private static func collect(_ value: JSONValue, into out: inout [LinkedData]) {
    for element in value.array ?? [value] {
      if element["@type"] != nil { out.append(LinkedData(value: element)) }
      if let graph = element["@graph"] {
        for inner in graph.array ?? [graph] { out.append(LinkedData(value: inner)) }
      }
    }
  }

  private var types: [String] {
    guard let type = value["@type"] else { return [] }
    return (type.array ?? [type]).compactMap(\.string)
  }

  var isArticle: Bool {
    types.contains {
      $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Recipe" || $0 == "Report"
    }
  }

  var headline: String? { value["headline"]?.string ?? value["name"]?.string }

  var authorName: String? {
    guard let author = value["author"] else { return nil }
    let names = (author.array ?? [author]).compactMap { $0.string ?? $0["name"]?.string }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  var published: Timestamp? {
    value["datePublished"]?.string.flatMap { StatedDate.timestamp($0) }
  }

  var commentCount: Int? {
    value["commentCount"].flatMap { $0.int ?? $0.string.flatMap { Int($0) } }
  }

  var comments: [JSONValue] {
    guard let comments = value["comment"] ?? value["comments"] else { return [] }
    return comments.array ?? [comments]
  }
}
