/// Words are compared by a 32-bit FNV-1a hash of their lower-case letters, so that no text is kept.
struct TermHash {
  private(set) var value: UInt32 = 0x811C_9DC5

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt32(byte)) &* 0x0100_0193
  }

  /// The hash of a word written in lower case with a straight apostrophe.
  static func of(_ word: String) -> UInt32 {
    var hash = TermHash()
    for byte in word.utf8 { hash.add(byte) }
    return hash.value
  }

  /// An order-dependent mix of two hashes.
  @inline(__always)
  static func mix(_ a: UInt32, _ b: UInt32) -> UInt32 {
    var h = (a ^ (b &* 0x9E37_79B9)) &* 0x85EB_CA6B
    h ^= h >> 13
    h = (h &+ b) &* 0xC2B2_AE35
    return h ^ (h >> 16)
  }
}

/// One word of a line.
struct Word: Sendable {
  var hash: UInt32
  /// The hash of the word without inflection, cut to its first six letters; equal for
  /// "reindustrialise" and "reindustrialisation".
  var stem: UInt32
  /// Offset in the text.
  var start: Int32
  /// Length in bytes.
  var length: UInt16
  var form: Form
  /// What it does, whatever the line speaks of.
  var classes: WordClasses

  struct Form: OptionSet, Sendable {
    let rawValue: UInt8
    static let capital = Form(rawValue: 1)
    static let allCapitals = Form(rawValue: 2)
    static let number = Form(rawValue: 4)
    /// Long enough and not a function word: speaks of a subject.
    static let content = Form(rawValue: 8)
    static let curlyApostrophe = Form(rawValue: 16)
    static let straightApostrophe = Form(rawValue: 32)
  }
}

/// Splits a line into words: letters, digits and inner apostrophes.
enum TermScanner {
  /// Words beyond this many bytes of a line are not looked at.
  static let maximumBytes = 16_384

