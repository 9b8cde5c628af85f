import Discussions

/// When something was written, as a page says it in a line of its own or beside a name.
struct Stamp: Hashable {
  /// The words of the page.
  var words: Substring
  /// The moment; nil for "4 years ago" and for a date without a year.
  var moment: Timestamp?
  /// The moment with day and month exchanged, for "5/4/2020", which says not which is which.
  var swapped: Timestamp?
  /// Whether the month comes first, where a date of numbers shows it: "5/15/2020" or "15/5/2020".
  var isMonthFirst: Bool?
  /// Whether it is counted back from now, as "4 years ago" is.
  var isRelative = false
  /// Whether it is as short as social networks write it: "2d".
  var isShort = false
  /// Seconds back from now, as the page rounds them; nil for a date, and where it does not say how many.
  var age: Int?
}

/// A short line cut into words, numbers and signs.
struct LineTokens {
  enum Token: Hashable {
    /// Lower case.
    case word(String)
    /// Value and number of digits.
    case number(Int, digits: Int)
    case sign(Unicode.Scalar)
  }

  private(set) var tokens: [Token] = []
  private(set) var ranges: [Range<String.Index>] = []

  init(_ text: Substring) {
    let scalars = text.unicodeScalars
    var i = scalars.startIndex
    while i < scalars.endIndex {
      let start = i
      let scalar = scalars[i]
      if Self.isDigit(scalar) {
        var value = 0
        var digits = 0
        while i < scalars.endIndex, Self.isDigit(scalars[i]) {
          digits += 1
          if digits <= 9 { value = value * 10 + Int(scalars[i].value - 48) }
          scalars.formIndex(after: &i)
        }
        tokens.append(.number(value, digits: digits))
      } else if Self.isLetter(scalar) {
        scalars.formIndex(after: &i)
        while i < scalars.endIndex, Self.isLetter(scalars[i]),
          !Self.opensWord(at: i, in: scalars)
        {
          scalars.formIndex(after: &i)
        }
        tokens.append(.word(String(text[start..<i]).lowercased()))
      } else {
        scalars.formIndex(after: &i)
        if PageLine.isSpace(scalar) { continue }
        tokens.append(.sign(scalar))
      }
      ranges.append(start..<i)
    }
  }

  var count: Int { tokens.count }
  subscript(i: Int) -> Token? { tokens.indices.contains(i) ? tokens[i] : nil }

  func number(_ i: Int, digits: ClosedRange<Int>) -> Int? {
    guard case .number(let value, let count) = self[i], digits.contains(count) else { return nil }
    return value
  }

  func word(_ i: Int) -> String? {
    guard case .word(let word) = self[i] else { return nil }
    return word
  }

  func isSign(_ i: Int, _ signs: Set<Unicode.Scalar>) -> Bool {
    guard case .sign(let sign) = self[i] else { return false }
    return signs.contains(sign)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 48 && scalar.value <= 57
  }

  /// Copying loses the space between two elements: "MaraDecember 8" is two words.
  private static func opensWord(at i: String.Index, in scalars: Substring.UnicodeScalarView) -> Bool
  {
    guard isCapital(scalars[i]) else { return false }
    if !isCapital(scalars[scalars.index(before: i)]) { return true }
    let next = scalars.index(after: i)
    return next < scalars.endIndex && isLetter(scalars[next]) && !isCapital(scalars[next])
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? scalar.value >= 65 && scalar.value <= 90 : scalar.properties.isUppercase
  }

  /// The signs of a Chinese or Japanese date stand apart, because they follow digits.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xAA: false
    default: scalar.properties.isAlphabetic && !calendarSigns.contains(scalar)
    }
  }

  private static let calendarSigns: Set<Unicode.Scalar> = ["年", "月", "日", "时", "時", "分", "前"]
}
