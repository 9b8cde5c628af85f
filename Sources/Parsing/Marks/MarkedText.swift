import Discussions

/// Text copied from a page that kept marks: names, dates, "Reply to NAME", "82 Comments",
/// numbered and indented lists.
///
/// Reads what a browser's select-all, resiliparse, inscriptis, w3m and lynx make of comment pages.
/// Text without such marks is `FlatText`.
package enum MarkedText {
  /// Whether the text shows enough marks of one kind to be read by them.
  package static func recognises(_ bytes: [UInt8]) -> Bool {
    layout(of: MarkedPage(decoded(beginning(bytes)))) != nil
  }

  /// So much of a text is looked at to see whether it has marks; a page of many megabytes has some
  /// in its first.
  private static let sample = 1 << 20

  /// The whole lines among the first bytes of a long text; a short one as it is.
  private static func beginning(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > sample else { return bytes }
    let end = bytes[..<sample].lastIndex(of: 0x0A) ?? sample
    return Array(bytes[..<end])
  }

  /// Lines to a mark beyond which marks are chance: a wrapped dump of long comments has about 60, an
  /// article of hundreds of lines above three comments some more.
  private static let linesPerHead = 400

  private static func layout(of page: MarkedPage) -> CommentLayout? {
    guard let layout = HeadFinder(page: page).layout(),
      layout.heads.count * linesPerHead >= page.lines.count
    else { return nil }
    return layout
  }

  /// nil when the text shows no layout of comments that can be trusted.
  ///
  /// - Parameters:
  ///   - bytes: the whole text; ill-formed UTF-8 is repaired.
  ///   - location: path or address as the user gave it.
  ///   - repairs: what a reader has put right of parents and writers, where the page says not whom
  ///     comments answer.
  ///   - isExplained: whether links that are inferred hold their evidence.
  ///   - manner: how closely it is read where the page says not whom comments answer.
  ///   - goesOn: asked every few lines while it is read closely; false leaves that.
  package static func discussion(
    from bytes: [UInt8], location: String, repairs: Repairs = .none, isExplained: Bool = true,
    manner: FlatText.Manner = .quick, goesOn: () -> Bool = { true }
  ) -> Discussion? {
    guard let read = Reading(bytes, repairs) else { return nil }
    var source = Source(kind: .markedText, location: SafeText(field: location))
    source.statedCount = read.statedCount
    var (comments, links) = (read.comments, read.links)
    if let recovered = read.recovery?.links(
      manner: manner, isExplained: isExplained, goesOn: goesOn)
    {
      links = recovered
      for i in comments.indices { comments[i].link = links[i].link }
    }
    let tree = CommentTree.arranging(comments, parents: links.map(\.parent)).tree
    return Discussion(
      source: source, article: read.article.article, comments: tree,
      notes: notes(
        above: read.article.skipped, between: read.between, below: read.below, source: source,
        found: tree.count))
  }

  /// What the lines of a page mean that says not whom its comments answer; nil for any other text,
  /// and as for bare text.
  package static func meanings(
    of bytes: [UInt8], repairs: Repairs, goesOn: () -> Bool
  ) -> FlatText.Meanings? {
    Reading(bytes, repairs)?.recovery?.meanings(goesOn: goesOn)
  }

  /// A page taken apart.
  private struct Reading {
    var article: MarkedArticle
    var comments: [Comment] = []
    /// What the page says of whom each answers.
    var links: [ParentResolver.Link]
    /// Recovers whom they answer, where the page does not say it.
    var recovery: ParentRecovery?
    var statedCount: Int?
    /// Forms between comments, and where the first begins.
    var between: (lines: Int, from: Int?) = (0, nil)
    /// What follows the last comment.
    var below = MarkedBody.Content()

    init?(_ bytes: [UInt8], _ repairs: Repairs) {
      guard bytes.count <= sample || recognises(bytes) else { return nil }
      let page = MarkedPage(decoded(bytes))
      guard let layout = layout(of: page), let first = layout.heads.first else { return nil }
      let quotations = Quotations(page: page, layout: layout)
      let body = MarkedBody(page: page, layout: layout, quotations: quotations)
      let heading = page.heading(before: first.lines.lowerBound)
      statedCount = heading?.count
      // What counts the comments in the article's own line stands above its text.
      let isSubline = heading.map { page.marks[$0.index].stamp != nil } ?? false
      article = MarkedArticle(
        page: page, end: (isSubline ? nil : heading?.index) ?? first.lines.lowerBound,
        wrap: body.wrap)
      var resolver = ParentResolver(layout)
      links = resolver.resolve()
      let isMonthFirst = isMonthFirst(layout)
      for (i, head) in layout.heads.enumerated() {
        let isLast = i + 1 == layout.heads.count
        let content = body.content(
          of: layout.text(of: i, lineCount: page.lines.count),
          isItem: layout.kind == .list && head.name == nil)
        if isLast {
          below = content
        } else if let line = content.formFrom {
          between = (between.lines + content.formLines, between.from ?? line)
        }
        comments.append(comment(head, content, links[i].link, isMonthFirst: isMonthFirst))
      }
      if !resolver.tellsParents {
        let places = StatedPlaces(page: page, layout: layout, statedCount: statedCount).places
        let times = WritingTimes(
          moments: comments.map(\.date), ages: layout.heads.map { $0.stamp?.age })
        recovery = ParentRecovery(
          article: article.article, comments: comments,
          page: ParentRecovery.Page(places: places, quoted: quotations.quoted, times: times),
          repairs: repairs)
        comments = recovery?.comments ?? comments
      }
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func comment(
    _ head: CommentHead, _ content: MarkedBody.Content, _ link: ParentLink, isMonthFirst: Bool
  ) -> Comment {
    let moment = isMonthFirst ? head.stamp?.swapped ?? head.stamp?.moment : head.stamp?.moment
    return Comment(
      author: head.name.map { .stated(SafeText(field: $0)) }, date: moment,
      dateText: moment == nil ? head.stamp.map { SafeText(field: $0.words) } : nil,
      blocks: content.blocks.isEmpty ? [textless(head)] : content.blocks, link: link,
      score: head.score ?? content.score)
  }

  /// What stands for the text of a picture alone, or of a comment that is gone.
  private static func textless(_ head: CommentHead) -> Block {
    let isGone = head.name.flatMap { LineMarks.absentName(in: $0) } != nil
    return Block(.notice, isGone ? "[deleted]" : "[no text]")
  }

  /// Whether "5/4/2020" is the fourth of May: when the page has dates like "5/15/2020" and none like
  /// "15/5/2020".
  private static func isMonthFirst(_ layout: CommentLayout) -> Bool {
    let stamps = layout.heads.compactMap(\.stamp)
    return stamps.contains { $0.isMonthFirst == true }
      && !stamps.contains { $0.isMonthFirst == false }
  }

  private static func notes(
    above: Int, between: (lines: Int, from: Int?), below: MarkedBody.Content, source: Source,
    found: Int
  ) -> [Note] {
    var notes: [Note] = []
    if above > 0 {
      let words = "\(above.counted("short piece")) above the comments: menus, forms, buttons"
      notes.append(Note(.skipped, SafeText(field: words)))
    }
    if let line = between.from {
      let words = "\(between.lines.counted("line")) between comments: forms"
      notes.append(Note(.skipped, SafeText(field: words), line: line))
    }
    if let line = below.skippedFrom {
      let words = "\(below.skipped.counted("line")) below the comments: forms, menus"
      notes.append(Note(.skipped, SafeText(field: words), line: line))
    }
    if let stated = source.statedCount, stated > found {
      notes.append(
        Note(
          .missing,
          "the page says \(stated) comments and the text holds \(found): open its address to get the rest"
        ))
    }
    return notes
  }
}
