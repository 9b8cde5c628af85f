import Discussions

/// What a short line of a page can be, other than text. Several can be true of one line.
struct LineMarks {
  /// The line says when something was written, and little else.
  var stamp: Stamp?
  /// The name that stands on the line of the stamp, or before "says:".
  var inlineName: Substring?
  var saysName: Substring?
  /// The name after "Reply to".
  var replyTo: Substring?
  /// The line without pictures and badges, when it could be a name.
  var name: Substring?
  /// Nothing but buttons: "Reply", "Zitieren #".
  var isAction = false
  /// "Last edited 3 years ago by Mara": about the comment, no part of it.
  var isEditNote = false
  /// Nothing but a number.
  var number: Int?
  /// Nothing but "#3", which some pages write below a date.
  var isPostNumber = false
  /// "33 points" beside a name.
  var score: Int?
  /// Links to neighbours in the thread, beside the date.
  var navigation: Navigation?
  /// "level 2": how deep the comment below stands, from 1.
  var level: Int?
  /// Buttons of which one leads to what is answered: "permalink embed save parent report".
  var hasParentButton = false
  /// "2 replies", below a comment.
  var answers: AnswerCount?
  /// Whose words follow, quoted.
  var quotation: QuotationHead?
  /// Nothing but the stand-in of a picture, "[avatar]", or a sign between two pieces of a row, "•".
  var isPicture = false
  /// "82 Comments", "Kommentare ( 56 )", "Responses".
  var heading: Heading?
  /// The line ends the comments: "Leave a reply".
  var isClosing = false

  enum Heading: Equatable {
    case counted(Int)
    case bare
  }

  static let none = LineMarks()

  /// Words and signs that may follow what closes the comments: "Leave a Reply to Mara Cancel reply".
  private static let wordsAfterClosing = 4

  /// Longer lines are text; a name, a date and a few buttons take less.
  static let longest = 160

  init(_ line: PageLine) {
    self.init(text: line.text)
    if line.text.isEmpty, line.marker == .bullet("•") { isPicture = true }
  }

  private init() {}

  init(text whole: Substring) {
    guard !whole.isEmpty, whole.utf8.count <= Self.longest else { return }
    let (text, navigation) = Navigation.taken(from: Self.withoutPictures(whole))
    self.navigation = navigation
    guard !text.isEmpty else {
      isPicture = true
      return
    }
    let words = LineTokens(text)
    guard !(words.count == 1 && words.isSign(0, ["·", "|"])) else {
      isPicture = true
      return
    }
    guard !MarkWords.pictures.contains(where: { words.starts(with: $0) }) else {
      isPicture = true
      return
    }
    if words.count == 2, text.hasPrefix("level "), let depth = words.number(1, digits: 1...3) {
      (level, isPicture) = (depth, true)
      return
    }
    isPostNumber =
      words.count == 2 && words.isSign(0, ["#"]) && words.number(1, digits: 1...6) != nil
    guard !isPostNumber else { return }
    guard !readSubline(text) else { return }
    heading = Self.heading(words)
    isClosing =
      MarkWords.sureClosings.contains { words.starts(with: $0) }
      || MarkWords.closings.contains {
        // "Recent comments by the minister suggest otherwise." is text.
        guard let end = words.end(of: $0, at: 0) else { return false }
        return words.count <= end + Self.wordsAfterClosing
          || MarkWords.cancels.contains { words.ends(with: $0, before: words.count) }
      }
    if words.count == 1, case .number(let value, let digits) = words[0], digits < 7 {
      number = value
    } else if words.count == 2, case .number(let value, let digits) = words[1], digits < 7,
      words.isSign(0, ["+", "-", "−"])
    {
      number = words.isSign(0, ["+"]) ? value : -value
    }
    if number != nil { return }
    isEditNote =
      MarkWords.edits.contains { words.starts(with: $0) }
      && StampScanner(text, words).firstStamp() != nil
    guard !isEditNote else { return }
    readReplyTo(text, words)
    readStamp(text, words)
    if stamp == nil { answers = AnswerCount(words) }
    quotation = QuotationHead(text, words)
    isAction = stamp == nil && replyTo == nil && Self.isAction(words)
    guard !isAction else {
      hasParentButton = Self.buttons(words).contains("parent")
      // "Reply" below each comment is no heading above them all.
      if heading == .bare { heading = nil }
      return
    }
    if stamp == nil, replyTo == nil { readSays(text, words) }
    if stamp == nil, replyTo == nil, heading == nil, !isClosing {
      name = saysName ?? Self.name(in: text)
    }
  }
}

