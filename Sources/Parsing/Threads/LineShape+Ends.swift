extension LineShape {
  static func start(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> LineStart {
    guard let byte = text[line].first else { return .other }
    let next: UInt8 = line.count > 1 ? text[line.lowerBound + 1] : 0x20
    switch byte {
    case 0x40: return .mention
    case 0x3E, 0x22, 0x27: return .quote
    case 0x28, 0x5B: return .bracket
    case 0x2A, 0x2D, 0x2B, 0x23: return .bullet
    case 0x30...0x39: return listNumber(text, line) > 0 ? .numbered : .digit
    case 0x41...0x5A: return .capital
    case 0x61...0x7A: return startsWithAddress(text, line) ? .address : .lower
    case 0xE2 where line.count > 2 && next == 0x80:
      let last = text[line.lowerBound + 2]
      if last == 0xA2 || last == 0x93 || last == 0x94 { return .bullet }
      return last >= 0x98 && last <= 0x9E ? .quote : .other
    case 0xC2 where next == 0xAB: return .quote
    case 0xC3: return next >= 0x80 && next <= 0x9E ? .capital : .lower
    default: return .other
    }
  }

  private static func startsWithAddress(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> Bool {
    text[line].starts(with: "http://".utf8) || text[line].starts(with: "https://".utf8)
      || text[line].starts(with: "www.".utf8)
  }

  /// "3." or "3)" and a space: 3; else 0.
  static func listNumber(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
    var i = line.lowerBound
    var number = 0
    while i < line.upperBound, i - line.lowerBound < 3, text[i] >= 0x30, text[i] <= 0x39 {
      number = number * 10 + Int(text[i] - 0x30)
      i += 1
    }
    guard i > line.lowerBound, i < line.upperBound else { return 0 }
    let mark = text[i]
    guard mark == 0x2E || mark == 0x29 else { return 0 }
    return i + 1 >= line.upperBound || text[i + 1] <= 0x20 ? number : 0
  }

  static func end(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> LineEnd {
    guard let byte = text[line].last else { return .other }
    let high = line.upperBound
    let previous: UInt8 = line.count > 1 ? text[high - 2] : 0x20
    switch byte {
    case 0x2E: return previous == 0x2E ? .dots : .period
    case 0x21: return .exclamation
    case 0x3F: return .question
    case 0x3A: return .colon
    case 0x2C, 0x3B: return .comma
    case 0x29, 0x28, 0x44, 0x50:
      let isEyes = previous == 0x3A || previous == 0x3B
      let nosed = previous == 0x2D && line.count > 2 && (text[high - 3] | 1) == 0x3B
      if isEyes || nosed { return .smiley }
      return byte == 0x29 ? .closing : byte == 0x28 ? .other : .word
    case 0x22, 0x27, 0x5D, 0x2A: return .closing
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .word
    case 0x80...0xFF:
      if line.count > 2, text[high - 3] == 0xE2, previous == 0x80 {
        switch byte {
        case 0xA6: return .dots
        case 0x99, 0x9D, 0x9C, 0x98: return .closing
        default: return .other
        }
      }
      if line.count > 3, text[high - 4] == 0xF0 { return .smiley }
      if previous == 0xC2 { return .closing }
      return previous >= 0xC3 && previous < 0xE0 ? .word : .other
    default: return .other
    }
  }
}
