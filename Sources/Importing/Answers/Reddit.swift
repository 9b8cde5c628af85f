import Discussions

/// Reddit's `/comments/ID.json`: a listing with the post and one with its comments.
enum Reddit {
  private struct Thing: Decodable {
    let kind: String
    let data: Contents

    private enum Keys: String, CodingKey { case kind, data }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: Keys.self)
      kind = box.lenient(.kind) ?? ""
      data = try box.decode(Contents.self, forKey: .data)
    }
  }

  /// A listing, a post (`t3`), a comment (`t1`) or a stub for comments not sent (`more`).
  private struct Contents: Decodable {
    let children: [Thing]
    /// Empty text where there are none.
    let replies: [Thing]
    let id: String?
    let author: String?
    let title: String?
    let body: String?
    let bodyHTML: String?
    let permalink: String?
    let url: String?
    let created: Double?
    let score: Int?
    let count: Int?
    let commentCount: Int?

    private enum Keys: String, CodingKey {
      case children, replies, id, author, title, body, selftext, permalink, url, score, count
      case bodyHTML = "body_html"
      case selftextHTML = "selftext_html"
      case created = "created_utc"
      case commentCount = "num_comments"
    }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: Keys.self)
      // In a stub the children are ids, which are no things.
      children = box.lenient(.children, as: LenientArray<Thing>.self)?.elements ?? []
      replies = box.lenient(.replies, as: Thing.self)?.data.children ?? []
      id = box.lenient(.id)
      author = box.lenient(.author)
      title = box.lenient(.title)
      body = box.lenient(.body) ?? box.lenient(.selftext)
      bodyHTML = box.lenient(.bodyHTML) ?? box.lenient(.selftextHTML)
      permalink = box.lenient(.permalink)
      url = box.lenient(.url)
      created = box.lenient(.created)
      score = box.lenient(.score)
      count = box.lenient(.count)
      commentCount = box.lenient(.commentCount)
    }

    var date: Timestamp? {
      created.flatMap { Int64(exactly: $0.rounded()) }.map { Timestamp(seconds: $0) }
    }

    func blocks() throws -> [Block] {
      if let html = bodyHTML {
        // Without `raw_json=1` Reddit escapes the HTML once more.
        let plain = html.hasPrefix("&lt;") ? unescaped(html) : html
        let blocks = try HTMLFragment.blocks(plain, base: PageAddress("https://www.reddit.com/"))
        if !blocks.isEmpty { return blocks }
      }
      return MarkdownText.blocks(unescaped(body ?? ""))
    }

    private func unescaped(_ text: String) -> String {
      guard text.utf8.contains(0x26) else { return text }
      return text.replacingAll("&lt;", with: "<").replacingAll("&gt;", with: ">")
        .replacingAll("&quot;", with: "\"").replacingAll("&#39;", with: "'")
        .replacingAll("&amp;", with: "&")
    }
  }

  static func discussion(
    from utf8: [UInt8], location: String, limits: Limits
  ) throws -> Discussion {
    let listings: [Thing]
    if utf8.first(where: { $0 > 0x20 }) == 0x5B {
      listings = try JSONText.decode(LenientArray<Thing>.self, from: utf8, location: location)
        .elements
    } else {
      listings = [try JSONText.decode(Thing.self, from: utf8, location: location)]
    }
    let things = listings.flatMap { $0.kind == "Listing" ? $0.data.children : [$0] }
    let post = things.first { $0.kind == "t3" }?.data
    var found: [FoundComment] = []
    var unsent = 0
    var stack = things.reversed().map { (thing: $0, parent: Int?.none) }
    while let (thing, parent) = stack.popLast() {
      let data = thing.data
      switch thing.kind {
      case "more": unsent += data.count ?? 0
      case "t1":
        let index = found.count
        found.append(try comment(data, parent))
        for reply in data.replies.reversed() { stack.append((reply, index)) }
      default: continue
      }
    }
    try limits.check(.comments, found.count, location: location)
    let (tree, _) = CommentTree.stated(found)
    var notes = ImportNotes()
    if unsent > 0 {
      notes.add(
        .missing,
        "\(unsent) more \(unsent == 1 ? "comment was" : "comments were") not sent with this answer: "
          + "open the thread's address to get the rest")
    } else {
      notes.missing(stated: post?.commentCount, found: tree.count, what: "post")
    }
    return Discussion(
      source: Source(
        kind: .reddit, location: SafeText(field: location),
        address: post?.permalink.map { SafeText(field: "https://www.reddit.com" + $0) },
        statedCount: post?.commentCount),
      article: try article(post), comments: tree, notes: notes.notes)
  }

  private static func comment(_ data: Contents, _ parent: Int?) throws -> FoundComment {
    let isGone = data.body == "[deleted]" || data.body == "[removed]"
    let author = data.author == "[deleted]" ? nil : data.author
    let blocks = try data.blocks()
    return FoundComment(
      id: data.id, parentIndex: parent, author: author, date: data.date,
      blocks: isGone ? [Block(.notice, SafeText(field: data.body ?? ""))] : blocks,
      score: data.score)
  }

  private static func article(_ post: Contents?) throws -> Article {
    guard let post else { return Article() }
    var blocks = try post.blocks()
    if let url = post.url.flatMap({ PageAddress.complete($0, base: nil) }),
      !(post.permalink.map { url.contains($0) } ?? false)
    {
      let safe = SafeText(field: url)
      blocks.insert(Block(.paragraph, safe, links: [Link(text: safe, address: safe)]), at: 0)
    }
    return Article(
      title: try post.title.map { SafeText(field: try HTMLFragment.text($0)) },
      byline: post.author.map { SafeText(field: $0) }, published: post.date, blocks: blocks)
  }
}

extension String {
  /// Every occurrence of `part` replaced, from left to right.
  func replacingAll(_ part: String, with replacement: String) -> String {
    var out = ""
    var rest = self[...]
    while let found = rest.range(of: part) {
      out += rest[..<found.lowerBound]
      out += replacement
      rest = rest[found.upperBound...]
    }
    return out.isEmpty && rest.startIndex == startIndex ? self : out + rest
  }
}
