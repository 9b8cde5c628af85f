import Discussions

/// Finds the first date in a short line, absolute or relative, in the languages of `StampWords`.
struct StampScanner {
  private let text: Substring
  private let line: LineTokens

  init(_ text: Substring, _ line: LineTokens) {
    self.text = text
    self.line = line
  }

  func firstStamp() -> Stamp? {
    var i = 0
    while i < line.count {
      if mayOpen(i), let (end, stamp) = stamp(at: i), end > i {
        let range = line.ranges[i].lowerBound..<line.ranges[end - 1].upperBound
        var found = stamp
        found.words = text[range]
        return found
      }
      i += 1
    }
    return nil
  }

  /// Cheap, as most words are none that a date begins with.
  private func mayOpen(_ i: Int) -> Bool {
    switch line.tokens[i] {
    case .word(let word): StampWords.openers.contains(word)
    case .number: true
    case .sign: false
    }
  }

  /// Each rule says where what it reads ends (one past its last token).
  private func stamp(at i: Int) -> (end: Int, stamp: Stamp)? {
    if let (end, age) = short(at: i) {
      return (end, Stamp(words: text, isRelative: true, isShort: true, age: age))
    }
    if let (end, age) = relative(at: i) {
      return (end, Stamp(words: text, isRelative: true, age: age))
    }
    var start = skipWeekday(i)
    var clock: Clock?
    if let (end, time) = time(at: start) {
      (start, clock) = (skipWeekday(skipJoint(end)), time)
    }
    guard let date = date(at: start) else { return nil }
    var end = date.end
    if clock == nil, let (after, time) = time(at: skipJoint(end), isAfterDate: true) {
      (end, clock) = (after, time)
    }
    func moment(_ day: Day?) -> Timestamp? {
      guard let day, let year = day.year else { return nil }
      return Timestamp(
        year: year, month: day.month, day: day.day, hour: clock?.hour ?? 0,
        minute: clock?.minute ?? 0, second: clock?.second ?? 0,
        offsetMinutes: clock?.offsetMinutes)
    }
    let (first, second) = (moment(date.day), moment(date.swapped))
    guard date.day.year == nil || first != nil else { return nil }
    return (
      end,
      Stamp(words: text, moment: first, swapped: second, isMonthFirst: date.isMonthFirst)
    )
  }

  // MARK: Days

  private struct Day {
    var year: Int?
    var month: Int
    var day: Int

    init?(year: Int?, month: Int, day: Int) {
      guard (1...12).contains(month), (1...31).contains(day),
        year.map({ (1970...2999).contains($0) }) ?? true
      else { return nil }
      (self.year, self.month, self.day) = (year, month, day)
    }
  }

  private typealias FoundDay = (end: Int, day: Day, swapped: Day?, isMonthFirst: Bool?)

  private func date(at i: Int) -> FoundDay? {
    if let (end, day) = yearFirst(at: i) ?? monthFirst(at: i) ?? dayFirst(at: i) {
      return (end, day, nil, nil)
    }
    return numeric(at: i)
  }

  /// "2017-05-15", "2017/05/15", "2017年5月15日".
  private func yearFirst(at i: Int) -> (end: Int, day: Day)? {
    guard let year = line.number(i, digits: 4), line.isSign(i + 1, ["-", "/", ".", "年"]),
      let month = line.number(i + 2, digits: 1...2), line.isSign(i + 3, ["-", "/", ".", "月"]),
      let number = line.number(i + 4, digits: 1...2),
      let day = Day(year: year, month: month, day: number)
    else { return nil }
    var end = line.isSign(i + 5, ["日"]) ? i + 6 : i + 5
    if line.word(end) == "t", line.number(end + 1, digits: 2...2) != nil { end += 1 }
    return (end, day)
  }

  /// "May 15, 2017", "Sept. 3rd 2017", "Jun 5".
  private func monthFirst(at i: Int) -> (end: Int, day: Day)? {
    guard let month = month(at: i) else { return nil }
    var end = month.end
    guard let number = line.number(end, digits: 1...2) else { return nil }
    end = skipOrdinal(end + 1)
    let afterComma = line.isSign(end, [","]) ? end + 1 : end
    if let year = line.number(afterComma, digits: 4) {
      return Day(year: year, month: month.number, day: number).map { (afterComma + 1, $0) }
    }
    if line.isSign(end, [":"]) { return nil }
    return Day(year: nil, month: month.number, day: number).map { (end, $0) }
  }

