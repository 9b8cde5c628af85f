import CLibXML
import Discussions

/// Reads a saved or fetched HTML page: its article, its comments, and what it keeps elsewhere.
struct PageImporter {
  let document: Document
  let location: String
  let limits: Limits
  private let metadata: PageMetadata

  /// - Parameter address: where the page was fetched from, which its relative links are read against;
  ///   nil for a saved page.
  init(
    _ source: consuming SourceText, location: String, address: WebAddress? = nil, limits: Limits
  ) throws {
    document = try Document(MissingSemicolons.repaired(source.utf8), as: .html)
    self.location = location
    self.limits = limits
    metadata = PageMetadata(document, fetchedFrom: address)
  }

  /// What a page holds, before its comments have their places.
  struct Reading {
    var article: Article
    var comments: [FoundComment]
    /// What the page says of comments that it does not hold; the counts of `comments` are not in it.
    var statements: PageStatements
    var address: PageAddress?
    var isCutShort: Bool
  }

  func reading() throws -> Reading {
    let items = Self.items(in: document)
    try limits.check(.comments, items.count, location: location)
    var found = comments(from: items)
    if found.comments.isEmpty {
      found.comments = try JSONLDComments.comments(
        in: LinkedData.objects(in: document), base: metadata.base)
      try limits.check(.comments, found.comments.count, location: location)
    }
    var statements = PageStatements(document, metadata: metadata)
    statements.pings = found.pings
    let article = ArticleExtraction(
      document, metadata: metadata, comments: items.map(\.region)
    ).article()
    return Reading(
      article: article, comments: found.comments, statements: statements,
      address: metadata.address, isCutShort: document.isCutShort)
  }

  func discussion() throws -> Discussion {
    let reading = try reading()
    let (tree, orphans) = CommentTree.stated(reading.comments)
    var statements = reading.statements
    statements.found = tree.count
    statements.cut = reading.comments.count(where: \.isCut)
    statements.orphans = orphans
    var notes = statements.notes()
    if reading.isCutShort {
      notes.append(
        Note(.missing, "the page nests its elements too deeply to be read to its end"))
    }
    return Discussion(
      source: Source(
        kind: .html, location: SafeText(field: location),
        address: reading.address.map { SafeText(field: $0.string) },
        statedCount: statements.statedCount),
      article: reading.article, comments: tree, notes: notes)
  }

  /// The comments as the layout shows that finds most of them, and most of their ids.
  private static func items(in document: Document) -> [CommentItem] {
    let wpDiscuz = WpDiscuzPage.items(in: document)
    if !wpDiscuz.isEmpty { return wpDiscuz }
    var best: (items: [CommentItem], named: Int) = ([], 0)
    for layout in [
      WordPressPage.items, BloggerPage.items, MicrodataPage.items, HackerNewsPage.items,
    ] {
      let items = layout(document)
      let named = items.count { $0.id != nil }
      if (items.count + named) > (best.items.count + best.named) { best = (items, named) }
    }
    return best.items.isEmpty ? NestedListPage.items(in: document) : best.items
  }

  private func comments(
    from items: [CommentItem]
  ) -> (comments: [FoundComment], pings: Int) {
    let context = CommentContext(document: document, metadata: metadata, items: items)
    var comments: [FoundComment] = []
    comments.reserveCapacity(items.count)
    /// Index among `comments` of each item, or of what stands in for one that was left out.
    var index: [Int?] = []
    var pings = 0
    for item in items {
      var item = item
      item.parent = item.parent.flatMap { $0 < index.count ? index[$0] : nil }
      if item.isPing {
        pings += 1
        index.append(item.parent)
        continue
      }
      var fields = CommentFields(context)
      var comment = fields.read(item)
      comment.isCut = fields.isCut
      index.append(comments.count)
      comments.append(comment)
    }
    // A form, or an invitation to write one, in the place of comments.
    let isNone = comments.allSatisfy {
      $0.id == nil && $0.author == nil && $0.date == nil && $0.dateText == nil
    }
    return (isNone ? [] : comments, pings)
  }
}
