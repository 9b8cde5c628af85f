import CLibXML
import Discussions

/// RSS 2 and Atom: feeds of posts, and the comment feeds of a post or a site.
struct FeedImporter {
  private let document: Document
  private let location: String
  private let limits: Limits
  private let entries: [Int]
  /// The element that describes the feed itself.
  private let feed: Int
  private let isAtom: Bool

  /// nil when the document is no feed.
  init?(_ document: Document, location: String, limits: Limits) {
    self.document = document
    self.location = location
    self.limits = limits
    let root = document.tag(0)
    if root == document.name("feed") {
      (isAtom, feed) = (true, 0)
      entries = Array(
        document.children(0).filter { [entry = document.name("entry")] in
          document.tag($0) == entry
        })
    } else if root == document.name("rss") || root == document.name("rdf:RDF"),
      let channel = document.child(0, document.name("channel"))
    {
      (isAtom, feed) = (false, channel)
      let item = document.name("item")
      // RSS 1 has its items beside the channel.
      let all = Array(document.children(channel)) + Array(document.children(0))
      entries = item == nil ? [] : all.filter { document.tag($0) == item }
    } else {
      return nil
    }
  }

  func discussion() throws -> Discussion {
    if let (found, pages) = try foundComments() { return discussion(of: found, on: pages) }
    try limits.check(.comments, entries.count, location: location)
    return try posts()
  }

  // MARK: Comments

  private struct Entry {
    let id: String
    let link: String?
    let title: String
    let author: String?
    let date: Timestamp?
    let content: String
    let replyTo: String?
  }

  /// A feed of comments: each entry's address points at a comment.
  private var isCommentFeed: Bool {
    let pointing = entries.filter { Self.commentID(in: entry($0)) != nil }.count
    return pointing > 0 && pointing * 2 > entries.count
  }

  private static func commentID(in entry: Entry) -> String? {
    commentID(entry.id) ?? entry.link.flatMap { commentID($0) }
  }

  /// "89" for `…#comment-89`.
  private static func commentID(_ address: String) -> String? {
    guard
      let place = address.range(of: "#comment-") ?? address.range(of: "#IDComment")
        ?? address.range(of: "#comment")
    else { return nil }
    let digits = address[place.upperBound...].prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? nil : String(digits)
  }

  /// The comments of a comment feed, oldest first, with the pages that they stand on; nil for a
  /// feed of something else.
  func foundComments() throws -> (comments: [FoundComment], pages: Set<String>)? {
    guard isCommentFeed else { return nil }
    try limits.check(.comments, entries.count, location: location)
    var found: [FoundComment] = []
    let read = entries.map(entry).sorted {
      ($0.date?.seconds ?? 0, Self.commentID(in: $0).flatMap { Int($0) } ?? 0)
        < ($1.date?.seconds ?? 0, Self.commentID(in: $1).flatMap { Int($0) } ?? 0)
    }
    var addresses: Set<String> = []
    for entry in read {
      let base = entry.link.flatMap { PageAddress($0) }
      if let link = entry.link { addresses.insert(String(link.prefix { $0 != "#" })) }
      let (blocks, answered) = try body(of: entry, base: base)
      found.append(
        FoundComment(
          id: Self.commentID(in: entry),
          parentID: entry.replyTo.flatMap(Self.commentID) ?? answered,
          author: entry.author ?? Self.author(inTitle: entry.title), date: entry.date,
          blocks: blocks))
    }
    return (found, addresses)
  }

  private func discussion(
    of found: [FoundComment], on addresses: Set<String>
  ) -> Discussion {
    let (tree, orphans) = CommentTree.stated(found)
    var notes = ImportNotes()
    notes.add(
      .missing,
      "a comment feed holds the newest comments only (\(tree.count) here): "
        + "open the page's address to get all")
    if addresses.count > 1 {
      notes.add(.skipped, "the comments are those of \(addresses.count) posts together")
    }
    notes.orphans(orphans)
    let address = feedAddress ?? (addresses.count == 1 ? addresses.first : nil)
    return Discussion(
      source: Source(
        kind: .feed, location: SafeText(field: location),
        address: address.map { SafeText(field: $0) }),
      article: Article(title: Self.postTitle(feedTitle).map { SafeText(field: $0) }),
      comments: tree, notes: notes.notes)
  }

