import Discussions
import FoundationEssentials

/// Recognises JSON by the fields that it has and reads it.
struct AnswerImporter {
  let utf8: [UInt8]
  let location: String
  let limits: Limits

  fileprivate enum Form {
    case wordpressComments, wordpressPost, wordpressPosts, serverError
    case algolia, firebase, firebaseItems, reddit, discourse
    case emptyList, other
  }

  /// nil when this is JSON of no known kind.
  func discussion() throws -> Discussion? {
    let form = try JSONText.decode(Probe.self, from: utf8, location: location).form
    let source = SafeText(field: location)
    switch form {
    case .wordpressComments, .wordpressPost, .wordpressPosts:
      return try WordPressREST.discussion(
        from: utf8, location: location, limits: limits, form: form.wordpress)
    case .serverError:
      let error = try JSONText.decode(ServerError.self, from: utf8, location: location)
      throw ImportError.serverAnswer(
        location: location, code: error.code, message: error.message ?? "no reason given.")
    case .algolia:
      return try HackerNews.discussion(algolia: utf8, location: location, limits: limits)
    case .firebase, .firebaseItems:
      return try HackerNews.discussion(
        firebase: utf8, isList: form == .firebaseItems, location: location, limits: limits)
    case .reddit:
      return try Reddit.discussion(from: utf8, location: location, limits: limits)
    case .discourse:
      return try Discourse.discussion(from: utf8, location: location, limits: limits)
    case .emptyList:
      return Discussion(
        source: Source(kind: .wordpressREST, location: source, statedCount: 0),
        notes: [Note(.missing, "the answer is an empty list: it holds no comments")])
    case .other: return nil
    }
  }

  private struct ServerError: Decodable {
    var code: String
    var message: String?
  }

  /// Looks at the first object only.
  private struct Probe: Decodable {
    let form: Form

    private struct Name: CodingKey {
      let stringValue: String
      let intValue: Int? = nil
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { return nil }
    }

    init(from decoder: any Decoder) throws {
      if var list = try? decoder.unkeyedContainer() {
        guard !list.isAtEnd else {
          form = .emptyList
          return
        }
        let names = try? list.nestedContainer(keyedBy: Name.self).allKeys.map(\.stringValue)
        form = Self.form(ofList: Set(names ?? []))
        return
      }
      let object = try decoder.container(keyedBy: Name.self)
      let names = object.allKeys.map(\.stringValue)
      var form = Self.form(ofObject: Set(names))
      if form == .other, let first = names.first, Int(first) != nil {
        // Items of Hacker News keyed by their number.
        let item = try? object.nestedContainer(keyedBy: Name.self, forKey: Name(stringValue: first))
        if item?.allKeys.contains(where: { $0.stringValue == "by" || $0.stringValue == "kids" })
          ?? false
        {
          form = .firebaseItems
        }
      }
      self.form = form
    }

    private static func form(ofList names: Set<String>) -> Form {
      if names.isSuperset(of: ["author_name", "content"]) { return .wordpressComments }
      if names.isSuperset(of: ["kind", "data"]) { return .reddit }
      if names.isSuperset(of: ["title", "content", "slug"]) { return .wordpressPosts }
      if names.isSuperset(of: ["id", "type"]),
        !names.isDisjoint(with: ["by", "kids", "parent", "time"])
      {
        return .firebaseItems
      }
      return .other
    }

    private static func form(ofObject names: Set<String>) -> Form {
      if names.isSuperset(of: ["code", "message", "data"]) { return .serverError }
      if names.contains("post_stream") { return .discourse }
      if names.isSuperset(of: ["kind", "data"]) { return .reddit }
      if names.isSuperset(of: ["id", "children", "author"]) { return .algolia }
      if names.isSuperset(of: ["title", "content", "slug"]) { return .wordpressPost }
      if names.isSuperset(of: ["author_name", "content"]) { return .wordpressComments }
      if names.isSuperset(of: ["id", "type"]), !names.isDisjoint(with: ["by", "kids", "deleted"]) {
        return .firebase
      }
      return .other
    }
  }
}

extension AnswerImporter.Form {
  fileprivate var wordpress: WordPressREST.Form {
    switch self {
    case .wordpressPost: .post
    case .wordpressPosts: .posts
    default: .comments
    }
  }
}
