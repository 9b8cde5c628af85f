import Discussions

/// Dates told from the time of writing: "last year", "yesterday", "a decade ago", "later this month".
struct RelativeDateReader {
  let passage: Passage
  let now: CalendarDate?
  let isArticle: Bool

  func date(at i: Int) -> Mention? {
    if let (days, last) = days(at: i) {
      return make(i, last, now?.day == nil ? nil : now?.adding(days: days).iso)
    }
    if passage.isWord(i, among: ["a", "one"]), passage[i + 1].has(.timeUnit),
      passage.isWord(i + 2, "ago"), let unit = passage.value(of: i + 1, as: .timeUnit)
    {
      return make(i, i + 2, now.flatMap { Self.moved($0, by: -1, unit) })
    }
    if passage.isWord(i, among: ["end", "middle", "start", "turn"]), let mention = decade(at: i) {
      return mention
    }
    guard let step = step(at: i), passage[i + 1].gap == .space,
      let unit = passage.value(of: i + 1, as: .timeUnit), passage[i + 1].stem == 0,
      unit != "min", unit != "s", unit != "hours"
    else { return nil }
    return make(i, i + 1, now.flatMap { Self.moved($0, by: step, unit) })
  }

  /// Days from now, and the last word of what says so.
  private func days(at i: Int) -> (Int, last: Int)? {
    if passage.isWord(i, "yesterday") { return (-1, i) }
    if passage.isWord(i, "tomorrow") { return (1, i) }
    if passage.isWord(i, "last"), passage.isWord(i + 1, "night") { return (-1, i + 1) }
    guard isArticle else { return nil }
    if passage.isWord(i, among: ["today", "tonight"]) { return (0, i) }
    let isThis =
      passage.isWord(i, "this")
      && passage.isWord(i + 1, among: ["morning", "afternoon", "evening"])
    return isThis ? (0, i + 1) : nil
  }

  private func step(at i: Int) -> Int? {
    if passage.isWord(i, "this") { return 0 }
    if passage.isWord(i, "last") || passage.isWord(i, "previous") { return -1 }
    return passage.isWord(i, "next") ? 1 : nil
  }

  /// "end of the decade", "middle of the decade", "turn of the century".
  private func decade(at i: Int) -> Mention? {
    guard passage.isWord(i + 1, "of") else { return nil }
    let isThis = passage.isWord(i + 2, among: ["the", "this"])
    guard isThis, passage.isWord(i + 3, among: ["decade", "year", "month", "century"])
    else { return nil }
    let date: String? = now.flatMap { now in
      if passage.isWord(i + 3, "decade") {
        let first = now.year / 10 * 10
        if passage.isWord(i, "middle") { return String(first + 5) }
        return String(passage.isWord(i, "end") ? first + 10 : first)
      }
      if passage.isWord(i + 3, "year") {
        return now.iso.isEmpty ? nil : CalendarDate(year: now.year).iso
      }
      if passage.isWord(i + 3, "month") {
        return now.month == nil ? nil : CalendarDate(year: now.year, month: now.month).iso
      }
      return String(now.year / 100 * 100 + (passage.isWord(i, "end") ? 100 : 0))
    }
    return make(i, i + 3, date)
  }

  private func make(_ first: Int, _ last: Int, _ date: String?) -> Mention {
    var mention = Mention(.date, passage, first, last)
    mention.date = date
    return mention
  }

  /// The year, month or day that lies some units from another; as precise as the unit is.
  static func moved(_ now: CalendarDate, by steps: Int, _ unit: String) -> String? {
    switch unit {
    case "years": return CalendarDate(year: now.year + steps).iso
    case "decades":
      if steps == 0 || steps == 1 {
        let first = (now.year / 10 + steps) * 10
        return "\(CalendarDate.pad(first, 4))/\(CalendarDate.pad(first + 9, 4))"
      }
      return CalendarDate(year: now.year + steps * 10).iso
    case "centuries": return CalendarDate(year: now.year + steps * 100).iso
    case "months": return now.month == nil ? nil : now.adding(months: steps).iso
    case "weeks":
      guard now.month != nil else { return nil }
      let day = now.adding(days: steps * 7)
      return CalendarDate(year: day.year, month: day.month).iso
    case "days": return now.day == nil ? nil : now.adding(days: steps).iso
    default: return nil
    }
  }
}
