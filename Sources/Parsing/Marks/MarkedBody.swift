import Discussions

/// Turns the lines between two heads into the blocks of a comment.
struct MarkedBody {
  let page: MarkedPage
  let wrap: WrapWidth
  /// Whether the page's comments end in a row of buttons: what follows the buttons is no text, but
  /// for what `resumption` finds.
  let hasButtonsBelow: Bool
  /// Lines that stand in most comments word for word: the page's own words.
  let furniture: Set<Substring>
  /// Text of a comment is never indented less.
  let leastIndent: Int
  /// Lines of buttons that most comments end with.
  private let usualButtons: Int
  private let quotations: Quotations
  /// Whether the page counts the answers to its comments; one "2 replies" is somebody's words.
  private let countsAnswers: Bool

  init(page: MarkedPage, layout: CommentLayout, quotations: Quotations) {
    self.page = page
    self.quotations = quotations
    countsAnswers = page.marks.lazy.filter { $0.answers != nil }.prefix(2).count > 1
    wrap = WrapWidth(page.lines)
    let heads = layout.heads
    var withButtons = 0
    var buttonCounts: [Int: Int] = [:]
    var counts: [Substring: Int] = [:]
    var indents: [Int] = []
    let names = Set(heads.compactMap(\.name))
    for i in heads.indices {
      let body = layout.text(of: i, lineCount: page.lines.count)
      let isLast = i + 1 == heads.count
      let buttons = body.count { page.marks[$0].isAction }
      if buttons > 0 { withButtons += 1 }
      buttonCounts[buttons, default: 0] += 1
      guard !isLast || heads.count == 1 else { break }
      var seen: Set<Substring> = []
      for j in body where !page.lines[j].isBlank {
        let line = page.lines[j]
        if line.ink.utf8.count <= LineMarks.longest, !names.contains(line.ink),
          seen.insert(line.ink).inserted
        {
          counts[line.ink, default: 0] += 1
        }
      }
      if let first = body.first(where: { !page.lines[$0].isBlank && !page.marks[$0].isPicture }) {
        indents.append(page.lines[first].indent)
      }
    }
    usualButtons =
      buttonCounts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    hasButtonsBelow = withButtons * 2 >= heads.count
    let enough = max(3, (heads.count + 1) / 2)
    furniture = Set(counts.filter { $0.value >= enough }.keys)
    leastIndent = heads.count > 1 ? indents.min() ?? 0 : 0
  }

  /// What a stretch of lines holds.
  struct Content {
    var blocks: [Block] = []
    var score: Int?
    /// Lines that are the page's own, from the first one that follows the text.
    var skipped = 0
    /// The source line (from 1) where the skipped lines begin.
    var skippedFrom: Int?
    /// How many of the skipped lines are a form and what stands below it, and where it begins.
    var formLines = 0
    var formFrom: Int?
  }

  /// - Parameter isItem: whether the first line is an item of the list of comments, whose number is
  ///   none of the text.
  func content(of range: Range<Int>, isItem: Bool) -> Content {
    var content = Content()
    var text: [Int] = []
    var end = range.upperBound
    let resumption = resumption(in: range)
    // What somebody has written, above the buttons, is no button itself.
    let written = onlyButton(in: range).flatMap {
      furniture.contains(page.lines[$0].ink) ? nil : $0
    }
    let isLast = range.upperBound == page.lines.count
    for i in range {
      let line = page.lines[i]
      let marks = page.marks[i]
      if line.isBlank {
        if !text.isEmpty { text.append(i) }
        continue
      }
      if quotations.buttons.contains(i) { continue }
      if marks.isAction, !text.isEmpty && i < resumption || i == written {
        text.append(i)
        continue
      }
      let isBelowButtons = hasButtonsBelow && marks.isAction && !text.isEmpty
      if isBelowButtons || marks.isClosing || line.indent < leastIndent && !text.isEmpty
        || isLast && Self.isMenu(line)
      {
        end = i
        break
      }
      let isMarkerAlone = line.marker != nil && line.text.isEmpty
      if marks.isPicture || marks.isEditNote || isMarkerAlone || marks.isAction
        || furniture.contains(line.ink)
      {
        continue
      }
      text.append(i)
    }
    while let last = text.last, page.lines[last].isBlank { text.removeLast() }
    if text.count > 1, let last = text.last, let votes = page.marks[last].number {
      content.score = votes
      text.removeLast()
      while let last = text.last, page.lines[last].isBlank { text.removeLast() }
    }
    while countsAnswers, text.count > 1, let last = text.last, page.marks[last].answers != nil {
      text.removeLast()
    }
    if text.allSatisfy({ page.marks[$0].number != nil }), let only = onlyButton(in: range) {
      // Somebody has written "Share", above the button of the same name.
      content.score = content.score ?? text.first.flatMap { page.marks[$0].number }
      text = [only]
      end = max(end, only + 1)
    }
    let rest = (end..<range.upperBound).filter { !page.lines[$0].isBlank }
    content.skipped = rest.count
    content.skippedFrom = rest.first.map { page.lines[$0].number }
    let form = rest.drop { !page.marks[$0].isClosing }
    content.formLines = form.count
    content.formFrom = form.first.map { page.lines[$0].number }
    content.blocks = Self.blocks(
      text.map { page.lines[$0] }, wrap: wrap, item: isItem, quoted: quotations.lines)
    return content
  }

