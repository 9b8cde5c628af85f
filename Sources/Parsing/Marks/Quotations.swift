/// Quotations that say whose words they are, as forums copy them: "Mara said:", some lines, "Click to
/// expand...".
struct Quotations {
  /// By comment the one above whose words it quotes first.
  private(set) var quoted: [Int: Int] = [:]
  /// Indices of the lines that are another's words.
  private(set) var lines: Set<Int> = []
  /// Indices of the lines that are buttons of a quotation.
  private(set) var buttons: Set<Int> = []

  private let page: MarkedPage
  private let layout: CommentLayout
  /// By name, in lower case, who wrote above: indices of comments.
  private var written: [String: [Int]] = [:]
  /// Letters and digits of the comments that may be quoted.
  private var letters: [Int: String] = [:]

  /// So many of a writer's comments are searched for a quotation, newest first.
  private static let reach = 32
  /// Letters of comments that all quotations of a page may be compared with, so that none can be made
  /// to cost more than its length many times over.
  private var budget = 1 << 23
  /// So much of the beginning of a line is looked for, in bytes.
  private static let compared = 32
  /// Shorter lines stand in many a comment, in letters.
  private static let leastLetters = 8
  /// What stands above the name of whom is quoted.
  private static let openings: Set<String> = ["quote:", "quote", "zitat:", "zitat"]
  private static let expanding = Phrases("click to expand|klicken zum erweitern")

  init(page: MarkedPage, layout: CommentLayout) {
    self.page = page
    self.layout = layout
    guard page.marks.contains(where: { $0.quotation != nil }) else { return }
    for i in layout.heads.indices {
      let text = layout.text(of: i, lineCount: page.lines.count)
      var line = text.lowerBound
      while line < text.upperBound {
        guard let quotation = page.marks[line].quotation else {
          line += 1
          continue
        }
        line = read(quotation, below: line, in: text, of: i)
      }
      if let name = layout.heads[i].name { written[name.lowercased(), default: []].append(i) }
    }
  }

  /// Reads one quotation; returns the index of the line below it.
  private mutating func read(
    _ quotation: QuotationHead, below line: Int, in text: Range<Int>, of comment: Int
  ) -> Int {
    var candidates = (written[quotation.name.lowercased()] ?? []).suffix(Self.reach)
    if let stamp = quotation.stamp {
      let dated = candidates.filter { layout.heads[$0].stamp?.words == stamp.words }
      if !dated.isEmpty { candidates = dated[...] }
    }
    if let above = page.inkAbove(line, reach: 2), text.contains(above),
      Self.openings.contains(page.lines[above].text.lowercased())
    {
      buttons.insert(above)
    }
    var end = line + 1
    let next =
      (line + 1..<text.upperBound).first { page.marks[$0].quotation != nil } ?? text.upperBound
    let button = (line + 1..<next).first { isExpanding($0) }
    for i in line + 1..<(button ?? next) where !page.lines[i].isBlank {
      let own = Self.letters(of: page.lines[i].ink)
      let holding = candidates.filter { holds($0, own) }
      guard button != nil || own.count >= Self.leastLetters && !holding.isEmpty else { break }
      if !holding.isEmpty { candidates = holding[...] }
      lines.insert(i)
      end = i + 1
    }
    if let button {
      buttons.insert(button)
      end = button + 1
    }
    if quoted[comment] == nil, let newest = candidates.last { quoted[comment] = newest }
    return end
  }

  private func isExpanding(_ line: Int) -> Bool {
    guard page.lines[line].length <= LineMarks.longest else { return false }
    let words = LineTokens(page.lines[line].text)
    return Self.expanding.first(in: words) != nil && words.count <= 6
  }

  private mutating func holds(_ comment: Int, _ own: String) -> Bool {
    guard budget > 0 else { return false }
    if letters[comment] == nil {
      let text = layout.text(of: comment, lineCount: page.lines.count)
      letters[comment] = text.map { Self.letters(of: page.lines[$0].ink) }.joined()
    }
    guard let text = letters[comment] else { return false }
    budget -= text.utf8.count
    return text.utf8.firstRange(of: own.utf8.prefix(Self.compared)) != nil
  }

  private static func letters(of line: Substring) -> String {
    String(
      line.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
      })
  }
}