  /// "15 May 2017", "23. Juni 2016", "15 de mayo de 2017", "5 Jun".
  private func dayFirst(at i: Int) -> (end: Int, day: Day)? {
    guard let number = line.number(i, digits: 1...2) else { return nil }
    var end = skipOrdinal(i + 1)
    if line.isSign(end, [".", "-", "/"]) { end += 1 }
    if let word = line.word(end), StampWords.of.contains(word) { end += 1 }
    guard let month = month(at: end) else { return nil }
    end = month.end
    var year = end
    while year - end < 2, line.isSign(year, [",", "-", "/"]) || isOf(year) { year += 1 }
    if let value = line.number(year, digits: 4) {
      return Day(year: value, month: month.number, day: number).map { (year + 1, $0) }
    }
    return Day(year: nil, month: month.number, day: number).map { (end, $0) }
  }

  /// "18.10.2019", "5/15/2017", "15-05-17".
  private func numeric(at i: Int) -> FoundDay? {
    guard let first = line.number(i, digits: 1...2), line.isSign(i + 1, [".", "/", "-"]),
      line[i + 1] == line[i + 3], let second = line.number(i + 2, digits: 1...2)
    else { return nil }
    let year: Int
    if let full = line.number(i + 4, digits: 4) {
      year = full
    } else if let short = line.number(i + 4, digits: 2), line.isSign(i + 1, [".", "/"]) {
      year = short + (short < 70 ? 2000 : 1900)
    } else {
      return nil
    }
    let dayFirst = Day(year: year, month: second, day: first)
    let monthFirst = line.isSign(i + 1, ["."]) ? nil : Day(year: year, month: first, day: second)
    switch (dayFirst, monthFirst) {
    case (let day?, nil): return (i + 5, day, nil, false)
    case (nil, let day?): return (i + 5, day, nil, true)
    case (let day?, let other?): return (i + 5, day, other, nil)
    case (nil, nil): return nil
    }
  }

  private func month(at i: Int) -> (end: Int, number: Int)? {
    guard let word = line.word(i), let number = StampWords.months[word] else { return nil }
    return (line.isSign(i + 1, ["."]) ? i + 2 : i + 1, number)
  }

  private func isOf(_ i: Int) -> Bool { line.word(i).map(StampWords.of.contains) ?? false }

  private func skipOrdinal(_ i: Int) -> Int {
    if line.isSign(i, [".", "º"]) { return i + 1 }
    guard let word = line.word(i), StampWords.ordinals.contains(word) else { return i }
    return i + 1
  }

  private func skipWeekday(_ i: Int) -> Int {
    guard let word = line.word(i), StampWords.weekdays.contains(word) else { return i }
    var end = i + 1
    while end - i < 4, line.isSign(end, [",", ".", "-", "|"]) || line.word(end) == "the" {
      end += 1
    }
    return end
  }

