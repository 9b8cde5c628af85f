import Discussions

/// Finds the article among the lines above the comments: running text, without menus and forms.
struct MarkedArticle {
  var article = Article()
  /// Lines of the page that are neither article nor comment.
  var skipped = 0

  init(page: MarkedPage, end: Int, wrap: WrapWidth) {
    let blocks = MarkedBody.blocks(
      Array(page.lines[Self.start(of: page, above: end)..<end]), wrap: wrap)
    // Where no paragraph is long, those count that end as sentences do.
    guard
      let first = blocks.firstIndex(where: {
        Self.isText($0) && !Self.marks($0, of: page).isClosing
      }) ?? blocks.firstIndex(where: { Self.isSentence($0, of: page) })
    else {
      skipped = blocks.count
      return
    }
    // Forms and related posts stand between some articles and their comments.
    let closing = blocks[first...].firstIndex { Self.marks($0, of: page).isClosing } ?? blocks.count
    let open = blocks[first..<closing]
    var last =
      open.lastIndex(where: Self.isText)
      ?? open.lastIndex { Self.isSentence($0, of: page) } ?? first
    // A short last paragraph is none of the menus when it ends as a sentence does.
    while last + 1 < closing, Self.isSentence(blocks[last + 1], of: page) { last += 1 }
    let above = blocks[..<first]
    let title = above.suffix(4).last { Self.isTitle($0, of: page) }
    article.title = title.map { SafeText(field: $0.text.string) }
    for block in above.suffix(4) + blocks[(last + 1)...].prefix(3) {
      readByline(block, of: page)
    }
    article.blocks = blocks[first...last].enumerated().compactMap { i, block in
      let marks = Self.marks(block, of: page)
      if marks.isAction || marks.isPicture || marks.heading != nil { return nil }
      var block = block
      if block.kind == .paragraph, Self.isHeading(block) { block.kind = .heading }
      return block
    }
    skipped = blocks.count - article.blocks.count - (title == nil ? 0 : 1)
  }

  /// lynx begins with the page's feeds and the like, up to an empty line, after a "#".
  private static func start(of page: MarkedPage, above end: Int) -> Int {
    guard let first = page.lines.first, first.ink.hasPrefix("#") else { return 0 }
    return page.lines[..<end].firstIndex { $0.isBlank } ?? 0
  }

  private mutating func readByline(_ block: Block, of page: MarkedPage) {
    let marks = Self.marks(block, of: page)
    if let stamp = marks.stamp {
      article.published = article.published ?? stamp.moment
      article.byline = article.byline ?? marks.inlineName.map { SafeText(field: $0) }
    } else if article.byline == nil {
      guard Self.isByline(block) else { return }
      article.byline = LineMarks.name(in: Substring(block.text.string)).map { SafeText(field: $0) }
    }
  }

  private static func marks(_ block: Block, of page: MarkedPage) -> LineMarks {
    guard let line = block.line, page.marks.indices.contains(line - 1) else { return .none }
    return page.marks[line - 1]
  }

  private static func isText(_ block: Block) -> Bool {
    let hasStop = block.text.utf8.contains {
      $0 == 0x2E || $0 == 0x2C || $0 == 0x3F || $0 == 0x21
    }
    let isWide = block.text.string.unicodeScalars.prefix(200).count { $0.value >= 0x2E80 } > 40
    return hasStop && RunningText.hasWords(RunningText.leastWords, in: block.text.utf8) || isWide
  }

  private static func isSentence(_ block: Block, of page: MarkedPage) -> Bool {
    let marks = marks(block, of: page)
    guard marks.stamp == nil, !marks.isAction, marks.heading == nil, !marks.isClosing,
      let end = block.text.string.unicodeScalars.last
    else { return false }
    return ".!?”\"".unicodeScalars.contains(end)
      && RunningText.hasWords(leastSentenceWords, in: block.text.utf8)
  }

  /// "Share this." and the like are shorter.
  private static let leastSentenceWords = 5

  private static func isTitle(_ block: Block, of page: MarkedPage) -> Bool {
    let marks = marks(block, of: page)
    let words = block.text.string.split(separator: " ").count
    return words >= 2 && words <= 30 && block.kind == .paragraph && marks.stamp == nil
      && !marks.isAction && !marks.isPicture && marks.heading == nil && !isByline(block)
      && !LineTokens(Substring(block.text.string)).starts(with: ["skip", "to"])
  }

  /// "By Ada Lund"
  private static func isByline(_ block: Block) -> Bool {
    let words = LineTokens(Substring(block.text.string))
    return words.word(0).map(MarkWords.by.contains) ?? false && (2..<8).contains(words.count)
  }

  private static func isHeading(_ block: Block) -> Bool {
    guard let last = block.text.string.unicodeScalars.last, block.text.utf8.count <= 100
    else { return false }
    return ![".", "!", ":", ",", ";", "…", "”", "\"", "*", ")"].contains(last)
  }
}
