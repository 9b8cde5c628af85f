/// Walks over UTF-8 text from word to word; a word is a run of letters or a run of digits.
///
/// The one rule by which both texts and data files are cut into words, so that a name matches
/// however it is joined: "F-35B", "F35B" and "F 35 B" are the same three words.
struct WordScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  private let limit: Int

  /// Bytes of the word that was found last.
  private(set) var start = 0
  private(set) var end = 0
  private(set) var gap = Gap.edge
  private(set) var shape = WordShape.lower
  /// Hash of the word with letter case and accents folded away.
  private(set) var hash: UInt64 = 0
  /// Hash of the word without a final "s"; 0 when it has none.
  private(set) var stem: UInt64 = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    limit = range.upperBound
  }

  /// Moves to the next word; false at the end, where `gap` is what stands after the last word.
  mutating func next() -> Bool {
    gap = []
    while position < limit {
      let byte = bytes[position]
      if Self.isLetter(byte) {
        scanLetters()
        return true
      }
      if Self.isDigit(byte) {
        scanDigits()
        return true
      }
      if byte < 0x80 {
        note(Gap.ascii(byte), length: 1)
      } else if !noteSymbol(byte) {
        scanLetters()
        return true
      }
    }
    start = limit
    end = limit
    return false
  }

  @inline(__always)
  private mutating func note(_ kind: Gap, length: Int) {
    if !kind.isDisjoint(with: [.space, .newline]), !gap.isDisjoint(with: Gap.terminators) {
      gap.insert(.sentence)
    }
    gap.formUnion(kind)
    position = min(limit, position + length)
  }

  /// Takes a symbol outside ASCII as part of the gap; false when the bytes are a letter.
  private mutating func noteSymbol(_ byte: UInt8) -> Bool {
    let second = position + 1 < limit ? bytes[position + 1] : 0
    switch byte {
    case 0xC2:
      guard second != 0xB5 else { return false }
      let kind: Gap =
        switch second {
        case 0xA0: .space
        case 0xA2...0xA5: .currency
        case 0xBC...0xBE: .vulgarFraction
        default: .other
        }
      note(kind, length: 2)
    case 0xC3:
      guard second == 0x97 || second == 0xB7 else { return false }
      note(.other, length: 2)
    case 0xE2:
      let third = position + 2 < limit ? bytes[position + 2] : 0
      note(Self.generalPunctuation(second, third), length: 3)
    case 0xE3:
      guard second == 0x80 else { return false }
      note(.other, length: 3)
    case 0xEF: note(.other, length: 3)
    case 0xF0...0xFF: note(.other, length: 4)
    case 0x80...0xBF: note(.other, length: 1)
    default: return false
    }
    return true
  }

  private static func generalPunctuation(_ second: UInt8, _ third: UInt8) -> Gap {
    switch (second, third) {
    case (0x80, 0x80...0x8A), (0x80, 0xAF): .space
    case (0x80, 0x90...0x93), (0x88, 0x92): .hyphen
    case (0x80, 0x94...0x95): .dash
    case (0x80, 0x98...0x99), (0x80, 0xB2): .apostrophe
    case (0x80, 0x9C...0x9F): .quote
    case (0x80, 0xA6): .ellipsis
    case (0x80, 0xA8...0xA9): .newline
    case (0x82, 0xA0...0xBF): .currency
    case (0x85, 0x90...0x9E): .vulgarFraction
    default: .other
    }
  }

  private mutating func scanDigits() {
    start = position
    var h = WordHash.digits
    while position < limit, Self.isDigit(bytes[position]) {
      h = WordHash.add(bytes[position], to: h)
      position += 1
    }
    end = position
    hash = WordHash.finish(h)
    stem = 0
    shape = .digits
  }

  private mutating func scanLetters() {
    start = position
    var h = WordHash.letters
    var beforeLast = h
    var last: UInt8 = 0
    var letters = 0
    var uppers = 0
    var firstIsUpper = false
    while position < limit {
      var byte = bytes[position]
      var isUpper = false
      var length = 1
      if byte < 0x80 {
        guard Self.isLetter(byte) else { break }
        isUpper = byte < 0x61
        byte |= 0x20
      } else if let folded = Self.foldedLatin(byte, position + 1 < limit ? bytes[position + 1] : 0)
      {
        isUpper = folded.isUpper
        byte = folded.base
        length = 2
      } else {
        var probe = self
        guard !probe.noteSymbol(byte) else { break }
      }
      beforeLast = h
      h = WordHash.add(byte, to: h)
      last = byte
      if letters == 0 { firstIsUpper = isUpper }
      letters += 1
      if isUpper { uppers += 1 }
      position = min(limit, position + length)
    }
    if letters == 1, uppers == 1, let dotted = scanInitials(h) {
      h = dotted.hash
      letters = dotted.letters
      uppers = letters
      beforeLast = h
      last = 0
    }
    end = position
    hash = WordHash.finish(h)
    // "F-35Bs": one letter and its plural after digits.
    let isPlural = letters > 2 || letters == 2 && firstIsUpper && (gap.isEmpty || gap == .hyphen)
    stem = last == 0x73 && isPlural ? WordHash.finish(beforeLast) : 0
    shape = Self.shape(letters: letters, uppers: uppers, firstIsUpper: firstIsUpper, last: last)
  }

  /// The rest of "U.S." or "J.D.": initials with full stops between them are one word.
  private mutating func scanInitials(_ first: UInt64) -> (hash: UInt64, letters: Int)? {
    var h = first
    var letters = 1
    while position + 1 < limit, bytes[position] == UInt8(ascii: "."),
      bytes[position + 1] &- 0x41 < 26,
      position + 2 >= limit || !Self.isLetter(bytes[position + 2]) && bytes[position + 2] < 0x80
    {
      h = WordHash.add(bytes[position + 1] | 0x20, to: h)
      letters += 1
      position += 2
    }
    return letters > 1 ? (h, letters) : nil
  }

  static func shape(letters: Int, uppers: Int, firstIsUpper: Bool, last: UInt8)
    -> WordShape
  {
    if uppers == 0 { return .lower }
    if letters == 1 { return .initial }
    if uppers == letters { return .upper }
    // "SSBNs", "MPs": the plural of an acronym.
    if uppers == letters - 1, uppers > 1, firstIsUpper, last == 0x73 { return .upper }
    if firstIsUpper, uppers == 1 { return .capital }
    return .mixed
  }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The plain letter under an accented one of Latin-1 or Latin Extended-A; nil for others.
  @inline(__always)
  private static func foldedLatin(_ lead: UInt8, _ trail: UInt8)
    -> (base: UInt8, isUpper: Bool)?
  {
    switch lead {
    case 0xC3:
      guard trail >= 0x80, trail != 0x97, trail != 0xB7 else { return nil }
      return (latin1[Int(trail & 0x1F)], trail < 0xA0)
    case 0xC4:
      guard trail >= 0x80 else { return nil }
      return (extendedA[Int(trail & 0x3F)], trail & 1 == 0)
    case 0xC5:
      guard trail >= 0x80 else { return nil }
      return (extendedA[64 + Int(trail & 0x3F)], trail & 1 == (trail < 0x89 ? 1 : 0))
    default: return nil
    }
  }

  private static let latin1 = Array("aaaaaaaceeeeiiiidnooooo ouuuuyts".utf8)
  private static let extendedA = Array(
    ("aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