  /// "at", "um", "|" and the like, which stand between date and time.
  private func skipJoint(_ i: Int) -> Int {
    var end = i
    while end - i < 4 {
      if line.isSign(end, [",", "|", "-", "–", "—", "•", "·", "@", "/", ":", "."]) {
        end += 1
      } else if let word = line.word(end), StampWords.joints.contains(word) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  // MARK: Times

  private struct Clock {
    var hour: Int
    var minute: Int
    var second = 0
    var offsetMinutes: Int?
  }

  /// "2:53 pm", "14:53:07 UTC", "17.21 Uhr", "14h53", "14 h 53 min".
  ///
  /// - Parameter isAfterDate: "24 Jun 2031 23.05" is a time too, where "23.05" alone may be a price.
  private func time(at i: Int, isAfterDate: Bool = false) -> (end: Int, clock: Clock)? {
    let isAfternoonBefore: Bool? = line.word(i).flatMap { StampWords.dayHalves[$0] }
    let start = isAfternoonBefore == nil ? i : i + 1
    guard let hour = line.number(start, digits: 1...2), hour < 25 else { return nil }
    var clock = Clock(hour: hour, minute: 0)
    var end: Int
    let isHour = line.word(start + 1).map { ["h", "u", "uhr"].contains($0) } ?? false
    if line.isSign(start + 1, [":", "."]) || isHour,
      let minute = line.number(start + 2, digits: 2...2), minute < 60
    {
      clock.minute = minute
      end = start + 3
      if line.isSign(end, [":"]), let second = line.number(end + 1, digits: 2...2) {
        clock.second = min(second, 59)
        end += 2
        if line.isSign(end, ["."]), line.number(end + 1, digits: 1...9) != nil { end += 2 }
      }
      if line.isSign(start + 1, ["."]), !isAfterDate, line.word(end) != "uhr",
        half(at: end) == nil
      {
        return nil
      }
    } else if half(at: start + 1) != nil || line.word(start + 1) == "uhr" {
      end = start + 1
    } else {
      return nil
    }
    if let (after, isAfternoon) = half(at: end) {
      clock.hour = clock.hour % 12 + (isAfternoon ? 12 : 0)
      end = after
    } else if isAfternoonBefore == true, clock.hour < 12 {
      clock.hour += 12
    }
    if let word = line.word(end), ["uhr", "h", "hrs", "min"].contains(word) { end += 1 }
    if let (after, minutes) = zone(at: end) { (end, clock.offsetMinutes) = (after, minutes) }
    return (end, clock)
  }

  /// "am", "p.m."
  private func half(at i: Int) -> (end: Int, isAfternoon: Bool)? {
    if let word = line.word(i), word == "am" || word == "pm" { return (i + 1, word == "pm") }
    guard let word = line.word(i), word == "a" || word == "p", line.isSign(i + 1, ["."]),
      line.word(i + 2) == "m"
    else { return nil }
    return (line.isSign(i + 3, ["."]) ? i + 4 : i + 3, word == "p")
  }

  private func zone(at i: Int) -> (end: Int, minutes: Int)? {
    if let word = line.word(i), ["utc", "gmt", "z"].contains(word) { return (i + 1, 0) }
    guard line.isSign(i, ["+"]) else { return nil }
    if let both = line.number(i + 1, digits: 4), both <= 1400 {
      return (i + 2, both / 100 * 60 + both % 100)
    }
    guard let hours = line.number(i + 1, digits: 2...2), hours <= 14, line.isSign(i + 2, [":"]),
      let minutes = line.number(i + 3, digits: 2...2)
    else { return nil }
    return (i + 4, hours * 60 + minutes)
  }

  // MARK: Relative times

  /// "2d", "22h" and "1w" as a whole line, or a whole part of one between signs.
  private func short(at i: Int) -> (end: Int, age: Int)? {
    guard let number = line.number(i, digits: 1...3),
      let unit = line.word(i + 1).flatMap({ StampWords.shortUnits[$0] })
    else { return nil }
    let opens = i == 0 || line.isSign(i - 1, ["·", "•", "|"])
    let closes = i + 2 == line.count || line.isSign(i + 2, ["·", "•", "|"])
    return opens && closes ? (i + 2, number * unit) : nil
  }

  /// "4 years ago", "vor 3 Jahren", "il y a 2 mois", "50 Minuten 46 Sekunden her".
  private func relative(at i: Int) -> (end: Int, age: Int?)? {
    if let word = line.word(i), StampWords.days.contains(word) {
      // "Yesterday" alone on its line is a date as well.
      return (time(at: skipJoint(i + 1))?.end ?? (line.count == 1 ? i + 1 : nil)).map { ($0, nil) }
    }
    if let moment = StampWords.moments.first(in: line, at: i) { return (moment.end, 0) }
    let opening = StampWords.agoBefore.first(in: line, at: i)
    var end = opening?.end ?? i
    var parts = 0
    var age: Int? = 0
    while parts < 3 {
      var number = end
      if parts > 0, let word = line.word(number), StampWords.and.contains(word) { number += 1 }
      if parts == 0, let word = line.word(number), StampWords.about.contains(word) { number += 1 }
      if parts == 0, line.word(number) == "less", line.word(number + 1) == "than" { number += 2 }
      if parts == 0, line.word(number) == "a", line.word(number + 1) == "few" { number += 1 }
      // How many "a few" are is not said.
      let isFew = line.word(number) == "few"
      let count =
        line.number(number, digits: 1...3)
        ?? line.word(number).flatMap { StampWords.one.contains($0) || isFew ? 1 : nil }
      guard let count, let word = line.word(number + 1),
        let unit = StampWords.units[word] ?? StampWords.shortUnits[word]
      else { break }
      age = isFew ? nil : age.map { $0 + count * unit }
      end = number + 2
      // "8 mo. ago"
      if line.isSign(end, ["."]), line.word(end + 1).map(StampWords.agoAfter.contains) ?? false {
        end += 1
      }
      if line.isSign(end, [","]), parts == 0, line.number(end + 1, digits: 1...3) != nil {
        end += 1
      }
      parts += 1
    }
    guard parts > 0 else { return nil }
    if line.isSign(end, ["前"]) { return (end + 1, age) }
    if let word = line.word(end), StampWords.agoAfter.contains(word) { return (end + 1, age) }
    return opening == nil ? nil : (end, age)
  }
}

extension LineTokens {
  fileprivate func number(_ i: Int, digits: Int) -> Int? { number(i, digits: digits...digits) }
}
