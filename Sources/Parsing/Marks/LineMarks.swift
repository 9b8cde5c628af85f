import Discussions

/// What a short line of a page can be, other than text. Several can be true of one line.
struct LineMarks: Equatable {
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
  static let action = LineMarks(isAction: true)
  static let picture = LineMarks(isPicture: true)

  /// Words and signs that may follow what closes the comments: "Leave a Reply to Mara Cancel reply".
  private static let wordsAfterClosing = 4

  /// Longer lines are text; a name, a date and a few buttons take less.
  static let longest = 160

  init(_ line: PageLine) {
    self.init(text: line.text)
    if line.text.isEmpty, line.marker == .bullet("•") { isPicture = true }
  }

  private init(isAction: Bool = false, isPicture: Bool = false) {
    self.isAction = isAction
    self.isPicture = isPicture
  }

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
    guard MarkWords.pictures.first(in: words)?.end != words.count,
      MarkWords.picturesWithWords.first(in: words) == nil
    else {
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
    isClosing = MarkWords.sureClosings.first(in: words) != nil || Self.isClosing(words)
    if words.count == 1, case .number(let value, let digits) = words[0], digits < 7 {
      number = value
    } else if words.count == 2, case .number(let value, let digits) = words[1], digits < 7,
      words.isSign(0, ["+", "-", "−"])
    {
      number = words.isSign(0, ["+"]) ? value : -value
    }
    if number != nil { return }
    isEditNote =
      MarkWords.edits.first(in: words) != nil
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
    while rest.utf8.first == UInt8(ascii: "["), let end = rest.firstIndex(of: "]") {
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

  private static func isClosing(_ words: LineTokens) -> Bool {
    // "Recent comments by the minister suggest otherwise." is text.
    guard let end = MarkWords.closings.first(in: words)?.end else { return false }
    return words.count <= end + wordsAfterClosing
      || MarkWords.cancels.last(in: words, before: words.count) != nil
  }

  private static func isAction(_ words: LineTokens) -> Bool {
    guard words.count <= 12 else { return false }
    // Most lines are none, which their first word says.
    let mayBe = (0..<words.count).lazy.compactMap(words.word).allSatisfy {
      isButton($0, besidePermalink: true) || JoinedButtons.words(of: $0) != nil
    }
    return mayBe && areButtons(buttons(words)[...])
  }

  private static func areButtons(_ words: ArraySlice<String>) -> Bool {
    let isOfComment = words.contains("permalink")
    return words.contains(where: MarkWords.actions.contains)
      && words.allSatisfy { isButton($0, besidePermalink: isOfComment) }
  }

  private static func isButton(_ word: String, besidePermalink: Bool) -> Bool {
    MarkWords.actions.contains(word) || MarkWords.fillers.contains(word)
      || besidePermalink && MarkWords.besidePermalink.contains(word)
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
    guard text.utf8.contains(UInt8(ascii: "|")), let first = text.firstIndex(of: "|"),
      let last = text.lastIndex(of: "|"),
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
    guard let next = MarkWords.replyTo.first(in: words, at: start)?.end, next < words.count else {
      return
    }
    var rest = text[words.ranges[next].lowerBound...]
    if let found = StampScanner(rest, LineTokens(rest)).firstStamp() {
      stamp = found
      rest = Self.trimmed(rest[..<found.words.startIndex])
    }
    replyTo = Self.name(in: rest)
  }

  private mutating func readSays(_ text: Substring, _ words: LineTokens) {
    guard words.isSign(words.count - 1, [":", "："]) else { return }
    guard let verb = MarkWords.says.last(in: words, before: words.count - 1) else { return }
    let end = words.count - 1 - verb.count
    guard end > 0 else { return }
    saysName = Self.name(in: text[..<words.ranges[end - 1].upperBound])
  }
}