  static func words(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [Word] {
    var words: [Word] = []
    let end = min(line.upperBound, line.lowerBound + maximumBytes)
    words.reserveCapacity((end - line.lowerBound) / 5)
    let vocabulary = Vocabulary.known
    var i = line.lowerBound
    while i < end {
      let width = letterWidth(text, i, end)
      if width == 0 {
        i += 1
        continue
      }
      let word = scan(text, i, end, vocabulary)
      words.append(word)
      i += Int(word.length)
    }
    return words
  }

  /// How many of the words of some lines are such ones, and how many there are.
  static func count(
    in text: [UInt8], _ lines: some Sequence<SourceLine>, where isCounted: (Word) -> Bool
  ) -> (counted: Int, all: Int) {
    text.withUnsafeBufferPointer { text in
      lines.reduce(into: (counted: 0, all: 0)) { count, line in
        for word in words(text, line.bytes) {
          count.all += 1
          if isCounted(word) { count.counted += 1 }
        }
      }
    }
  }

  /// Bytes of the letter or digit at `i`, 0 if there is none.
  @inline(__always)
  static func letterWidth(_ text: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
    let byte = text[i]
    if byte < 0x80 {
      let lower = byte | 0x20
      return (lower >= 0x61 && lower <= 0x7A) || (byte >= 0x30 && byte <= 0x39) ? 1 : 0
    }
    // C2 holds Latin-1 signs, E2 punctuation, symbols and arrows, E3 80 the ideographic marks,
    // EF the byte order mark and variation selectors, F0 9F emoji; what is left is letters.
    if byte < 0xC3 || byte == 0xE2 || byte == 0xEF || byte == 0xF0 || byte > 0xF4 { return 0 }
    if byte == 0xC3, i + 1 < end, text[i + 1] == 0x97 || text[i + 1] == 0xB7 { return 0 }
    let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return i + width <= end ? width : 0
  }

  private static func scan(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ vocabulary: Vocabulary
  ) -> Word {
    var hash = TermHash()
    // The first eight letters, the first one lowest.
    var prefix: UInt64 = 0
    var letters = 0
    var capitals = 0
    var digits = 0
    var form: Word.Form = []
    var i = start
    let longest = min(end, start + 200)
    while i < longest {
      // Most words are nothing but such letters.
      let run = i
      while i < longest, case let lower = text[i] | 0x20, lower &- 0x61 < 26 {
        hash.add(lower)
        i &+= 1
      }
      if i > run {
        let upper = capitalLetters(text, run..<i, letters, into: &prefix)
        if upper > 0 {
          capitals &+= upper
          if run == start, text[start] & 0x20 == 0 { form.insert(.capital) }
        }
        letters &+= i &- run
      }
      guard i < longest else { break }
      let width = letterWidth(text, i, end)
      if width == 1 {
        hash.add(text[i])
        if letters < 8 { prefix |= UInt64(text[i]) &<< UInt64(letters &* 8) }
        letters += 1
        digits += 1
        i += 1
      } else if width > 1 {
        for k in 0..<width {
          var byte = text[i + k]
          if k == 1, text[i] == 0xC3, byte >= 0x80, byte <= 0x9E {
            byte |= 0x20
            if i == start { form.insert(.capital) }
          }
          hash.add(byte)
          if letters < 8 { prefix |= UInt64(byte) &<< UInt64(letters &* 8) }
          letters += 1
        }
        i += width
      } else {
        let apostrophe = apostropheWidth(text, i, end)
        guard apostrophe > 0, i + apostrophe < end,
          letterWidth(text, i + apostrophe, end) > 0, letters > 0
        else { break }
        form.insert(apostrophe == 1 ? .straightApostrophe : .curlyApostrophe)
        hash.add(0x27)
        if letters < 8 { prefix |= 0x27 &<< UInt64(letters &* 8) }
        letters += 1
        i += apostrophe
      }
    }
    if digits == letters { form.insert(.number) }
    if capitals >= 2, capitals + digits == letters { form.insert(.allCapitals) }
    let classes = vocabulary.classes(hash.value)
    if letters > 2 || form.contains(.number), !classes.contains(.function) {
      form.insert(.content)
    }
    return Word(
      hash: hash.value, stem: stem(prefix, letters, whole: hash),
      start: Int32(truncatingIfNeeded: start),
      length: UInt16(i - start), form: form, classes: classes)
  }

  /// How many of these ASCII letters are upper case; adds them to the first eight in lower case.
  ///
  /// - Parameter before: letters of the word that stand before them.
  @inline(__always)
  private static func capitalLetters(
    _ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, _ before: Int,
    into prefix: inout UInt64
  ) -> Int {
    var at = run.lowerBound
    var capitals = 0
    if before == 0, at + 8 <= text.count {
      let eight = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let count = min(8, run.count)
      let letters = UInt64.max &>> UInt64(64 &- count &* 8)
      prefix = (eight | Self.lowerCase) & letters
      let upper = ~eight & Self.lowerCase & letters
      if upper != 0 { capitals = upper.nonzeroBitCount }
      at &+= count
    }
    while at < run.upperBound {
      let place = before &+ at &- run.lowerBound
      if place < 8 { prefix |= UInt64(text[at] | 0x20) &<< UInt64(place &* 8) }
      if text[at] & 0x20 == 0 { capitals &+= 1 }
      at &+= 1
    }
    return capitals
  }

  /// The bit that tells lower case from upper case, in eight letters.
  private static let lowerCase: UInt64 = 0x2020_2020_2020_2020

  /// Drops "'s" and a plural "s", keeps six letters.
  ///
  /// - Parameters:
  ///   - prefix: the first eight letters, the first one lowest.
  ///   - whole: of all letters.
  private static func stem(_ prefix: UInt64, _ letters: Int, whole: TermHash) -> UInt32 {
    func letter(_ k: Int) -> UInt8 { UInt8(truncatingIfNeeded: prefix &>> UInt64(k &* 8)) }
    var count = min(letters, 8)
    if letters <= 8 {
      if count > 2, letter(count - 1) == 0x73, letter(count - 2) == 0x27 { count -= 2 }
      if count > 3, letter(count - 1) == 0x73, letter(count - 2) != 0x73 { count -= 1 }
      if count > 4, letter(count - 1) == 0x65 { count -= 1 }
    }
    if count == letters, count <= 6 { return whole.value }
    var hash = TermHash()
    for k in 0..<min(count, 6) { hash.add(letter(k)) }
    return hash.value
  }

  /// 1 for ', 3 for ’, 0 for anything else.
  @inline(__always)
  static func apostropheWidth(_ text: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
    if text[i] == 0x27 { return 1 }
    if text[i] == 0xE2, i + 2 < end, text[i + 1] == 0x80, text[i + 2] == 0x99 { return 3 }
    return 0
  }
}
