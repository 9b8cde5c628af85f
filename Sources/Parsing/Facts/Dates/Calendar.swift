import Discussions

/// A day, a month or a year of the calendar.
struct CalendarDate: Hashable, Sendable {
  var year: Int
  var month: Int?
  var day: Int?

  init(year: Int, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(_ timestamp: Timestamp) {
    let fields = timestamp.fields
    self.init(year: fields.year, month: fields.month, day: fields.day)
  }

  /// Months since year 0; a year alone counts as its middle.
  var months: Int { year * 12 + (month ?? 7) - 1 }

  /// ISO 8601 with the precision that is there.
  var iso: String {
    var text = Self.pad(year, 4)
    guard let month else { return text }
    text += "-" + Self.pad(month, 2)
    guard let day else { return text }
    return text + "-" + Self.pad(day, 2)
  }

  static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(max(0, number))
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The day some days later or earlier; the month when no day is known.
  func adding(days: Int) -> CalendarDate {
    guard let month, let day,
      let start = Timestamp(year: year, month: month, day: day)
    else { return adding(months: days / 30) }
    return CalendarDate(Timestamp(seconds: start.seconds + Int64(days) * 86_400))
  }

  func adding(months: Int) -> CalendarDate {
    let total = self.months + months
    guard total >= 0 else { return self }
    return CalendarDate(year: total / 12, month: month == nil ? nil : total % 12 + 1)
  }

  /// 1 is Monday; nil without a day.
  var weekday: Int? {
    guard let month, let day, let date = Timestamp(year: year, month: month, day: day)
    else { return nil }
    let days = date.seconds / 86_400
    return Int(((days + 3) % 7 + 7) % 7) + 1
  }
}

/// The four seasons as northern writers mean them, by the month in their middle.
enum Season: String, Sendable {
  case spring, summer, autumn, winter

  var middleMonth: Int {
    switch self {
    case .spring: 4
    case .summer: 7
    case .autumn: 10
    case .winter: 1
    }
  }
}

/// The moment from which dates without a year are told.
struct DateAnchor: Hashable, Sendable {
  /// When the text was written, as its source states it.
  var stated: CalendarDate?
  /// The latest full date that the text itself has named so far.
  var latest: CalendarDate?

  var now: CalendarDate? { stated ?? latest }

  /// Years after which a date named in a text is a plan rather than news.
  private static let firstPlan = 2100

  /// Learns from a date that a text states in full.
  mutating func note(_ date: CalendarDate, isPlan: Bool) {
    guard stated == nil, !isPlan, date.month != nil, date.year < Self.firstPlan else { return }
    if latest.map({ date.months > $0.months }) ?? true { latest = date }
  }

  /// The year of a month that is named alone.
  ///
  /// With a stated date it is the last such month, or the next one where the sentence looks ahead.
  /// Without, a story moves forward: the one nearest to the latest date, rather after than before.
  func year(ofMonth month: Int, looksAhead: Bool) -> Int? {
    if let stated, let now = stated.month {
      if looksAhead { return month >= now ? stated.year : stated.year + 1 }
      return month <= now ? stated.year : stated.year - 1
    }
    guard let now else { return nil }
    guard let nowMonth = now.month else { return now.year }
    var ahead = (month - nowMonth + 12) % 12
    if ahead > (looksAhead ? 11 : 5) { ahead -= 12 }
    return (now.months + ahead) / 12
  }
}
