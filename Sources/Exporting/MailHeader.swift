import Discussions

/// The parts of mail headers.
enum MailHeader {
  /// Unstructured text (RFC 5322, 2.2.1): as it is when it is printable ASCII, else in encoded words.
  static func text(_ text: String) -> String {
    isPlain(text) ? text : encodedWords(text)
  }

  /// A display name: an atom, a quoted string or encoded words.
  static func phrase(_ name: String) -> String {
    guard isPlain(name) else { return encodedWords(name) }
    let isAtom = name.utf8.allSatisfy { byte in
      byte == 0x20 || byte >= 48 && byte <= 57 || byte >= 65 && byte <= 90
        || byte >= 97 && byte <= 122 || byte == 0x2D || byte == 0x5F
    }
    if isAtom, !name.isEmpty { return name }
    var quoted = "\""
    for character in name {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.append(character)
    }
    return quoted + "\""
  }

  /// "=?" would be read as the start of an encoded word.
  private static func isPlain(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 || byte > 0x7E || previous == 0x3D && byte == 0x3F { return false }
      previous = byte
    }
    return true
  }

  /// RFC 2047 with the "Q" encoding: words of at most 75 characters, each with whole characters.
  private static func encodedWords(_ text: String) -> String {
    var words: [String] = []
    var current = ""
    for scalar in text.unicodeScalars {
      var piece = ""
      for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
        let isLetter =
          byte >= 48 && byte <= 57 || byte >= 65 && byte <= 90 || byte >= 97 && byte <= 122
        piece += isLetter ? String(UnicodeScalar(byte)) : byte == 0x20 ? "_" : "=" + hex(byte)
      }
      if current.utf8.count + piece.utf8.count > 60 {
        words.append(current)
        current = ""
      }
      current += piece
    }
    words.append(current)
    return words.map { "=?utf-8?Q?\($0)?=" }.joined(separator: "\n ")
  }

  static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }

  /// FNV-1a, 64 bit, in hexadecimal.
  static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "Tue, 04 Mar 2031 10:15:00 +0000"; "-0000" where the source names no zone (RFC 5322, 3.3).
  static func date(_ time: Timestamp) -> String {
    let f = time.fields
    let offset = time.offsetMinutes ?? 0
    let sign = time.offsetMinutes == nil || offset < 0 ? "-" : "+"
    let zone = sign + two(abs(offset) / 60) + two(abs(offset) % 60)
    return "\(weekday(time)), \(two(f.day)) \(months[f.month - 1]) \(f.year) "
      + "\(two(f.hour)):\(two(f.minute)):\(two(f.second)) \(zone)"
  }

  /// "Tue Mar  4 10:15:00 2031", in UTC, as the line between mails has it.
  static func envelopeDate(_ time: Timestamp) -> String {
    let time = Timestamp(seconds: time.seconds)
    let f = time.fields
    let day = f.day < 10 ? " \(f.day)" : "\(f.day)"
    return "\(weekday(time)) \(months[f.month - 1]) \(day) "
      + "\(two(f.hour)):\(two(f.minute)):\(two(f.second)) \(f.year)"
  }

  private static func weekday(_ time: Timestamp) -> String {
    let local = time.seconds + Int64((time.offsetMinutes ?? 0) * 60)
    let days = (local >= 0 ? local : local - 86_399) / 86_400
    return weekdays[Int((days % 7 + 7) % 7)]
  }

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
