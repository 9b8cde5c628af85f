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
    let indices = text.utf8
    indices.withContiguousStorageIfAvailable { bytes in
      func append(_ token: Token, _ range: Range<Int>) {
        tokens.append(token)
        let start = indices.index(indices.startIndex, offsetBy: range.lowerBound)
        ranges.append(start..<indices.index(start, offsetBy: range.count))
      }
      var i = 0
      while i < bytes.count {
        let start = i
        let scalar = Self.scalar(bytes, at: &i)
        if Self.isDigit(scalar) {
          var value = Int(scalar.value - 48)
          while i < bytes.count, (48...57).contains(bytes[i]) {
            if i - start < 9 { value = value * 10 + Int(bytes[i] - 48) }
            i += 1
          }
          append(.number(value, digits: i - start), start..<i)
        } else if Self.isLetter(scalar) {
          Self.skipWord(bytes, from: scalar, at: &i)
          append(.word(Self.lowercased(bytes[start..<i])), start..<i)
        } else if !PageLine.isSpace(scalar) {
          append(.sign(scalar), start..<i)
        }
      }
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

  func isSign(_ i: Int, _ signs: some Sequence<Unicode.Scalar>) -> Bool {
    guard case .sign(let sign) = self[i] else { return false }
    return signs.contains(sign)
  }

  /// Where a phrase ends, one past its last token; nil when it is not there. Hyphens and apostrophes
  /// between its words count for nothing: "E-Mail", "l'instant".
  func end(of phrase: [String], at start: Int) -> Int? {
    var at = start
    for expected in phrase {
      while at > start, isSign(at, ["-", "'", "’"]) { at += 1 }
      guard word(at) == expected else { return nil }
      at += 1
    }
    return at
  }

  func ends(with phrase: [String], before end: Int) -> Bool {
    end >= phrase.count && self.end(of: phrase, at: end - phrase.count) == end
  }
}

/// Letters and their bytes in UTF-8.
extension LineTokens {
  /// The scalar at a byte that begins one, and moves past it.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at i: inout Int
  ) -> Unicode.Scalar {
    let first = bytes[i]
    i += 1
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    var value = UInt32(first) & (first >= 0xF0 ? 0x07 : first >= 0xE0 ? 0x0F : 0x1F)
    while i < bytes.count, bytes[i] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(bytes[i] & 0x3F)
      i += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Moves past the letters of a word. Copying loses the space between two elements:
  /// "MaraDecember 8" is two words.
  private static func skipWord(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Unicode.Scalar, at i: inout Int
  ) {
    var last = first
    while i < bytes.count {
      var after = i
      let scalar = scalar(bytes, at: &after)
      guard isLetter(scalar) else { return }
      if isCapital(scalar) {
        guard isCapital(last) else { return }
        if after < bytes.count {
          var behind = after
          let next = Self.scalar(bytes, at: &behind)
          guard !isLetter(next) || isCapital(next) else { return }
        }
      }
      (last, i) = (scalar, after)
    }
  }

  private static func lowercased(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    guard word.allSatisfy({ $0 < 0x80 }) else {
      return String(decoding: word, as: UTF8.self).lowercased()
    }
    return String(unsafeUninitializedCapacity: word.count) { lower in
      // Only letters of ASCII: the bit that makes them small is free.
      _ = lower.initialize(from: word.lazy.map { $0 | 0x20 })
      return word.count
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 48 && scalar.value <= 57
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
