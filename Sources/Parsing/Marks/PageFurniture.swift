import Discussions

/// What a bare text has of the page around article and comments: a heading above the comments, dates
/// and buttons between them, forms and menus at the end.
///
/// None of it is article or comment. A heading says where the article ends, and a row of dates or
/// buttons that comes again and again says where comments begin. A page that also names writers is
/// `MarkedText`.
struct PageFurniture: Sendable {
  /// Indices of the lines that are neither article nor comment.
  private(set) var lines: Set<Int> = []
  /// What the heading and the rows between comments say.
  private(set) var stated = Constraints.Stated()
  /// Number of the first of the lines in the text, from 1.
  private var firstNumber: Int?

  static let none = PageFurniture()

  private init() {}

  /// - Parameters:
  ///   - text: UTF-8.
  ///   - source: the lines of the text that are not blank.
  ///   - kept: numbers of lines that a reader has said something about, which are no furniture.
  init(_ text: [UInt8], _ source: [SourceLine], keeping kept: Set<Int>) {
    let kept = Set(kept.isEmpty ? [] : source.indices.filter { kept.contains(source[$0].number) })
    let reader = Reader(text: text, lines: source, kept: kept)
    let end = reader.trailer()
    lines.formUnion(end..<source.count)
    let body = 0..<end
    if let heading = reader.heading(in: body) {
      lines.insert(heading)
      lines.formUnion(reader.menu(above: heading))
      stated.split = heading + 1
    }
    let (rows, others) = reader.rows(in: (stated.split ?? reader.firstText(in: body))..<end)
    if !rows.isEmpty { lines.formUnion(others) }
    read(rows, body: body)
    lines.subtract(kept)
    if lines.count == source.count { self = .none }
    firstNumber = lines.min().map { source[$0].number }
  }

  /// Says how much was left out; nil where nothing was.
  var note: Note? {
    firstNumber.map { line in
      let words = lines.count.counted("line")
      return Note(
        .skipped, SafeText(field: "\(words) of the page around: buttons, dates, forms, menus"),
        line: line)
    }
  }

  /// The lines that are left, and what is stated in terms of their indices.
  func without(_ source: [SourceLine]) -> (lines: [SourceLine], stated: Constraints.Stated) {
    guard !lines.isEmpty else { return (source, stated) }
    var left: [SourceLine] = []
    var moved = Constraints.Stated()
    var blanks = 0
    for (i, line) in source.enumerated() {
      if stated.split == i { moved.split = left.count }
      if lines.contains(i) {
        blanks += line.blanksBefore
        continue
      }
      if let opens = stated.starts[i] { moved.starts[left.count] = opens }
      left.append(line)
      left[left.count - 1].blanksBefore += blanks
      blanks = 0
    }
    if stated.split == source.count { moved.split = left.count }
    return (left, moved)
  }

  private mutating func read(_ rows: [ClosedRange<Int>], body: Range<Int>) {
    guard let first = rows.first, let last = rows.last else { return }
    for row in rows { lines.formUnion(row) }
    let standAbove = last.upperBound + 1 < body.upperBound
    if standAbove, stated.split == nil { stated.split = first.upperBound + 1 }
    for row in rows where row != last || standAbove { stated.starts[row.upperBound + 1] = true }
    let between =
      first.upperBound
      + 1..<(standAbove ? body.upperBound : max(last.lowerBound, first.upperBound + 1))
    for line in between where stated.starts[line] == nil { stated.starts[line] = false }
  }
}

