import Discussions

/// Finds days, months, seasons, years and periods in a passage and resolves them.
struct DateFinder {
  let passage: Passage
  let owners: [Ownership]
  var anchor: DateAnchor
  /// In an article "today" is a date; in an argument it is an age.
  let isArticle: Bool

  static let openers: WordClass = [
    .month, .season, .weekday, .number, .prefix, .relative, .holiday,
  ]

  /// All dates, in order, not overlapping.
  mutating func find() -> [Mention] {
    var found: [Mention] = []
    var i = 0
    while i < passage.count {
      let token = passage[i]
      guard token.shape == .digits || token.has(Self.openers), owners[i] == .free else {
        i += 1
        continue
      }
      if var mention = date(at: i) {
        takePart(&mention)
        widen(&mention)
        found.append(mention)
        i = max(i + 1, mention.last + 1)
      } else {
        i += 1
      }
    }
    return found
  }

  private mutating func date(at i: Int) -> Mention? {
    let token = passage[i]
    if token.shape == .digits {
      return numeric(at: i) ?? dayMonth(at: i) ?? ago(at: i)
        ?? YearReader(passage: passage).year(at: i)
    }
    if token.has(.month), let mention = month(at: i) { return mention }
    if token.has([.holiday, .prefix]), token.shape.isCapitalised, let mention = holiday(at: i) {
      return mention
    }
    if token.has(.season), let mention = season(at: i) { return mention }
    if token.has(.relative) {
      let reader = RelativeDateReader(passage: passage, now: anchor.now, isArticle: isArticle)
      if let mention = FiscalDateReader(passage: passage).date(at: i) ?? reader.date(at: i) {
        return mention
      }
    }
    if token.has(.weekday), token.length >= 6, token.shape.isCapitalised {
      return weekday(at: i)
    }
    return token.has([.number, .prefix]) ? ago(at: i) : nil
  }

  /// "first half of 2025", "third quarter of 2026".
  private func takePart(_ mention: inout Mention) {
    let part = mention.first - 2
    guard passage.isWord(mention.first - 1, "of"), let year = mention.date, year.utf8.count == 4,
      passage.isWord(part, among: ["half", "quarter"]), passage[mention.first].gap == .space
    else { return }
    let numbers: [StaticString] = ["first", "second", "third", "fourth"]
    guard let number = numbers.firstIndex(where: { passage.isWord(part - 1, $0) }) else { return }
    mention.date = year + (passage.isWord(part, "half") ? "-H" : "-Q") + String(number + 1)
    mention.first = part - 1
    mention.bytes = passage[part - 1].start..<mention.bytes.upperBound
  }

  /// "early", "mid-", "end of" before a date belong to its span.
  private func widen(_ mention: inout Mention) {
    if mention.first > 0, passage[mention.first - 1].has(.weekday), isDated(mention.first - 1) {
      mention.first -= 1
      mention.bytes = passage[mention.first].start..<mention.bytes.upperBound
    }
    for start in max(0, mention.first - 4)..<mention.first {
      guard let (_, part) = passage.longest(from: start, doing: .part), part < mention.first
      else { continue }
      var end = part
      // "middle of the 2050s", "early in 2024".
      if end == mention.first - 2, passage.isWord(end + 1, among: ["the", "in"]) { end += 1 }
      guard end == mention.first - 1,
        passage[mention.first].gap == .space || passage[mention.first].gap == .hyphen
      else { continue }
      mention.first = start
      mention.bytes = passage[start].start..<mention.bytes.upperBound
      return
    }
  }

  private func make(_ first: Int, _ last: Int, _ date: String?) -> Mention {
    var mention = Mention(.date, passage, first, last)
    mention.date = date
    return mention
  }

  // MARK: Days in figures

  /// "2024-08-13", "13/08/2024", "13.8.24".
  private mutating func numeric(at i: Int) -> Mention? {
    guard passage[i + 1].shape == .digits, passage[i + 2].shape == .digits else { return nil }
    let gap = passage[i + 1].gap
    guard gap == passage[i + 2].gap, gap == .hyphen || gap == .slash || gap == .period,
      passage[i + 2].end - passage[i].start <= 10,
      let a = integer(i), let b = integer(i + 1), let c = integer(i + 2)
    else { return nil }
    var date: CalendarDate?
    if passage[i].length == 4, gap == .hyphen {
      date = valid(a, b, c)
    } else if passage[i].length <= 2, passage[i + 1].length <= 2, gap != .hyphen {
      let year = c < 100 ? 2000 + c : c
      date = b > 12 ? valid(year, a, b) : valid(year, b, a)
    }
    guard let date else { return nil }
    anchor.note(date, isPlan: looksAhead(i))
    return make(i, i + 2, date.iso)
  }

