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
      // A page that only links to an article has its headline, and below that who found it when. A
      // forum has its subject above each comment again.
      let line = blocks.lastIndex { Self.marks($0, of: page).stamp != nil }
      if let line { readByline(blocks[line], of: page) }
      let above = line.map { Array(blocks[..<$0].suffix(4)) } ?? []
      article.title =
        (above.last { Self.isTitle($0, of: page) }
        ?? blocks.last { Self.isTitle($0, of: page) && Self.isSubject($0, of: page, below: end) })
        .map { SafeText(field: $0.text.string) }
      skipped = blocks.count - (article.title == nil ? 0 : 1)
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
    let title = Self.title(above.suffix(4), of: page)
    article.title = title.map { SafeText(field: blocks[$0].text.string) }
    var text = Array(blocks[first...last])
    if let title, title + 1 < first, Self.isTitle(blocks[title + 1], of: page) {
      let below = blocks[title + 1]
      if Self.isHeadline(below) {
        text.insert(below, at: 0)
      } else {
        article.byline = LineMarks.name(in: Substring(below.text.string)).map {
          SafeText(field: $0)
        }
      }
    }
    for block in above.suffix(4) + blocks[(last + 1)...].prefix(3) {
      readByline(block, of: page)
    }
    article.blocks = text.compactMap { block in
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

  /// The headline above an article: the last line that can be one, or the one right above it, without an
  /// empty line between, of which it is the subtitle or the writer's name.
  private static func title(_ blocks: ArraySlice<Block>, of page: MarkedPage) -> Int? {
    guard let last = blocks.lastIndex(where: { isTitle($0, of: page) }) else { return nil }
    let before = last - 1
    guard before >= blocks.startIndex, isTitle(blocks[before], of: page),
      blocks[before].line.map({ $0 + 1 }) == blocks[last].line,
      isHeadline(blocks[before])
    else { return last }
    return before
  }

  /// Whether a line stands among the comments too.
  private static func isSubject(_ block: Block, of page: MarkedPage, below end: Int) -> Bool {
    let subject = block.text.string
    return page.lines[end...].contains { line in
      line.length <= LineMarks.longest && (line.ink == subject || line.ink == "Re: " + subject)
    }
  }

  /// Whether a line is as long as headlines and subtitles are; a writer's name is shorter.
  private static func isHeadline(_ block: Block) -> Bool {
    RunningText.hasWords(leastHeadlineWords, in: block.text.utf8)
  }

  private static let leastHeadlineWords = 5

  private static func isTitle(_ block: Block, of page: MarkedPage) -> Bool {
    let marks = marks(block, of: page)
    let words = block.text.string.split(separator: " ").count
    return words >= 2 && words <= 30 && block.kind == .paragraph && marks.stamp == nil
      && !marks.isAction && !marks.isPicture && marks.heading == nil && !isByline(block)
      // "512,345 followers"
      && LineMarks.nameBeside(Substring(block.text.string))?.name.isEmpty != true
      && LineTokens(Substring(block.text.string)).end(of: ["skip", "to"], at: 0) == nil
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
