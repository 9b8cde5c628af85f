import Discussions

/// Reads dates as pages, feeds and mails write them.
enum StatedDate {
  /// The moment that `text` names; nil when it names none ("2 weeks ago").
  ///
  /// Reads ISO 8601, RFC 2822, month names in the languages of `MonthNames`, and figures alone
  /// ("18.10.2019, 16:31"). Words around the date do not matter ("on May 15, 2017 at 3:49 pm").
  ///
  /// - Parameter monthFirst: whether 3/4/2019 is the fourth of March, where figures leave it open.
  static func timestamp(_ text: String, monthFirst: Bool = true) -> Timestamp? {
    let text = text.trimmed
    guard !text.isEmpty, text.utf8.count <= maximumLength else { return nil }
    if let iso = Timestamp(iso: text) { return iso }
    var reader = DateReader(text, monthFirst: monthFirst)
    return reader.timestamp()
  }

  /// Seconds or milliseconds since 1970, as `data-timestamp` gives them.
  static func timestamp(epoch text: String) -> Timestamp? {
    guard let value = Double(text.trimmed), value.isFinite, value > 0 else { return nil }
    let seconds = value > 1e11 ? value / 1000 : value
    guard seconds < 253_402_300_800 else { return nil }  // the year 10000
    return Timestamp(seconds: Int64(seconds), offsetMinutes: 0)
  }

  /// Longer text is not a date with a few words around it.
  private static let maximumLength = 200
}