  private func integer(_ i: Int) -> Int? {
    passage[i].length <= 4 ? Int(passage.string(from: i, through: i)) : nil
  }

  private func valid(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    guard (1600...2200).contains(year), (1...12).contains(month),
      (1...Timestamp.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  // MARK: Days and months in words

  /// "7 February 2025", "7th of February".
  private mutating func dayMonth(at i: Int) -> Mention? {
    guard passage[i].length <= 2, let day = integer(i), (1...31).contains(day) else { return nil }
    var next = i + 1
    if passage[next].gap.isEmpty, passage.isWord(next, among: ["st", "nd", "rd", "th"]) {
      next += 1
    }
    if passage.isWord(next, "of") { next += 1 }
    guard passage[next].gap == .space, passage[next].has(.month),
      passage[next].shape.isCapitalised || passage[next].length > 3, let month = monthNumber(next)
    else { return nil }
    return dated(first: i, last: next, month: month, day: day)
  }

  /// "February 7, 2025", "August 2024", "January".
  private mutating func month(at i: Int) -> Mention? {
    guard let month = monthNumber(i) else { return nil }
    // "March 16", "March the 16th".
    var number = i + 1
    if passage.isWord(number, "the"), passage.isWord(i + 3, among: ["st", "nd", "rd", "th"]) {
      number += 1
    }
    let next = passage[number]
    if next.shape == .digits, next.gap == .space || next.gap == [.space, .period],
      next.length <= 2, let day = integer(number), (1...31).contains(day)
    {
      var last = number
      if passage[last + 1].gap.isEmpty,
        passage.isWord(last + 1, among: ["st", "nd", "rd", "th"])
      {
        last += 1
      }
      return dated(first: i, last: last, month: month, day: day)
    }
    if statedYear(after: i) == nil, !isMonth(i) { return nil }
    return dated(first: i, last: i, month: month, day: nil)
  }

  /// "Christmas Day", also with a year.
  private mutating func holiday(at i: Int) -> Mention? {
    guard let (node, last) = passage.longest(from: i, doing: .holiday) else { return nil }
    let parts = passage.lexicon.name(of: node).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    return dated(first: i, last: last, month: parts[0], day: parts[1])
  }

  private func monthNumber(_ i: Int) -> Int? {
    passage.value(of: i, as: .month).flatMap { Int($0) }
  }

  /// Settles "May", "March" and short forms, which are other words too.
  private func isMonth(_ i: Int) -> Bool {
    let token = passage[i]
    let isAmbiguous = passage.isWord(i, among: ["may", "march", "august", "april", "june"])
    guard token.shape.isCapitalised || token.length > 4 && !isAmbiguous else { return false }
    if token.length > 4, !isAmbiguous { return true }
    guard token.length > 3 || passage.isWord(i, "may") else { return false }
    if isAmbiguous, !token.startsSentence, passage[i + 1].gap != .space { return true }
    return passage.isWord(
      i - 1,
      among: [
        "in", "by", "since", "until", "of", "from", "during", "early", "mid", "late", "last",
        "this", "next", "before", "after", "to", "and", "till", "through", "around", "on",
      ]) && !passage[i + 1].shape.isCapitalised || passage[i + 1].shape == .digits
  }

  /// A year after the word, with or without a comma or "of".
  private func statedYear(after i: Int) -> (year: Int, last: Int)? {
    var next = i + 1
    if passage.isWord(next, "of") { next += 1 }
    guard passage[next].shape == .digits, passage[next].length == 4,
      passage[next].gap.isSubset(of: [.space, .comma]), let year = integer(next),
      (1600...2200).contains(year)
    else { return nil }
    return (year, next)
  }

  private mutating func dated(first: Int, last: Int, month: Int, day: Int?) -> Mention {
    let ahead = looksAhead(first)
    if let (year, end) = statedYear(after: last) {
      let date = CalendarDate(year: year, month: month, day: day)
      anchor.note(date, isPlan: ahead)
      return make(first, end, date.iso)
    }
    guard let year = anchor.year(ofMonth: month, looksAhead: ahead) else {
      let tail = day.map { "-" + CalendarDate.pad($0, 2) } ?? ""
      return make(first, last, "--" + CalendarDate.pad(month, 2) + tail)
    }
    let date = CalendarDate(year: year, month: month, day: day)
    anchor.note(date, isPlan: ahead)
    return make(first, last, date.iso)
  }

  /// Words looked at before a date for a sign that it lies ahead.
  private static let reach = 10

  /// Whether the sentence speaks of what is to come.
  private func looksAhead(_ i: Int) -> Bool {
    var at = i - 1
    while at >= 0, at > i - Self.reach, !passage[at + 1].startsSentence {
      if passage.isWord(
        at,
        among: [
          "will", "due", "expected", "planned", "scheduled", "next", "upcoming", "plans", "shall",
          "ll", "hopes", "target", "aims", "intends", "until", "coming",
        ])
      {
        return true
      }
      at -= 1
    }
    return false
  }

  // MARK: Seasons, weekdays, spans ago

  private func season(at i: Int) -> Mention? {
    guard let name = passage.value(of: i, as: .season), let season = Season(rawValue: name)
    else { return nil }
    let isFall = passage.isWord(i, "fall")
    if let (year, last) = statedYear(after: i), passage[last - 1].end + 1 >= passage[last].start {
      return make(i, last, "\(CalendarDate.pad(year, 4))-\(name)")
    }
    var first = i - 1
    if passage.isWord(first, among: ["this", "last", "next"]) {
      let ahead = passage.isWord(first, "next")
      let year = anchor.now.map { seasonYear(season, now: $0, looksAhead: ahead) }
      return make(first, i, year.map { "\(CalendarDate.pad($0, 4))-\(name)" })
    }
    guard !isFall else { return nil }
    if passage.isWord(first, "the") || passage[first].has(.part) { first -= 1 }
    guard passage.isWord(first, among: ["in", "by", "during", "over", "until", "before", "since"])
    else { return nil }
    let year = anchor.now.map { seasonYear(season, now: $0, looksAhead: looksAhead(i)) }
    return make(first, i, year.map { "\(CalendarDate.pad($0, 4))-\(name)" })
  }

  private func seasonYear(_ season: Season, now: CalendarDate, looksAhead: Bool) -> Int {
    let month = now.month ?? 12
    if looksAhead { return season.middleMonth >= month ? now.year : now.year + 1 }
    return season.middleMonth <= month ? now.year : now.year - 1
  }

  private func weekday(at i: Int) -> Mention? {
    guard !isDated(i), let text = passage.value(of: i, as: .weekday), let wanted = Int(text)
    else { return nil }
    let before = passage.isWord(i - 1, among: ["last", "next", "this"])
    let first = before ? i - 1 : i
    let isTime = passage.isWord(i + 1, among: ["morning", "afternoon", "evening", "night"])
    let last = isTime && passage[i + 1].gap == .space ? i + 1 : i
    guard let stated = anchor.stated, let today = stated.weekday else {
      return make(first, last, nil)
    }
    let isAhead = passage.isWord(i - 1, "next") || looksAhead(i)
    var days = (wanted - today + 7) % 7
    if !isAhead, days > 0 { days -= 7 }
    return make(first, last, stated.adding(days: days).iso)
  }

  /// "Monday 6 June", "Monday, June 6": the day of the month says all.
  private func isDated(_ i: Int) -> Bool {
    guard passage[i + 1].gap == .space || passage[i + 1].gap == [.comma, .space] else {
      return false
    }
    if passage[i + 1].has(.month) { return passage[i + 2].shape == .digits }
    guard passage[i + 1].shape == .digits, passage[i + 1].length <= 2 else { return false }
    return passage[i + 2].has(.month) || passage[i + 3].has(.month)
  }

  /// "two years ago".
  private func ago(at i: Int) -> Mention? {
    let isCut = passage[i].gap == .comma && passage[i - 1].shape == .digits
    guard !isCut, let numeral = NumeralReader(passage: passage).read(at: i) else { return nil }
    var unit = numeral.last + 1
    if let (_, last) = passage.longest(from: unit, doing: .hedgeAfter) { unit = last + 1 }
    guard passage[unit].gap == .space, passage[unit].has(.timeUnit),
      passage.isWord(unit + 1, among: ["ago", "back"]), passage[unit + 1].gap == .space,
      numeral.maximum <= 2000
    else { return nil }
    var draft = FigureDraft(numeral, passage)
    draft.takeHedgeBefore()
    let date = anchor.now.flatMap { now in
      passage.value(of: unit, as: .timeUnit).flatMap {
        RelativeDateReader.moved(now, by: -Int(numeral.maximum), $0)
      }
    }
    return make(draft.first, unit + 1, date)
  }
}
