import CLibXML
import Discussions

/// The XML that Disqus exports: threads, and the posts of all of them mixed.
struct DisqusImporter {
  private let document: Document
  private let location: String
  private let limits: Limits
  private let idKey: CLXKey?

  init(_ document: Document, location: String, limits: Limits) {
    self.document = document
    self.location = location
    self.limits = limits
    idKey = document.key("dsq:id")
  }

  private struct Thread {
    let id: String
    let title: String
    let link: String?
    let date: Timestamp?
  }

  func discussion() throws -> Discussion {
    let threadTag = document.name("thread")
    let postTag = document.name("post")
    var threads: [String: Thread] = [:]
    var order: [String] = []
    var found: [(comment: FoundComment, thread: String)] = []
    var spam = 0
    for i in document.children(0) {
      if threadTag != nil, document.tag(i) == threadTag, let id = id(i), threads[id] == nil {
        threads[id] = Thread(
          id: id, title: text(i, "title") ?? "", link: text(i, "link"), date: date(i))
        order.append(id)
      } else if postTag != nil, document.tag(i) == postTag {
        if text(i, "isSpam") == "true" {
          spam += 1
          continue
        }
        let thread = document.child(i, threadTag).flatMap { id($0) } ?? ""
        if threads[thread] == nil, !order.contains(thread) { order.append(thread) }
        found.append((try comment(i), thread))
      }
    }
    try limits.check(.comments, found.count, location: location)
    return discussion(threads, order, found, spam: spam)
  }

  private func discussion(
    _ threads: [String: Thread], _ order: [String],
    _ found: [(comment: FoundComment, thread: String)], spam: Int
  ) -> Discussion {
    var rank: [String: Int] = [:]
    for (i, id) in order.enumerated() { rank[id] = i }
    var counts: [String: Int] = [:]
    for post in found { counts[post.thread, default: 0] += 1 }
    let sorted = found.enumerated().sorted { a, b in
      (rank[a.element.thread] ?? 0, a.element.comment.date?.seconds ?? 0, a.offset)
        < (rank[b.element.thread] ?? 0, b.element.comment.date?.seconds ?? 0, b.offset)
    }
    let (tree, orphans) = CommentTree.stated(sorted.map(\.element.comment))
    var notes = ImportNotes()
    if counts.count > 1 {
      notes.add(
        .skipped,
        "the export holds \(counts.count) threads with comments, shown one after the other")
    }
    notes.unapproved(spam)
    notes.orphans(orphans)
    let only = counts.count == 1 ? counts.keys.first.flatMap { threads[$0] } : nil
    return Discussion(
      source: Source(
        kind: .disqus, location: SafeText(field: location),
        address: only?.link.map { SafeText(field: $0) }),
      article: only.map {
        Article(title: SafeText(field: $0.title), published: $0.date)
      } ?? overview(order.compactMap { threads[$0] }, counts),
      comments: tree, notes: notes.notes)
  }

  private func overview(_ threads: [Thread], _ counts: [String: Int]) -> Article {
    let named = threads.filter { !$0.title.isEmpty || counts[$0.id] != nil }
    return Article(
      title: "Disqus export",
      blocks: named.map { thread in
        let count = counts[thread.id] ?? 0
        let name = thread.title.isEmpty ? thread.id : thread.title
        let safe = SafeText(body: "\(name) (\(count) \(count == 1 ? "comment" : "comments"))")
        let address = thread.link.flatMap { PageAddress.complete($0, base: nil) }
        return Block(
          .list, safe,
          links: address.map { [Link(text: safe, address: SafeText(field: $0))] } ?? [])
      })
  }

  private func comment(_ i: Int) throws -> FoundComment {
    let author = document.child(i, document.name("author"))
    let name = author.flatMap { text($0, "name") ?? text($0, "username") }
    let message = text(i, "message") ?? ""
    let isDeleted = text(i, "isDeleted") == "true"
    let blocks =
      isDeleted
      ? [Block(.notice, "[deleted]")]
      : try HTMLFragment.blocks(message, keepsLines: !message.contains("<p"))
    return FoundComment(
      id: id(i), parentID: document.child(i, document.name("parent")).flatMap { id($0) },
      author: name, date: date(i), blocks: blocks)
  }

  private func id(_ i: Int) -> String? { idKey.flatMap { document.attribute(i, $0) } }

  private func date(_ i: Int) -> Timestamp? {
    text(i, "createdAt").flatMap { StatedDate.timestamp($0) }
  }

  private func text(_ i: Int, _ name: String) -> String? {
    guard let at = document.child(i, document.name(name)) else { return nil }
    let text = document.content(at).trimmed
    return text.isEmpty ? nil : text
  }
}