/// One date in words and figures.
private struct DateReader {
  private enum Token: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(Character)
  }

  private var tokens: [Token] = []
  private let monthFirst: Bool
  private var used: Set<Int> = []

  init(_ text: String, monthFirst: Bool) {
    self.monthFirst = monthFirst
    var digits = ""
    var word = ""
    func flushed(_ tokens: inout [Token]) {
      if !digits.isEmpty {
        // Ten digits are more than any field of a date and stay within Int.
        if digits.count <= 10, let n = Int(digits) {
          tokens.append(.number(n, digits: digits.count))
        } else {
          tokens.append(.mark("?"))
        }
        digits = ""
      }
      if !word.isEmpty {
        tokens.append(.word(word.lowercased()))
        word = ""
      }
    }
    for c in text {
      if c.isASCII, c.isNumber {
        if !word.isEmpty { flushed(&tokens) }
        digits.append(c)
      } else if c.isLetter {
        if !digits.isEmpty { flushed(&tokens) }
        word.append(c)
      } else {
        flushed(&tokens)
        if !c.isWhitespace { tokens.append(.mark(c)) }
      }
    }
    flushed(&tokens)
  }

  mutating func timestamp() -> Timestamp? {
    let clock = time()
    guard let day = calendarDay() else { return nil }
    return Timestamp(
      year: day.year, month: day.month, day: day.day, hour: clock?.hour ?? 0,
      minute: clock?.minute ?? 0, second: clock?.second ?? 0, offsetMinutes: zone(after: clock?.end)
    )
  }

  private func number(_ i: Int) -> Int? {
    guard tokens.indices.contains(i), case .number(let n, _) = tokens[i] else { return nil }
    return n
  }

  private func digits(_ i: Int) -> Int {
    guard tokens.indices.contains(i), case .number(_, let digits) = tokens[i] else { return 0 }
    return digits
  }

  private func isMark(_ i: Int, _ marks: Set<Character>) -> Bool {
    guard tokens.indices.contains(i), case .mark(let c) = tokens[i] else { return false }
    return marks.contains(c)
  }

  private func word(_ i: Int) -> String? {
    guard tokens.indices.contains(i), case .word(let w) = tokens[i] else { return nil }
    return w
  }

  /// "3:49 pm", "17:21:09", "17h21", "3 pm"; marks its figures as used.
  private mutating func time() -> (hour: Int, minute: Int, second: Int, end: Int)? {
    for i in tokens.indices {
      guard var hour = number(i), digits(i) <= 2 else { continue }
      let isClock =
        (isMark(i + 1, [":", "."]) || word(i + 1) == "h") && digits(i + 2) == 2
        && (isMark(i + 1, [":"]) || word(i + 1) == "h" || meridiem(i + 3) != nil)
      guard isClock, hour <= 24, let minute = number(i + 2), minute < 60 else { continue }
      var second = 0
      var end = i + 3
      used.formUnion([i, i + 2])
      if isMark(end, [":"]), let s = number(end + 1), digits(end + 1) == 2 {
        second = min(s, 59)
        used.insert(end + 1)
        end += 2
        if isMark(end, ["."]), number(end + 1) != nil {
          used.insert(end + 1)
          end += 2
        }
      }
      if let half = meridiem(end), hour <= 12 {
        hour = hour % 12 + (half == .afternoon ? 12 : 0)
        end += 1
      }
      return (hour % 24, minute, second, end)
    }
    return nil
  }

  private enum Half { case morning, afternoon }

  private func meridiem(_ i: Int) -> Half? {
    switch word(i) {
    case "am": .morning
    case "pm": .afternoon
    case "a" where isMark(i + 1, ["."]) && word(i + 2) == "m": .morning
    case "p" where isMark(i + 1, ["."]) && word(i + 2) == "m": .afternoon
    default: nil
    }
  }

  private func calendarDay() -> (year: Int, month: Int, day: Int)? {
    for i in tokens.indices {
      guard let name = word(i), let month = MonthNames.number[name] else { continue }
      if let found = day(around: i, month: month) { return found }
    }
    return figures()
  }

  /// "15 May 2017", "15. Mai 2017", "May 15th, 2017", "2017 May 15", "15 de mayo de 2017".
  private func day(around i: Int, month: Int) -> (year: Int, month: Int, day: Int)? {
    func plain(_ range: some Sequence<Int>) -> Int? {
      for j in range where tokens.indices.contains(j) && number(j) != nil && !used.contains(j) {
        return j
      }
      return nil
    }
    let before = plain(stride(from: i - 1, through: max(0, i - 3), by: -1))
    let after = plain(stride(from: i + 1, through: i + 4, by: 1))
    if let d = before, let y = after, digits(d) <= 2, let year = year(y), let day = number(d) {
      return (year, month, day)
    }
    guard let d = after, digits(d) <= 2, let day = number(d) else { return nil }
    if let y = plain(stride(from: d + 1, through: d + 4, by: 1)), let year = year(y) {
      return (year, month, day)
    }
    if let y = before, digits(y) == 4, let year = year(y) { return (year, month, day) }
    return nil
  }

  /// A year of four digits, or of two as in old mails (RFC 2822, 4.3).
  private func year(_ i: Int) -> Int? {
    guard let n = number(i) else { return nil }
    switch digits(i) {
    case 4 where n >= 1900 && n < 2200: return n
    case 2: return n < 50 ? 2000 + n : 1900 + n
    default: return nil
    }
  }

  /// "2019-10-18", "18.10.2019", "10/18/2019".
  private func figures() -> (year: Int, month: Int, day: Int)? {
    let marks: Set<Character> = [".", "/", "-"]
    for i in tokens.indices where !used.contains(i) {
      guard let a = number(i), isMark(i + 1, marks), let b = number(i + 2),
        isMark(i + 3, marks), let c = number(i + 4)
      else { continue }
      if digits(i) == 4, a >= 1900 { return (a, b, c) }
      guard digits(i) <= 2, digits(i + 2) <= 2, let year = year(i + 4) else { continue }
      if b > 12 { return (year, a, b) }
      if a > 12 || isMark(i + 1, ["."]) || !monthFirst { return (year, b, a) }
      return (year, a, b)
    }
    return nil
  }

  /// "+0600", "-07:00", "GMT" after the time; nil when nothing is said.
  private func zone(after end: Int?) -> Int? {
    guard let end else { return nil }
    for i in end..<min(end + 3, max(end, tokens.count)) {
      if isMark(i, ["+", "-"]), let n = number(i + 1) {
        let minutes: Int
        switch digits(i + 1) {
        case 4: minutes = n / 100 * 60 + n % 100
        case 2 where isMark(i + 2, [":"]): minutes = n * 60 + (number(i + 3) ?? 0)
        default: return nil
        }
        return isMark(i, ["-"]) ? -minutes : minutes
      }
      if let name = word(i), let minutes = Self.zones[name] { return minutes }
    }
    return nil
  }

  // RFC 2822, 4.3, and the names that pages use for UTC. Minutes east.
  private static let zones: [String: Int] = [
    "utc": 0, "gmt": 0, "ut": 0, "z": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300,
    "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
  ]
}
