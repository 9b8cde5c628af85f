import Discussions

/// Hacker News: nested items of Algolia's interface, and flat items of Firebase's.
enum HackerNews {
  // MARK: Algolia

  private struct AlgoliaItem: Decodable {
    let id: Int
    let author: String?
    let text: String?
    let title: String?
    let url: String?
    let created: Timestamp?
    let points: Int?
    let children: [AlgoliaItem]

    private enum Keys: String, CodingKey {
      case id, author, text, title, url, points, children
      case created = "created_at"
      case seconds = "created_at_i"
    }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: Keys.self)
      id = try box.decode(Int.self, forKey: .id)
      author = box.lenient(.author)
      text = box.lenient(.text)
      title = box.lenient(.title)
      url = box.lenient(.url)
      created =
        box.lenient(.created, as: String.self).flatMap { Timestamp(iso: $0) }
        ?? box.lenient(.seconds, as: Int64.self).map { Timestamp(seconds: $0) }
      points = box.lenient(.points)
      children = box.lenient(.children, as: LenientArray<AlgoliaItem>.self)?.elements ?? []
    }
  }

  static func discussion(
    algolia utf8: [UInt8], location: String, limits: Limits
  ) throws -> Discussion {
    let root = try JSONText.decode(AlgoliaItem.self, from: utf8, location: location)
    var found: [FoundComment] = []
    // The order of children is not promised; older first is how the page shows equals.
    func sorted(_ items: [AlgoliaItem]) -> [AlgoliaItem] {
      items.sorted { ($0.created?.seconds ?? 0, $0.id) < ($1.created?.seconds ?? 0, $1.id) }
    }
    var stack = sorted(root.children).reversed().map { (item: $0, parent: Int?.none) }
    while let (item, parent) = stack.popLast() {
      let index = found.count
      found.append(
        FoundComment(
          id: String(item.id), parentIndex: parent, author: item.author, date: item.created,
          blocks: try body(item.text, isDeleted: item.text == nil && item.author == nil),
          score: item.points))
      for child in sorted(item.children).reversed() { stack.append((child, index)) }
    }
    try limits.check(.comments, found.count, location: location)
    let article = Article(
      title: root.title.map { SafeText(field: $0) },
      byline: root.author.map { SafeText(field: $0) }, published: root.created,
      blocks: try articleBlocks(text: root.text, url: root.url))
    return discussion(id: root.id, article: article, found: found, stated: nil, location: location)
  }

  // MARK: Firebase

  private struct FirebaseItem: Decodable {
    let id: Int
    let type: String?
    let by: String?
    let text: String?
    let title: String?
    let url: String?
    let time: Int64?
    let score: Int?
    let parent: Int?
    let kids: [Int]
    let descendants: Int?
    let isDeleted: Bool
    let isDead: Bool

    private enum Keys: String, CodingKey {
      case id, type, by, text, title, url, time, score, parent, kids, descendants, deleted, dead
    }

    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: Keys.self)
      id = try box.decode(Int.self, forKey: .id)
      type = box.lenient(.type)
      by = box.lenient(.by)
      text = box.lenient(.text)
      title = box.lenient(.title)
      url = box.lenient(.url)
      time = box.lenient(.time)
      score = box.lenient(.score)
      parent = box.lenient(.parent)
      kids = box.lenient(.kids) ?? []
      descendants = box.lenient(.descendants)
      isDeleted = box.lenient(.deleted) ?? false
      isDead = box.lenient(.dead) ?? false
    }
  }

  /// The numbers of an item's answers, as the site ranks them.
  static func kids(ofFirebase utf8: [UInt8], location: String) throws -> [Int] {
    try JSONText.decode(FirebaseItem.self, from: utf8, location: location).kids
  }

  /// - Parameter isList: several items, as an array or an object keyed by their numbers.
  static func discussion(
    firebase utf8: [UInt8], isList: Bool, location: String, limits: Limits
  ) throws -> Discussion {
    let items: [FirebaseItem]
    if !isList {
      items = [try JSONText.decode(FirebaseItem.self, from: utf8, location: location)]
    } else if utf8.first(where: { $0 > 0x20 }) == 0x5B {
      items = try JSONText.decode(LenientArray<FirebaseItem>.self, from: utf8, location: location)
        .elements
    } else {
      items = Array(
        try JSONText.decode([String: FirebaseItem].self, from: utf8, location: location).values)
    }
    try limits.check(.comments, items.count, location: location)
    return try discussion(items, location: location)
  }

  private static func discussion(_ items: [FirebaseItem], location: String) throws -> Discussion {
    let known = Set(items.map(\.id))
    let root =
      items.first { $0.parent == nil } ?? items.first { !known.contains($0.parent ?? -1) }
    var rank: [Int: Int] = [:]
    for item in items { for (i, kid) in item.kids.enumerated() { rank[kid] = i } }
    // Kids are ranked by the site; what no parent names follows by number.
    let comments = items.filter { $0.id != root?.id }.sorted {
      (rank[$0.id] ?? .max, $0.id) < (rank[$1.id] ?? .max, $1.id)
    }
    let found = try comments.map { item in
      FoundComment(
        id: String(item.id),
        parentID: item.parent.flatMap { $0 == root?.id ? nil : String($0) },
        author: item.by, date: item.time.map { Timestamp(seconds: $0) },
        blocks: try body(item.text, isDeleted: item.isDeleted, isDead: item.isDead),
        score: item.score)
    }
    let article = Article(
      title: root?.title.map { SafeText(field: $0) },
      byline: root?.by.map { SafeText(field: $0) },
      published: root?.time.map { Timestamp(seconds: $0) },
      blocks: try articleBlocks(text: root?.text, url: root?.url))
    return discussion(
      id: root?.id, article: article, found: found,
      stated: root?.descendants ?? root.map { $0.kids.count }, location: location)
  }

  // MARK: Both

  private static func discussion(
    id: Int?, article: Article, found: [FoundComment], stated: Int?, location: String
  ) -> Discussion {
    let (tree, orphans) = CommentTree.stated(found)
    var notes = ImportNotes()
    notes.missing(stated: stated, found: tree.count, what: "item")
    notes.orphans(orphans)
    return Discussion(
      source: Source(
        kind: .hackerNews, location: SafeText(field: location),
        address: id.map { "https://news.ycombinator.com/item?id=\($0)" }, statedCount: stated),
      article: article, comments: tree, notes: notes.notes)
  }

  private static func body(
    _ text: String?, isDeleted: Bool, isDead: Bool = false
  ) throws -> [Block] {
    let blocks = try HTMLFragment.blocks(text ?? "")
    if !blocks.isEmpty { return blocks }
    return [Block(.notice, isDeleted ? "[deleted]" : isDead ? "[dead]" : "[no text]")]
  }

  private static func articleBlocks(text: String?, url: String?) throws -> [Block] {
    var blocks = try HTMLFragment.blocks(text ?? "")
    if let url, let address = PageAddress.complete(url, base: nil) {
      let safe = SafeText(field: address)
      blocks.insert(Block(.paragraph, safe, links: [Link(text: safe, address: safe)]), at: 0)
    }
    return blocks
  }
}