extension LineMarks {
  /// Removes what w3m and lynx put where a picture stood: "[ad40c85]", "[svg][28a8d6]".
  static func withoutPictures(_ text: Substring) -> Substring {
    var rest = text
    while rest.first == "[", let end = rest.firstIndex(of: "]") {
      let inside = rest[rest.index(after: rest.startIndex)..<end]
      let isNote = inside.allSatisfy { $0.isNumber } && inside.utf8.count < 4
      guard inside.utf8.count <= 60, !inside.contains(" "), !isNote,
        !MarkWords.absent.contains(String(inside))
      else { break }
      rest = trimmed(rest[rest.index(after: end)...])
    }
    return rest
  }

  static func trimmed(_ text: Substring) -> Substring {
    var scalars = text.unicodeScalars
    while let first = scalars.first, PageLine.isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, PageLine.isSpace(last) { scalars.removeLast() }
    return Substring(scalars)
  }

  private static func isAction(_ words: LineTokens) -> Bool {
    guard words.count <= 12 else { return false }
    return areButtons(buttons(words)[...])
  }

  private static func areButtons(_ words: ArraySlice<String>) -> Bool {
    let isOfComment = words.contains("permalink")
    return words.contains(where: MarkWords.actions.contains)
      && words.allSatisfy {
        MarkWords.actions.contains($0) || MarkWords.fillers.contains($0)
          || isOfComment && MarkWords.besidePermalink.contains($0)
      }
  }

  /// The words of a row of buttons; copying joins them: "permalinkembedsavereportreply".
  private static func buttons(_ words: LineTokens, from first: Int = 0) -> [String] {
    (first..<max(first, words.count)).compactMap { words.word($0) }.flatMap {
      JoinedButtons.words(of: $0) ?? [$0]
    }
  }

  private static func heading(_ words: LineTokens) -> Heading? {
    func noun(_ i: Int) -> Bool { words.word(i).map(MarkWords.comments.contains) ?? false }
    func count(_ i: Int) -> Int? {
      words.number(i, digits: 1...6) ?? words.word(i).flatMap { MarkWords.smallNumbers[$0] }
    }
    // "71 responses to …", "(3) Comments", "all 71 comments"
    let start = words.isSign(0, ["(", "["]) || words.word(0) == "all" ? 1 : 0
    if let n = count(start) {
      let next = words.isSign(start + 1, [")", "]"]) ? start + 2 : start + 1
      // "71 comments share save hide", joined by copying or not.
      let buttons = buttons(words, from: next)
      if buttons.count > 2, MarkWords.comments.contains(buttons[0]), areButtons(buttons.dropFirst())
      {
        return .counted(n)
      }
      guard noun(next) else { return nil }
      let after = words.word(next + 1)
      // "12 responses to “Slips”", but "2 comments on this" is said by somebody.
      let isWhole =
        after == nil
        || MarkWords.about.contains(after ?? "")
          && !(words.word(next + 2).map(MarkWords.pointers.contains) ?? false)
      return isWhole ? .counted(n) : nil
    }
    // "This Post Has 80 Comments"
    if words.word(0) == "this", words.word(2) == "has", let n = count(3), noun(4) {
      return .counted(n)
    }
    guard noun(0) else { return nil }
    // "Kommentare ( 56 )", "Comments: 12"
    var i = 1
    while i < 4, words.isSign(i, ["(", ":", "[", "·", "-", "–"]) { i += 1 }
    if let n = words.number(i, digits: 1...6), words.count <= i + 2 { return .counted(n) }
    let isBare = words.count == 1 || (words.count == 2 && words.isSign(1, [":"]))
    return isBare ? .bare : nil
  }

