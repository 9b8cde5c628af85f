/// A moment as a source states it, to the second, with the source's own offset from UTC if it gave one.
///
/// Written and read as ISO 8601 (`2025-02-07T10:15:00Z`, `…+01:00`, or without an offset when the
/// source names none). Two timestamps are ordered by `seconds`.
package struct Timestamp: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00 UTC; a time without an offset is counted as if it were UTC.
  package var seconds: Int64
  /// Minutes east of UTC (-1080…1080); nil when the source names no zone.
  package var offsetMinutes: Int?

  package init(seconds: Int64, offsetMinutes: Int? = 0) {
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }

  /// A calendar time in the proleptic Gregorian calendar; nil when a field is out of range.
  package init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    offsetMinutes: Int? = nil
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), (0...23).contains(hour),
      (1...Self.days(inMonth: month, of: year)).contains(day), (0...59).contains(minute),
      (0...60).contains(second), abs(offsetMinutes ?? 0) <= 1080
    else { return nil }
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    let local = days * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59))
    self.init(seconds: local - Int64((offsetMinutes ?? 0) * 60), offsetMinutes: offsetMinutes)
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

  /// The calendar fields in the stated zone.
  package var fields: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    let local = seconds + Int64((offsetMinutes ?? 0) * 60)
    let day = (local >= 0 ? local : local - 86_399) / 86_400
    let rest = Int(local - day * 86_400)
    let (y, m, d) = Self.civil(daysSinceEpoch: day)
    return (y, m, d, rest / 3600, rest / 60 % 60, rest % 60)
  }

  /// Number of days in a month (1…12).
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // Both conversions after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int64 {
    let y = Int64(month <= 2 ? year - 1 : year)
    let era = (y >= 0 ? y : y - 399) / 400
    let yoe = y - era * 400
    let doy = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
    return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
  }

  private static func civil(daysSinceEpoch: Int64) -> (Int, Int, Int) {
    let z = daysSinceEpoch + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = Int(mp < 10 ? mp + 3 : mp - 9)
    return (Int(yoe + era * 400) + (month <= 2 ? 1 : 0), month, Int(doy - (153 * mp + 2) / 5 + 1))
  }
}

extension Timestamp: CustomStringConvertible {
  package var description: String {
    let f = fields
    func pad(_ n: Int, _ width: Int = 2) -> String {
      let s = String(n)
      return String(repeating: "0", count: max(0, width - s.count)) + s
    }
    var out = "\(pad(f.year, 4))-\(pad(f.month))-\(pad(f.day))"
    out += "T\(pad(f.hour)):\(pad(f.minute)):\(pad(f.second))"
    guard let offset = offsetMinutes else { return out }
    if offset == 0 { return out + "Z" }
    return out + (offset < 0 ? "-" : "+") + pad(abs(offset) / 60) + ":" + pad(abs(offset) % 60)
  }

  /// Reads ISO 8601 and RFC 3339 forms: date alone, or date and time parted by `T` or a space,
  /// seconds and fraction optional, then `Z`, `+hh:mm`, `+hhmm`, `+hh` or nothing. Else nil.
  package init?(iso text: some StringProtocol) {
    var rest = Substring(text)[...]
    func take(_ count: Int) -> Int? {
      guard rest.utf8.count >= count else { return nil }
      var n = 0
      for byte in rest.utf8.prefix(count) {
        guard (48...57).contains(byte) else { return nil }
        n = n * 10 + Int(byte - 48)
      }
      rest = rest[rest.utf8.index(rest.startIndex, offsetBy: count)...]
      return n
    }
    func skip(_ characters: Set<Character>) -> Bool {
      guard let c = rest.first, characters.contains(c) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = take(4), skip(["-"]), let month = take(2), skip(["-"]), let day = take(2)
    else { return nil }
    guard !rest.isEmpty else {
      self.init(year: year, month: month, day: day)
      return
    }
    guard skip(["T", "t", " "]), let hour = take(2), skip([":"]), let minute = take(2)
    else { return nil }
    var second = 0
    if skip([":"]) {
      guard let s = take(2) else { return nil }
      second = s
      if skip([".", ","]) { rest = rest.drop { ("0"..."9").contains($0) } }
    }
    var offset: Int?
    if skip(["Z", "z"]) {
      offset = 0
    } else if let sign = rest.first, sign == "+" || sign == "-" {
      rest = rest.dropFirst()
      guard let hours = take(2) else { return nil }
      _ = skip([":"])
      let minutes = rest.isEmpty ? 0 : take(2)
      guard let minutes else { return nil }
      offset = (hours * 60 + minutes) * (sign == "-" ? -1 : 1)
    }
    guard rest.isEmpty else { return nil }
    self.init(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      offsetMinutes: offset)
  }
}