  /// A reply's text begins with "In reply to NAME." and a link to the comment that it answers.
  private func body(
    of entry: Entry, base: PageAddress?
  ) throws -> (blocks: [Block], parent: String?) {
    var blocks = try HTMLFragment.blocks(entry.content, base: base)
    guard let first = blocks.first, let link = first.links.first,
      let parent = Self.commentID(link.address.string), first.links.count == 1,
      first.text.utf8.count <= link.text.utf8.count + 60,
      first.text.string.hasSuffix(".") || first.text.string.hasSuffix(link.text.string)
    else { return (blocks, nil) }
    blocks.removeFirst()
    return (blocks, parent)
  }

  /// "NAME" of "By: NAME" and "Comment on POST by NAME".
  private static func author(inTitle title: String) -> String? {
    if title.hasPrefix("By: ") { return String(title.dropFirst(4)) }
    guard title.hasPrefix("Comment on "),
      let by = title.indices.last(where: { title[$0...].hasPrefix(" by ") })
    else { return nil }
    return String(title[by...].dropFirst(4))
  }

  static func postTitle(_ title: String?) -> String? {
    guard let title else { return nil }
    for start in ["Comments on: ", "Comments on "] where title.hasPrefix(start) {
      return String(title.dropFirst(start.count))
    }
    return title
  }

  // MARK: Posts

  private func posts() throws -> Discussion {
    let read = entries.map(entry)
    var blocks: [Block] = []
    for entry in read {
      let title = SafeText(field: try HTMLFragment.text(entry.title))
      let links = entry.link.flatMap { PageAddress.complete($0, base: nil) }.map {
        [Link(text: title, address: SafeText(field: $0))]
      }
      if read.count > 1 { blocks.append(Block(.heading, title, links: links ?? [])) }
      blocks += try HTMLFragment.blocks(
        entry.content, base: entry.link.flatMap { PageAddress($0) })
    }
    var notes = ImportNotes()
    notes.add(
      .missing,
      "the feed holds \(read.count) \(read.count == 1 ? "post" : "posts") and no comments: "
        + "open a post by its address")
    let only = read.count == 1 ? read.first : nil
    return Discussion(
      source: Source(
        kind: .feed, location: SafeText(field: location),
        address: (only?.link ?? feedAddress).map { SafeText(field: $0) }),
      article: Article(
        title: (try (only?.title ?? feedTitle).map { try HTMLFragment.text($0) }).map {
          SafeText(field: $0)
        },
        byline: only?.author.map { SafeText(field: $0) }, published: only?.date, blocks: blocks),
      notes: notes.notes)
  }

  // MARK: Fields

  var feedTitle: String? {
    document.child(feed, .title).map { document.content($0).trimmed }
  }

  private var feedAddress: String? {
    for i in document.children(feed) where document.tag(i) == .link {
      if isAtom {
        let rel = document.attribute(i, .rel)
        if rel == nil || rel == "alternate" { return document.attribute(i, .href) }
      } else {
        let text = document.content(i).trimmed
        if !text.isEmpty { return text }
      }
    }
    return nil
  }

  private func entry(_ i: Int) -> Entry {
    func text(_ name: String) -> String? {
      guard let at = document.child(i, document.name(name)) else { return nil }
      let text = document.content(at).trimmed
      return text.isEmpty ? nil : text
    }
    if isAtom { return atomEntry(i, text) }
    return Entry(
      id: text("guid") ?? "", link: text("link"), title: text("title") ?? "",
      author: text("dc:creator") ?? text("author"),
      date: (text("pubDate") ?? text("dc:date")).flatMap { StatedDate.timestamp($0) },
      content: text("content:encoded") ?? text("description") ?? "", replyTo: reply(i))
  }

  private func atomEntry(_ i: Int, _ text: (String) -> String?) -> Entry {
    var link: String?
    for at in document.children(i) where document.tag(at) == .link {
      let rel = document.attribute(at, .rel)
      if rel == nil || rel == "alternate" { link = link ?? document.attribute(at, .href) }
    }
    let author = document.child(i, document.name("author")).flatMap { author in
      document.child(author, document.name("name")).map { document.content($0).trimmed }
    }
    return Entry(
      id: text("id") ?? "", link: link, title: text("title") ?? "", author: author,
      date: (text("published") ?? text("updated")).flatMap { StatedDate.timestamp($0) },
      content: text("content") ?? text("summary") ?? "", replyTo: reply(i))
  }

  private func reply(_ i: Int) -> String? {
    document.child(i, document.name("thr:in-reply-to")).flatMap { document.attribute($0, .ref) }
  }
}
