import CLibXML
import Discussions

/// WordPress's own export (WXR): one or many posts with all their comments.
struct WXRImporter {
  let document: Document
  let location: String
  let limits: Limits

  init(_ document: Document, location: String, limits: Limits) {
    self.document = document
    self.location = location
    self.limits = limits
  }

  private struct Post {
    let title: String
    let link: String?
    let article: Article
    let comments: [FoundComment]
  }

  func discussion() throws -> Discussion {
    var pings = 0
    var unapproved = 0
    var orphans = 0
    var posts: [Post] = []
    var total = 0
    guard let channel = document.child(0, document.name("channel")) else {
      throw ImportError.malformed(
        location: location, what: "is a WordPress export without a channel", offset: nil)
    }
    let item = document.name("item")
    let kind = document.name("wp:post_type")
    for i in document.children(channel) where item != nil && document.tag(i) == item {
      let type = kind.flatMap { document.child(i, $0) }.map { document.content($0).trimmed }
      let comments = try comments(of: i, pings: &pings, unapproved: &unapproved)
      // Pictures, menus and templates are items too; only what people answered matters of them.
      guard type == nil || type == "post" || type == "page" || !comments.isEmpty else { continue }
      total += comments.count
      try limits.check(.comments, total, location: location)
      posts.append(try post(i, comments))
    }
    let answered = posts.filter { !$0.comments.isEmpty }
    let tree = Self.tree(answered.map(\.comments), orphans: &orphans)
    var notes = ImportNotes()
    if answered.count > 1 {
      notes.add(
        .skipped,
        "the export holds \(answered.count) posts with comments, shown one after the other")
    }
    notes.pings(pings)
    notes.unapproved(unapproved)
    notes.orphans(orphans)
    let only = answered.count == 1 ? answered.first : posts.count == 1 ? posts.first : nil
    return Discussion(
      source: Source(
        kind: .wxr, location: SafeText(field: location),
        address: (only?.link ?? text(channel, "link")).map { SafeText(field: $0) }),
      article: only?.article ?? overview(channel, posts), comments: tree, notes: notes.notes)
  }

  /// Numbers of comments are unique in a site, but exports of several sites get joined: a parent is
  /// looked for in the same post only.
  private static func tree(_ threads: [[FoundComment]], orphans: inout Int) -> CommentTree {
    var all: [FoundComment] = []
    for thread in threads {
      var indexOfID: [String: Int] = [:]
      for (i, comment) in thread.enumerated() {
        if let id = comment.id, indexOfID[id] == nil { indexOfID[id] = all.count + i }
      }
      for var comment in thread {
        if let parent = comment.parentID {
          comment.parentIndex = indexOfID[parent]
          if comment.parentIndex == nil { orphans += 1 }
          comment.parentID = nil
        }
        all.append(comment)
      }
    }
    return CommentTree.stated(all).tree
  }

  private func text(_ i: Int, _ name: String) -> String? {
    guard let at = document.child(i, document.name(name)) else { return nil }
    let text = document.content(at).trimmed
    return text.isEmpty ? nil : text
  }

  private func post(_ i: Int, _ comments: [FoundComment]) throws -> Post {
    let title = try HTMLFragment.text(text(i, "title") ?? "")
    let link = text(i, "link")
    let content = text(i, "content:encoded") ?? ""
    let article = Article(
      title: SafeText(field: title), byline: text(i, "dc:creator").map { SafeText(field: $0) },
      published: WordPressREST.timestamp(
        gmt: text(i, "wp:post_date_gmt"), local: text(i, "wp:post_date")),
      blocks: try HTMLFragment.blocks(
        content, base: link.flatMap { PageAddress($0) }, keepsLines: !content.contains("<p")))
    return Post(title: title, link: link, article: article, comments: comments)
  }

  private func comments(
    of i: Int, pings: inout Int, unapproved: inout Int
  ) throws -> [FoundComment] {
    guard let tag = document.name("wp:comment") else { return [] }
    let base = text(i, "link").flatMap { PageAddress($0) }
    var found: [FoundComment] = []
    for at in document.children(i) where document.tag(at) == tag {
      let type = text(at, "wp:comment_type")
      if type == "pingback" || type == "trackback" {
        pings += 1
        continue
      }
      if let approved = text(at, "wp:comment_approved"), approved != "1" {
        unapproved += 1
        continue
      }
      let parent = text(at, "wp:comment_parent")
      found.append(
        FoundComment(
          id: text(at, "wp:comment_id"), parentID: parent == "0" ? nil : parent,
          author: try text(at, "wp:comment_author").map { try HTMLFragment.text($0) },
          date: WordPressREST.timestamp(
            gmt: text(at, "wp:comment_date_gmt"), local: text(at, "wp:comment_date")),
          blocks: try HTMLFragment.blocks(
            text(at, "wp:comment_content") ?? "", base: base, keepsLines: true)))
    }
    return found.sorted {
      ($0.date?.seconds ?? 0, $0.id.flatMap { Int($0) } ?? 0)
        < ($1.date?.seconds ?? 0, $1.id.flatMap { Int($0) } ?? 0)
    }
  }

  private func overview(_ channel: Int, _ posts: [Post]) -> Article {
    Article(
      title: text(channel, "title").map { SafeText(field: $0) },
      blocks: posts.map { post in
        let count = post.comments.count
        let safe = SafeText(
          body: "\(post.title) (\(count) \(count == 1 ? "comment" : "comments"))")
        let address = post.link.flatMap { PageAddress.complete($0, base: nil) }
        return Block(
          .list, safe,
          links: address.map { [Link(text: safe, address: SafeText(field: $0))] } ?? [])
      })
  }
}