  /// "61 points by mikej 3 hours ago | hide | 7 comments", below the headline of an article.
  private mutating func readSubline(_ text: Substring) -> Bool {
    guard let first = text.firstIndex(of: "|"), let last = text.lastIndex(of: "|"),
      case .counted(let count) = Self.heading(
        LineTokens(Self.trimmed(text[text.index(after: last)...])))
    else { return false }
    let beginning = Self.trimmed(text[..<first])
    readStamp(beginning, LineTokens(beginning))
    guard stamp != nil else { return false }
    heading = .counted(count)
    return true
  }

  private mutating func readReplyTo(_ text: Substring, _ words: LineTokens) {
    let start = words.isSign(0, ["↩", "↪", "→", "⤷", "▸", "↳", "»"]) ? 1 : 0
    for phrase in MarkWords.replyTo {
      guard let next = words.end(of: phrase, at: start) else { continue }
      guard next < words.count else { return }
      var rest = text[words.ranges[next].lowerBound...]
      if let found = StampScanner(rest, LineTokens(rest)).firstStamp() {
        stamp = found
        rest = Self.trimmed(rest[..<found.words.startIndex])
      }
      replyTo = Self.name(in: rest)
      return
    }
  }

  private mutating func readStamp(_ text: Substring, _ words: LineTokens) {
    guard stamp == nil, let found = StampScanner(text, words).firstStamp() else { return }
    guard let before = Self.nameBeside(Self.trimmed(text[..<found.words.startIndex])),
      let after = Self.besideUpdate(Self.trimmed(text[found.words.endIndex...])),
      // With words on both sides it is a sentence with a date in it.
      before.name.isEmpty || after.name.isEmpty, !Self.endsSentence(text, found)
    else { return }
    stamp = found
    let name = !before.name.isEmpty ? before.name : after.name
    inlineName = name.isEmpty ? nil : name
    score = before.score ?? after.score
  }

  /// What stands behind a date, without a second one: "| Updated: 14 March 2031".
  private static func besideUpdate(_ side: Substring) -> Beside? {
    guard let second = StampScanner(side, LineTokens(side)).firstStamp(),
      let between = nameBeside(trimmed(side[..<second.words.startIndex])), between.name.isEmpty,
      side[..<second.words.startIndex].contains(where: \.isLetter)
    else { return nameBeside(side) }
    return nameBeside(trimmed(side[second.words.endIndex...]))
  }

  /// "He came 3 hours ago." But "10 a.m." and "5 Nov." end in a stop as well.
  private static func endsSentence(_ text: Substring, _ stamp: Stamp) -> Bool {
    guard text.unicodeScalars.last == "." else { return false }
    return text[..<text.unicodeScalars.index(before: text.endIndex)].endIndex
      >= stamp.words.endIndex
  }

  /// What stands on one side of a date.
  struct Beside {
    /// Empty where there is none.
    var name: Substring
    /// "33 points"
    var score: Int?
  }

  /// The name that is left of one side of a stamp line; nil where there is other text.
  static func nameBeside(_ side: Substring) -> Beside? {
    let words = LineTokens(side)
    var from = 0
    var to = words.count
    var scores: [Int] = []
    // "33 points", "45,210 views", "(2 children)"
    while to > from {
      if words.isSign(to - 1, Self.aroundCounts) {
        to -= 1
      } else if let (start, count) = count(words, before: to) {
        if words.word(to - 1).map(MarkWords.points.contains) ?? false {
          scores.insert(count, at: 0)
        }
        to = start
      } else {
        break
      }
    }
    while from < to, let number = words.number(from, digits: 1...7),
      let word = words.word(from + 1),
      MarkWords.counted.contains(word)
    {
      if MarkWords.points.contains(word) { scores.append(number) }
      from += 2
    }
    // Old Reddit has one less, the score, and one more, of which it shows one.
    let score = scores.isEmpty ? nil : scores[scores.count / 2]
    if from < to {
      let left = trimmed(side[words.ranges[from].lowerBound..<words.ranges[to - 1].upperBound])
      if let absent = absentName(in: left) { return Beside(name: absent, score: score) }
    }
    func isOne(_ i: Int, of set: Set<String>) -> Bool {
      words.word(i).map(set.contains)
        ?? (words.number(i, digits: 1...7) == nil && !words.isSign(i, Self.signsOfNames))
    }
    let hasAction = (from..<to).contains { words.word($0).map(MarkWords.actions.contains) ?? false }
    let isBeside = (from..<to).allSatisfy { i in
      isOne(i, of: MarkWords.beforeName) || isOne(i, of: MarkWords.beforeStamp)
        || isOne(i, of: MarkWords.actions) || isOne(i, of: MarkWords.by)
        || hasAction && (words.word(i).map(MarkWords.fillers.contains) ?? true)
        || words.isSign(i - 1, ["#"])
    }
    if isBeside { return Beside(name: side[side.endIndex...], score: score) }
    while to > from,
      isOne(to - 1, of: MarkWords.beforeStamp) || isOne(to - 1, of: MarkWords.actions)
    {
      to -= 1
    }
    while from < to, isOne(from, of: MarkWords.beforeName) || isOne(from, of: MarkWords.by) {
      from += 1
    }
    guard from < to else { return Beside(name: side[side.endIndex...], score: score) }
    let rest = side[words.ranges[from].lowerBound..<words.ranges[to - 1].upperBound]
    // "[bench] - Using cached block", in a log.
    guard rest.first != "[" else { return nil }
    return name(in: withoutTags(rest)).map { Beside(name: $0, score: score) }
  }

