import Discussions

/// Answers of WordPress's REST interface: `wp/v2/posts` and `wp/v2/comments`.
enum WordPressREST {
  enum Form { case comments, post, posts }

  static func discussion(
    from utf8: [UInt8], location: String, limits: Limits, form: Form
  ) throws -> Discussion {
    let source = Source(kind: .wordpressREST, location: SafeText(field: location))
    switch form {
    case .comments:
      let found = try comments(from: utf8, location: location)
      try limits.check(.comments, found.comments.count, location: location)
      return assembled(source: source, article: Article(), found: found)
    case .post:
      let post = try JSONText.decode(Post.self, from: utf8, location: location)
      return try discussion(of: post, source: source)
    case .posts:
      let posts = try JSONText.decode(LenientArray<Post>.self, from: utf8, location: location)
      if posts.elements.count == 1 { return try discussion(of: posts.elements[0], source: source) }
      return try list(posts.elements, source: source)
    }
  }

  /// Comments of one answer, with what was left out.
  struct Comments {
    var comments: [FoundComment] = []
    var pings = 0
    var unapproved = 0
    var address: String?
  }

  static func comments(from utf8: [UInt8], location: String) throws -> Comments {
    let items = try JSONText.decode(LenientArray<Item>.self, from: utf8, location: location)
      .elements
    var out = Comments()
    // Answers promise no order; a thread reads in the order in which it was written.
    for item in items.sorted(by: { ($0.date?.seconds ?? 0, $0.id) < ($1.date?.seconds ?? 0, $1.id) }
    ) {
      if item.type == "pingback" || item.type == "trackback" {
        out.pings += 1
        continue
      }
      if let status = item.status, status != "approved" {
        out.unapproved += 1
        continue
      }
      out.address = out.address ?? item.link.map { String($0.prefix { $0 != "#" }) }
      let base = item.link.flatMap { PageAddress($0) }
      out.comments.append(
        FoundComment(
          id: String(item.id), parentID: item.parent == 0 ? nil : String(item.parent),
          author: try HTMLFragment.text(item.author), date: item.date,
          blocks: try HTMLFragment.blocks(item.content, base: base)))
    }
    return out
  }

  static func assembled(source: Source, article: Article, found: Comments) -> Discussion {
    let (tree, orphans) = CommentTree.stated(found.comments)
    var source = source
    if source.address == nil { source.address = found.address.map { SafeText(field: $0) } }
    var notes = ImportNotes()
    notes.pings(found.pings)
    notes.unapproved(found.unapproved)
    notes.orphans(orphans)
    return Discussion(source: source, article: article, comments: tree, notes: notes.notes)
  }

  /// The post of an answer that holds one, alone or in a list; nil for any other JSON.
  static func post(in utf8: [UInt8], location: String) throws -> Post? {
    let isList = utf8.first { $0 > 0x20 } == 0x5B
    let posts =
      isList
      ? try JSONText.decode(LenientArray<Post>.self, from: utf8, location: location).elements
      : [try JSONText.decode(Post.self, from: utf8, location: location)]
    return posts.count == 1 && posts[0].content != nil ? posts[0] : nil
  }

  /// The code of an error answer, such as `rest_disabled`; nil for any other bytes.
  static func errorCode(in bytes: [UInt8]) -> String? {
    struct Refusal: Decodable { var code: String }
    guard bytes.first(where: { $0 > 0x20 }) == 0x7B,
      let refusal = try? JSONText.decode(Refusal.self, from: bytes, location: "")
    else { return nil }
    return SafeText(field: refusal.code.prefix(60)).string
  }

  private static func discussion(of post: Post, source: Source) throws -> Discussion {
    var source = source
    source.address = post.link.map { SafeText(field: $0) }
    return Discussion(
      source: source, article: try post.article(),
      notes: [
        Note(
          .missing, "the answer holds the post without its comments: open the post's address")
      ])
  }

  private static func list(_ posts: [Post], source: Source) throws -> Discussion {
    var blocks: [Block] = []
    for post in posts {
      let article = try post.article()
      blocks.append(
        Block(
          .heading, article.title ?? "",
          links: post.link.map {
            [Link(text: article.title ?? "", address: SafeText(field: $0))]
          } ?? []))
      blocks += article.blocks
    }
    return Discussion(
      source: source, article: Article(title: "\(posts.count) posts", blocks: blocks),
      notes: [
        Note(
          .missing,
          "the answer lists \(posts.count) posts: open one by its address to get its comments")
      ])
  }

  struct Rendered: Decodable {
    var rendered: String?
  }

  struct Item: Decodable {
    let id: Int
    let parent: Int
    let author: String
    let date: Timestamp?
    let content: String
    let link: String?
    let type: String?
    let status: String?

    private enum Keys: String, CodingKey {
      case id, parent, date, content, link, type, status
      case author = "author_name"
      case utc = "date_gmt"
    }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: Keys.self)
      id = try box.decode(Int.self, forKey: .id)
      parent = box.lenient(.parent) ?? 0
      author = box.lenient(.author) ?? ""
      date = timestamp(gmt: box.lenient(.utc), local: box.lenient(.date))
      content = box.lenient(.content, as: Rendered.self)?.rendered ?? ""
      link = box.lenient(.link)
      type = box.lenient(.type)
      status = box.lenient(.status)
    }
  }

  struct Post: Decodable {
    let id: Int?
    let title: String?
    let content: String?
    let date: Timestamp?
    let link: String?
    let author: String?

    private enum Keys: String, CodingKey {
      case id, title, content, date, link
      case utc = "date_gmt"
      case embedded = "_embedded"
    }

    private struct Embedded: Decodable {
      struct Author: Decodable { var name: String? }
      var author: LenientArray<Author>?
    }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: Keys.self)
      id = box.lenient(.id)
      title = box.lenient(.title, as: Rendered.self)?.rendered
      content = box.lenient(.content, as: Rendered.self)?.rendered
      date = timestamp(gmt: box.lenient(.utc), local: box.lenient(.date))
      link = box.lenient(.link)
      author = box.lenient(.embedded, as: Embedded.self)?.author?.elements.first?.name
    }

    func article() throws -> Article {
      Article(
        title: try title.map { SafeText(field: try HTMLFragment.text($0)) },
        byline: author.map { SafeText(field: $0) }, published: date,
        blocks: try HTMLFragment.blocks(content ?? "", base: link.flatMap { PageAddress($0) }))
    }
  }

  /// `date_gmt` is in UTC though it names no zone; `date` is the site's own time.
  static func timestamp(gmt: String?, local: String?) -> Timestamp? {
    if let gmt, var stamp = Timestamp(iso: gmt), !gmt.hasPrefix("0000") {
      stamp.offsetMinutes = 0
      return stamp
    }
    return local.flatMap { Timestamp(iso: $0) }
  }
}