extension PageFurniture {
  fileprivate struct Reader {
    let text: [UInt8]
    let lines: [SourceLine]
    let kept: Set<Int>

    /// Furniture is short. In bytes.
    private static let longest = 60
    /// So many lines may stand in a list of other articles, or a form.
    private static let longestList = 10
    /// A word like "Share", or one date, proves nothing; so many rows do.
    private static let fewestRows = 3
    /// Whether there are headings and rows at all is decided by as much as whether a text has marks, in
    /// bytes: looking at each short line of a large text would take a tenth of the time of reading it.
    private static let judged = 1 << 20

    private func isFarBelow(_ i: Int) -> Bool { lines[i].bytes.lowerBound > Self.judged }

    private func string(_ i: Int) -> Substring {
      Substring(String(decoding: text[lines[i].bytes], as: UTF8.self))
    }

    private func endsSentence(_ i: Int) -> Bool {
      switch text[lines[i].bytes.upperBound - 1] {
      case 0x2E, 0x21, 0x3F, 0x2C, 0x3B: true
      default: false
      }
    }

    private func marks(_ i: Int) -> LineMarks {
      guard lines[i].bytes.count <= Self.longest, !kept.contains(i) else { return .none }
      return LineMarks(text: string(i))
    }

    /// Whether a short line has a digit or begins with one of the words; cheap, as most do neither.
    private func hasNumber(_ i: Int, or words: Set<String>) -> Bool {
      let bytes = text[lines[i].bytes]
      guard bytes.count <= Self.longest else { return false }
      if bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { return true }
      var start = bytes.startIndex
      while start < bytes.endIndex, bytes[start] < 0x41 { start += 1 }
      let word = bytes[start...].prefix { $0 >= 0x41 }
      // Other signs and letters than ASCII are looked at closely.
      return word.contains { $0 >= 0x80 }
        || words.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    private static let headingWords = MarkWords.headings.union(MarkWords.smallNumbers.keys)
      .union(["this"])
    private static let rowWords = MarkWords.actions.union(MarkWords.fillers)
      .union(MarkWords.beforeName).union(StampWords.openersOfAges)

    private func isText(_ i: Int) -> Bool {
      RunningText.hasWords(RunningText.leastWords, in: text[lines[i].bytes])
    }

    /// Where rows may begin: a date or "Share" below a headline alone is of the article. The first line
    /// where there is no headline, or no text.
    func firstText(in range: Range<Int>) -> Int {
      guard let first = range.first, kind(first) == nil else { return range.lowerBound }
      return range.first(where: isText) ?? range.lowerBound
    }

    // MARK: The end

    /// Index of the first line of the menus and forms at the end; the number of lines where there
    /// are none.
    ///
    /// From the end up: a list such as "Related posts" may hold some lines that could be comments, a
    /// form holds its fields, and a notice such as "Privacy policy" stands among its like.
    func trailer() -> Int {
      var end = lines.count
      var i = lines.count - 1
      while i >= 0, lines[i].bytes.count <= Self.longest {
        let marks = marks(i)
        let between = i + 1..<end
        if marks.isClosing, isList(i) || between.allSatisfy(isField) {
          end = i
        } else if between.isEmpty, isNotice(i) {
          end = i
        } else if between.isEmpty, end < lines.count, marks.isAction || marks.number != nil {
          end = i
        } else if endsSentence(i) || between.count >= Self.longestList {
          break
        }
        i -= 1
      }
      return end
    }

    private func isList(_ i: Int) -> Bool {
      let words = LineTokens(string(i))
      return MarkWords.lists.first(in: words) != nil
    }

    /// "Name *", "E-Mail"
    private func isField(_ i: Int) -> Bool {
      let words = LineTokens(string(i))
      let isField = (0..<words.count).compactMap { words.word($0).map(MarkWords.fields.contains) }
      return words.count <= 6 && !kept.contains(i) && isField.contains(true)
        && !isField.contains(false)
    }

    private func isNotice(_ i: Int) -> Bool {
      guard lines[i].bytes.count <= Self.longest, !kept.contains(i) else { return false }
      let words = LineTokens(string(i))
      let isYear = words.number(1, digits: 4...4) != nil || words.isSign(1, ["©"])
      if words.isSign(0, ["©"]) || words.word(0) == "copyright" && isYear { return true }
      return MarkWords.notices.first(in: words).map { words.count <= $0.phrase.count + 2 } ?? false
    }

    // MARK: The heading

    /// The line that says "12 Comments" below running text; the last one where it is said again before
    /// the first comment. A count above all text is of the article's head, and "2 replies" is below a
    /// comment where it is said more than once, or a heading stands above.
    func heading(in range: Range<Int>) -> Int? {
      var hasText = false
      var bare: Int?
      var counted: Int?
      var answers: Int?
      for i in range.dropLast() {
        if isFarBelow(i) { break }
        if isText(i) {
          if counted != nil { break }
          hasText = true
        } else if hasText, let heading = heading(at: i) {
          if heading == .bare {
            // A section of the article may be called so too, and stands above the count.
            if counted == nil { bare = bare ?? i } else { counted = i }
          } else if !countsComments(i) {
            if answers != nil { return counted ?? bare }
            answers = i
          } else if counted.map({ marks($0).heading == heading }) ?? true {
            counted = i
          }
        }
      }
      return counted ?? bare ?? answers
    }

    /// Whether it counts comments, where "2 replies" may be below one of them.
    private func countsComments(_ i: Int) -> Bool {
      let words = LineTokens(string(i))
      return (0..<words.count).contains { k in
        words.word(k).map {
          MarkWords.headings.contains($0) || MarkWords.headings.contains($0 + "s")
        }
          ?? false
      }
    }

    private func heading(at i: Int) -> LineMarks.Heading? {
      guard !endsSentence(i), hasNumber(i, or: Self.headingWords),
        let heading = marks(i).heading
      else { return nil }
      switch heading {
      // "2 comments: …" is said by somebody.
      case .counted(let count):
        return count > 0 && text[lines[i].bytes.upperBound - 1] != UInt8(ascii: ":") ? heading : nil
      case .bare:
        let words = LineTokens(string(i))
        return words.word(0).map(MarkWords.headings.contains) ?? false ? heading : nil
      }
    }

    /// Buttons, and lists of other articles, between the text of the article and the comments' heading.
    func menu(above heading: Int) -> [Int] {
      guard let last = (0..<heading).last(where: isText) else { return [] }
      let below = last + 1..<heading
      let list = below.first { marks($0).isClosing } ?? heading
      return below.filter { $0 >= list && !endsSentence($0) || marks($0).isAction || isNotice($0) }
    }

    // MARK: Rows

    /// What stands between comments: dates that count back from now or have a time of day, buttons,
    /// and the numbers beside them.
    ///
    /// - Returns: the rows of the kind that most are of, and the lines of the others.
    func rows(in range: Range<Int>) -> (rows: [ClosedRange<Int>], others: [Int]) {
      var rows: [ClosedRange<Int>] = []
      var kinds: [RowKind] = []
      /// A number that may belong to the row which follows: votes.
      var number: Int?
      for i in range where !endsSentence(i) && hasNumber(i, or: Self.rowWords) {
        if isFarBelow(i), rows.count < Self.fewestRows { break }
        guard let kind = kind(i) else {
          guard marks(i).number != nil else { continue }
          if let last = rows.last, last.upperBound == i - 1 {
            rows[rows.count - 1] = last.lowerBound...i
          } else {
            number = i
          }
          continue
        }
        if let last = rows.last, last.upperBound == i - 1 {
          rows[rows.count - 1] = last.lowerBound...i
          kinds[kinds.count - 1] = kinds[kinds.count - 1].joined(kind)
        } else {
          rows.append((number == i - 1 ? i - 1 : i)...i)
          kinds.append(kind)
        }
      }
      for kind in [RowKind.date, .buttons] {
        let chosen = rows.indices.filter { kinds[$0] == kind }
        guard chosen.count >= Self.fewestRows, chosen.count * 5 >= rows.count * 4 else { continue }
        let others = rows.indices.filter { kinds[$0] != kind }.flatMap { Array(rows[$0]) }
        return (chosen.map { rows[$0] }, others)
      }
      return ([], [])
    }

    private enum RowKind {
      case date, buttons

      func joined(_ other: RowKind) -> RowKind { self == .date ? self : other }
    }

    private func kind(_ i: Int) -> RowKind? {
      let marks = marks(i)
      if marks.isAction { return .buttons }
      guard let stamp = marks.stamp, marks.inlineName == nil, marks.replyTo == nil,
        stamp.isRelative || stamp.words.contains(":")
      else { return nil }
      return .date
    }
  }
}