  /// "[S]" behind a name, and "_" in it.
  private static let signsOfNames: Set<Unicode.Scalar> = ["[", "]", "_"]
  private static let aroundCounts: Set<Unicode.Scalar> = ["(", ")", "*", "·", "•"]

  /// A number with what it counts that ends before a token, and where it starts.
  private static func count(_ words: LineTokens, before end: Int) -> (start: Int, count: Int)? {
    guard let noun = words.word(end - 1), MarkWords.counted.contains(noun) else { return nil }
    // "1.2K points"
    if let scale = words.word(end - 2).flatMap({ MarkWords.scales[$0] }) {
      guard let last = words.number(end - 3, digits: 1...4) else { return nil }
      guard words.isSign(end - 4, ["."]), last < 10,
        let whole = words.number(end - 5, digits: 1...3)
      else { return (end - 3, last * scale) }
      return (end - 5, whole * scale + last * scale / 10)
    }
    var start = end - 2
    guard var value = words.number(start, digits: 1...7) else { return nil }
    // "45,210"
    var thousands = 1000
    while thousands < 1_000_000_000, words.isSign(start - 1, [",", "."]),
      let more = words.number(start - 2, digits: 1...3)
    {
      value += more * thousands
      thousands *= 1000
      start -= 2
    }
    if words.isSign(start - 1, ["-", "−"]) { (value, start) = (-value, start - 1) }
    return (start, value)
  }

  /// A name without what stands in brackets behind it: "[S]" for who began the discussion,
  /// "[score hidden]".
  private static func withoutTags(_ name: Substring) -> Substring {
    var rest = name
    while rest.last == "]", let start = rest.lastIndex(of: "["), start > rest.startIndex,
      rest[start...].utf8.count <= longestTag
    {
      rest = trimmed(rest[..<start])
    }
    return rest
  }

  private static let longestTag = 16

  private mutating func readSays(_ text: Substring, _ words: LineTokens) {
    guard words.isSign(words.count - 1, [":", "："]) else { return }
    for phrase in MarkWords.says where words.ends(with: phrase, before: words.count - 1) {
      let end = words.count - 1 - phrase.count
      guard end > 0 else { return }
      saysName = Self.name(in: text[..<words.ranges[end - 1].upperBound])
      return
    }
  }
}

extension LineTokens {
  func starts(with phrase: [String], at start: Int = 0) -> Bool {
    end(of: phrase, at: start) != nil
  }

  /// Where a phrase ends, one past its last token; nil when it is not there. Hyphens and apostrophes
  /// between its words count for nothing: "E-Mail", "l'instant".
  func end(of phrase: [String], at start: Int) -> Int? {
    var at = start
    for expected in phrase {
      while at > start, isSign(at, ["-", "'", "’"]) { at += 1 }
      guard word(at) == expected else { return nil }
      at += 1
    }
    return at
  }

  func ends(with phrase: [String], before end: Int) -> Bool {
    end >= phrase.count && self.end(of: phrase, at: end - phrase.count) == end
  }
}
