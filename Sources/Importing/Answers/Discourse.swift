import CLibXML
import Discussions

/// Discourse's `/t/ID.json`: one topic with its posts.
///
/// The first post opens the thread and is kept in it, because posts answer it by its number.
enum Discourse {
  private struct Topic: Decodable {
    struct Stream: Decodable {
      var posts: LenientArray<Post>
      var stream: LenientArray<Int>?
    }

    var title: String?
    var postStream: Stream

    private enum CodingKeys: String, CodingKey {
      case title
      case postStream = "post_stream"
    }
  }

  private struct Post: Decodable {
    let number: Int
    let username: String
    let created: Timestamp?
    let cooked: String
    let replyTo: Int?
    let isAction: Bool
    let likes: Int?

    private enum Keys: String, CodingKey {
      case username, cooked
      case number = "post_number"
      case created = "created_at"
      case replyTo = "reply_to_post_number"
      case actionCode = "action_code"
      case actions = "actions_summary"
    }

    private struct Action: Decodable {
      var id: Int?
      var count: Int?
    }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: Keys.self)
      number = try box.decode(Int.self, forKey: .number)
      username = box.lenient(.username) ?? ""
      created = box.lenient(.created, as: String.self).flatMap { Timestamp(iso: $0) }
      cooked = box.lenient(.cooked) ?? ""
      replyTo = box.lenient(.replyTo)
      isAction = box.lenient(.actionCode, as: String.self) != nil
      let actions = box.lenient(.actions, as: LenientArray<Action>.self)?.elements ?? []
      likes = actions.first { $0.id == 2 }?.count
    }
  }

  /// The posts of one answer, which need not be the whole topic.
  struct Reading {
    var article: Article
    var posts: [FoundComment]
    /// Posts of the whole topic.
    var stated: Int?

    func discussion(location: String, address: String? = nil) -> Discussion {
      let (tree, orphans) = CommentTree.stated(posts)
      var notes = ImportNotes()
      notes.missing(stated: stated, found: tree.count, what: "topic")
      notes.orphans(orphans)
      return Discussion(
        source: Source(
          kind: .discourse, location: SafeText(field: location),
          address: address.map { SafeText(field: $0) }, statedCount: stated),
        article: article, comments: tree, notes: notes.notes)
    }
  }

  static func discussion(
    from utf8: [UInt8], location: String, limits: Limits
  ) throws -> Discussion {
    try reading(utf8, location: location, limits: limits).discussion(location: location)
  }

  static func reading(_ utf8: [UInt8], location: String, limits: Limits) throws -> Reading {
    let topic = try JSONText.decode(Topic.self, from: utf8, location: location)
    let posts = topic.postStream.posts.elements.sorted { $0.number < $1.number }
    try limits.check(.comments, posts.count, location: location)
    let found = try posts.map { post in
      let blocks = try HTMLFragment.blocks(post.cooked, skipping: skips)
      return FoundComment(
        id: String(post.number), parentID: post.replyTo.map(String.init), author: post.username,
        date: post.created,
        blocks: blocks.isEmpty && post.isAction ? [Block(.notice, "[moderation]")] : blocks,
        score: post.likes)
    }
    return Reading(
      article: Article(
        title: topic.title.map { SafeText(field: $0) },
        byline: posts.first.map { SafeText(field: $0.username) }, published: posts.first?.created),
      posts: found, stated: topic.postStream.stream?.elements.count)
  }

  /// What Discourse puts around quotes and pictures.
  private static func skips(_ document: Document, _ i: Int) -> Bool {
    guard document.isElement(i) else { return false }
    let classes = document.classValue(i).split(separator: " ")
    return classes.contains("quote-controls") || classes.contains("meta")
      || classes.contains("title")
        && (document.parent(i).map { document.traits($0).isQuote } ?? false)
  }
}