  /// "Guidelines | FAQ | Lists | Contact", below all comments.
  private static func isMenu(_ line: PageLine) -> Bool {
    let items = line.ink.split(separator: "|", omittingEmptySubsequences: false)
    return items.count >= fewestItems
      && items.allSatisfy { (1...mostWords).contains($0.split(separator: " ").count) }
  }

  private static let fewestItems = 4
  private static let mostWords = 3

  /// The last line of text that has as many buttons below as comments usually have: what looks like a
  /// button above it is a word of the comment. 0 where there is none, and in the last comment, which
  /// all that follows the comments is below.
  private func resumption(in range: Range<Int>) -> Int {
    guard usualButtons > 0, range.upperBound < page.lines.count else { return 0 }
    var buttons = 0
    for i in range.reversed() where !page.lines[i].isBlank {
      let marks = page.marks[i]
      if marks.isAction {
        buttons += 1
      } else if buttons >= usualButtons, !marks.isPicture, !marks.isEditNote, marks.number == nil,
        !furniture.contains(page.lines[i].ink)
      {
        return i
      }
    }
    return 0
  }

  /// The line of a comment that has one more of buttons than comments have.
  private func onlyButton(in range: Range<Int>) -> Int? {
    let buttons = range.filter { page.marks[$0].isAction }
    guard buttons.count > usualButtons, let first = buttons.first,
      first == range.first(where: { !page.lines[$0].isBlank && !page.marks[$0].isPicture }),
      buttons.count == usualButtons + 1 || !furniture.contains(page.lines[first].ink)
    else { return nil }
    return first
  }

  /// Paragraphs of the lines, with wrapped lines joined.
  ///
  /// - Parameters:
  ///   - item: whether the first line stands without its list marker.
  ///   - quoted: indices of the page's lines that are another's words without a mark that says so.
  static func blocks(
    _ lines: [PageLine], wrap: WrapWidth, item: Bool = false, quoted: Set<Int> = []
  ) -> [Block] {
    func isQuoted(_ i: Int) -> Bool {
      QuoteMark.opens(lines[i].ink) || quoted.contains(lines[i].number - 1)
    }
    var blocks: [Block] = []
    var i = 0
    while i < lines.count {
      guard !lines[i].isBlank else {
        i += 1
        continue
      }
      let isItem = item && i == 0
      let isQuote = isQuoted(i)
      var paragraph =
        isQuote
        ? QuoteMark.removed(from: String(lines[i].ink))
        : String(isItem ? lines[i].text : lines[i].ink)
      var last = i
      while last + 1 < lines.count, wrap.joins(lines[last], lines[last + 1]),
        QuoteMark.opens(lines[i].ink) || isQuote == isQuoted(last + 1)
      {
        last += 1
        paragraph += " "
        paragraph +=
          isQuote ? QuoteMark.removed(from: String(lines[last].ink)) : String(lines[last].ink)
      }
      let kind: BlockKind =
        isQuote ? .quote : lines[i].marker != nil && !isItem ? .list : .paragraph
      blocks.append(Block(kind, SafeText(body: paragraph), line: lines[i].number))
      i = last + 1
    }
    return blocks
  }
}
