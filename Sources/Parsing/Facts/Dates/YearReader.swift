import Discussions

/// Years and spans of years: "2030", "1950-53", "2025/26", "between 2025 and 2030", "the 1990s".
struct YearReader {
  let passage: Passage

  func year(at i: Int) -> Mention? {
    if let mention = shortDecade(at: i) ?? shortYear(at: i) { return mention }
    guard let year = value(at: i), isFree(i) else { return nil }
    if let mention = decade(at: i, year) { return mention }
    if let (last, end) = rangeEnd(after: i, from: year) {
      return make(i, last, "\(CalendarDate.pad(year, 4))/\(CalendarDate.pad(end, 4))")
    }
    guard isYear(i, year) else { return nil }
    return make(i, i, CalendarDate.pad(year, 4))
  }

  private func make(_ first: Int, _ last: Int, _ date: String) -> Mention {
    var mention = Mention(.date, passage, first, last)
    mention.date = date
    return mention
  }

  private func value(at i: Int) -> Int? {
    guard passage[i].shape == .digits, passage[i].length == 4,
      let year = Int(passage.string(from: i, through: i)), (1600...2150).contains(year)
    else { return nil }
    return year
  }

  /// Not a part of a designation, a sum, a decimal or a longer number.
  private func isFree(_ i: Int) -> Bool {
    let token = passage[i]
    let before = passage[i - 1]
    if i > 0, token.gap.isEmpty { return false }
    if i > 0, token.gap == .hyphen {
      guard before.has(.part) || passage.isWord(i - 1, among: ["pre", "post"]) else { return false }
    }
    if !token.gap.isDisjoint(with: [.currency, .at, .plus]) { return false }
    if i > 0, before.shape == .digits, token.gap == .comma || token.gap == .period { return false }
    let next = passage[i + 1]
    if next.shape == .digits, next.gap == .comma || next.gap == .period || next.gap == .colon {
      return false
    }
    return passage.byte(at: token.end) != UInt8(ascii: "%")
  }

  private static let prepositions: [StaticString] = [
    "in", "since", "until", "till", "during", "circa", "mid", "early", "late", "year", "around",
  ]
  private static let weakPrepositions: [StaticString] = [
    "by", "from", "to", "before", "after", "of", "for", "and", "the", "through", "back",
  ]

  private func isYear(_ i: Int, _ year: Int) -> Bool {
    let before = passage[i - 1]
    let next = passage[i + 1]
    if before.has(.numbered), !passage.isWord(i - 1, "year") { return false }
    let isPrepared =
      passage.isWord(i - 1, among: Self.prepositions) || before.has([.month, .season, .part])
    if isPrepared { return true }
    let counts =
      next.gap == .space
      && (next.has([.counted, .unit, .timeUnit, .currency, .scale]) && !next.has(.happening)
        || next.stem != 0 && next.shape == .lower && !next.has([.stop, .verb])
        || next.has(.demonym))
    let isWeak = passage.isWord(i - 1, among: Self.weakPrepositions)
    if counts { return isReport(i, year) }
    if next.gap.isEmpty, i + 1 < passage.count { return false }
    if isWeak { return true }
    if before.has(.hedge), passage[i].gap == .space { return false }
    return (1900...2100).contains(year)
  }

  /// "its 2018 report", "the 2010 review": a thing of a year, where a count would need a plural.
  private func isReport(_ i: Int, _ year: Int) -> Bool {
    let before = passage[i - 1]
    let next = passage[i + 1]
    return (1900...2100).contains(year) && next.stem == 0 && next.shape == .lower
      && (before.has(.pointing) || passage.isPossessive(i - 1) || passage.isWord(i - 1, "a"))
      && !next.has([.unit, .timeUnit, .currency, .scale, .demonym])
      && !passage.isWord(
        i + 1,
        among: ["aircraft", "personnel", "men", "women", "people", "staff", "strong", "crew"])
  }

  /// "1990s", "1990's".
  private func decade(at i: Int, _ year: Int) -> Mention? {
    guard year % 10 == 0, passage.isWord(i + 1, "s"),
      passage[i + 1].gap.isEmpty || passage[i + 1].gap == .apostrophe
    else { return nil }
    return make(i, i + 1, "\(CalendarDate.pad(year, 4))/\(CalendarDate.pad(year + 9, 4))")
  }

  /// "the 80s", "the ’80s".
  private func shortDecade(at i: Int) -> Mention? {
    guard passage[i].shape == .digits, passage[i].length == 2,
      let tens = Int(passage.string(from: i, through: i)), tens % 10 == 0, tens >= 30,
      passage.isWord(i + 1, "s"),
      passage[i + 1].gap.isEmpty || passage[i + 1].gap == .apostrophe,
      passage.isWord(i - 1, "the") || passage[i - 1].has(.part)
    else { return nil }
    return make(i, i + 1, "19\(tens)/19\(tens + 9)")
  }

  /// "in ’96".
  private func shortYear(at i: Int) -> Mention? {
    guard passage[i].shape == .digits, passage[i].length == 2,
      passage[i].gap == [.space, .apostrophe], passage[i + 1].gap != .apostrophe,
      let year = Int(passage.string(from: i, through: i)),
      passage.isWord(i - 1, among: Self.prepositions)
        || passage.isWord(i - 1, among: Self.weakPrepositions)
        || passage[i - 1].has([.month, .season])
    else { return nil }
    return make(i, i, CalendarDate.pad(year > 30 ? 1900 + year : 2000 + year, 4))
  }

  /// The second year of "1950-53", "2014 to 2022", "between 2025 and 2030".
  private func rangeEnd(after i: Int, from year: Int) -> (last: Int, year: Int)? {
    var next = i + 1
    let gap = passage[next].gap
    let isWord = gap == .space && passage.isWord(next, among: ["to", "and", "until", "through"])
    if isWord {
      if passage.isWord(next, "and"), !passage.isWord(i - 1, "between") { return nil }
      next += 1
      guard passage[next].gap == .space else { return nil }
    } else {
      guard gap == .hyphen || gap == .slash || gap == [.hyphen, .space] else { return nil }
    }
    guard passage[next].shape == .digits, let end = Int(passage.string(from: next, through: next))
    else { return nil }
    if passage[next].length == 4, end > year, end - year < 500 { return (next, end) }
    guard passage[next].length == 2, !isWord, gap != [.hyphen, .space] else { return nil }
    let full = year / 100 * 100 + end
    return full > year ? (next, full) : nil
  }
}
