/// How a line ends.
enum LineEnd: UInt8, CaseIterable, Sendable {
  case word, period, dots, exclamation, question, smiley, closing, colon, comma, other
}

/// How a line starts.
enum LineStart: UInt8, CaseIterable, Sendable {
  case capital, lower, digit, numbered, bullet, quote, mention, bracket, address, other
}

/// What the first word of a line does; the first that applies.
enum Opener: UInt8, CaseIterable, Sendable {
  case none, greeting, thanks, agreement, disagreement, contrast, question, secondPerson
  case firstPerson, thirdPerson, demonstrative, connective, exclamation, amendment, article

  init(_ classes: WordClasses, isDefiniteArticle: Bool) {
    self =
      if classes.contains(.greeting) {
        .greeting
      } else if classes.contains(.thanks) {
        .thanks
      } else if classes.contains(.agreement) {
        .agreement
      } else if classes.contains(.disagreement) {
        .disagreement
      } else if classes.contains(.contrast) {
        .contrast
      } else if classes.contains(.secondPerson) {
        .secondPerson
      } else if classes.contains(.firstPerson) {
        .firstPerson
      } else if classes.contains(.demonstrative) {
        .demonstrative
      } else if classes.contains(.connective) {
        .connective
      } else if classes.contains(.questionWord) {
        .question
      } else if classes.contains(.thirdPerson) {
        .thirdPerson
      } else if classes.contains(.exclamation) {
        .exclamation
      } else if classes.contains(.amendment) {
        .amendment
      } else if isDefiniteArticle {
        .article
      } else {
        .none
      }
  }
}

/// Habits of typing; a writer keeps them from line to line.
struct Traits: OptionSet, Hashable, Sendable {
  let rawValue: UInt32
  static let lowerStart = Traits(rawValue: 1 << 0)
  static let twoDots = Traits(rawValue: 1 << 1)
  static let threeDots = Traits(rawValue: 1 << 2)
  static let ellipsis = Traits(rawValue: 1 << 3)
  static let noFinalStop = Traits(rawValue: 1 << 4)
  static let doubledMarks = Traits(rawValue: 1 << 5)
  static let emoji = Traits(rawValue: 1 << 6)
  static let smiley = Traits(rawValue: 1 << 7)
  static let curlyApostrophe = Traits(rawValue: 1 << 8)
  static let straightApostrophe = Traits(rawValue: 1 << 9)
  static let noApostrophe = Traits(rawValue: 1 << 10)
  static let doubleSpace = Traits(rawValue: 1 << 11)
  static let spaceBeforeMark = Traits(rawValue: 1 << 12)
  static let shouting = Traits(rawValue: 1 << 13)
  static let texting = Traits(rawValue: 1 << 14)
  static let dash = Traits(rawValue: 1 << 15)
  static let spacedHyphen = Traits(rawValue: 1 << 16)
  static let brackets = Traits(rawValue: 1 << 17)
  static let quoteMarks = Traits(rawValue: 1 << 18)
  static let semicolon = Traits(rawValue: 1 << 19)
  static let lowerI = Traits(rawValue: 1 << 20)
  static let ampersand = Traits(rawValue: 1 << 21)
  static let british = Traits(rawValue: 1 << 22)
  static let swearing = Traits(rawValue: 1 << 23)
  static let address = Traits(rawValue: 1 << 24)
  static let markup = Traits(rawValue: 1 << 25)
  static let contraction = Traits(rawValue: 1 << 26)
  static let noSpaceAfterStop = Traits(rawValue: 1 << 27)

  static let count = 28
}

/// What a line looks like, apart from its subject.
struct LineShape: Sendable {
  var wordCount = 0
  var byteCount = 0
  var start = LineStart.other
  var end = LineEnd.other
  var opener = Opener.none
  var second = WordClasses()
  var traits = Traits()
  var secondPerson = 0
  var firstPerson = 0
  var thirdPerson = 0
  var opinions = 0
  var publishing = 0
  var german = 0
  var capitals = 0
  var numbers = 0
  var questions = 0
  var exclamations = 0
  var codeSigns = 0
  /// The list number that the line starts with, 0 if none.
  var listNumber = 0
  /// At most five words, one of them a word of farewell, and no question.
  var isSignOff = false
  /// At most three words, all capitalised, without a stop: a name or initials.
  var isShortName = false
  /// "Hi Jonathan," or "Jonathan," or "@jonathan": the hash of the name, 0 if nobody is addressed.
  var addressee: UInt32 = 0
  /// Nothing but a web address.
  var isAddress = false
}

extension LineShape {
  init(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, words: [Word]) {
    wordCount = words.count
    byteCount = line.count
    start = Self.start(text, line)
    end = Self.end(text, line)
    if start == .numbered { listNumber = Self.listNumber(text, line) }
    isAddress = start == .address && !text[line].contains(0x20)
    countWords(words)
    countSigns(text, line)
    nameAddressee(text, line, words)
    if start == .lower { traits.insert(.lowerStart) }
    if end == .word { traits.insert(.noFinalStop) }
  }

  private mutating func countWords(_ words: [Word]) {
    if let first = words.first {
      opener = Opener(first.classes, isDefiniteArticle: first.hash == Self.definiteArticle)
    }
    if words.count > 1 { second = words[1].classes }
    var farewell = false
    var capitalised = 0
    for word in words {
      let classes = word.classes
      if classes.contains(.secondPerson) { secondPerson += 1 }
      if classes.contains(.firstPerson) { firstPerson += 1 }
      if classes.contains(.thirdPerson) { thirdPerson += 1 }
      if classes.contains(.opinion) { opinions += 1 }
      if classes.contains(.publishing) { publishing += 1 }
      if classes.contains(.german) { german += 1 }
      if classes.contains(.signOff) { farewell = true }
      if classes.contains(.texting) { traits.insert(.texting) }
      if classes.contains(.noApostrophe) { traits.insert(.noApostrophe) }
      if classes.contains(.british) { traits.insert(.british) }
      if classes.contains(.swearing) { traits.insert(.swearing) }
      if word.form.contains(.allCapitals), word.length > 3 { traits.insert(.shouting) }
      if word.form.contains(.curlyApostrophe) {
        traits.formUnion([.curlyApostrophe, .contraction])
      }
      if word.form.contains(.straightApostrophe) {
        traits.formUnion([.straightApostrophe, .contraction])
      }
      if word.hash == Self.letterI, !word.form.contains(.capital) { traits.insert(.lowerI) }
      if word.form.contains(.capital) { capitalised += 1 }
      if word.form.contains(.number) { numbers += 1 }
    }
    capitals = capitalised
    let isClosed = end == .period || end == .question || end == .exclamation || end == .colon
    isSignOff = farewell && words.count <= 5 && end != .question
    isShortName = !words.isEmpty && words.count <= 3 && capitalised == words.count && !isClosed
  }

  private static let definiteArticle = TermHash.of("the")
  private static let letterI = TermHash.of("i")

  private mutating func countSigns(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    let end = min(line.upperBound, line.lowerBound + TermScanner.maximumBytes)
    var i = line.lowerBound
    var previous: UInt8 = 0x20
    while i < end {
      // Nearly all are letters.
      let start = i
      while i < end, case let lower = text[i] | 0x20, lower >= 0x61, lower <= 0x7A { i &+= 1 }
      if i > start { previous = text[i - 1] }
      guard i < end else { break }
      let byte = text[i]
      let next: UInt8 = i + 1 < end ? text[i + 1] : 0x20
      switch byte {
      case 0x2E where previous == 0x2E && next != 0x2E:
        traits.insert(i >= line.lowerBound + 2 && text[i - 2] == 0x2E ? .threeDots : .twoDots)
      case 0x2E where next >= 0x41 && next <= 0x5A && previous >= 0x61 && previous <= 0x7A:
        traits.insert(.noSpaceAfterStop)
      case 0x21:
        exclamations += 1
        if previous == 0x21 || previous == 0x3F { traits.insert(.doubledMarks) }
      case 0x3F:
        questions += 1
        if previous == 0x3F { traits.insert(.doubledMarks) }
      case 0x20 where previous == 0x20: traits.insert(.doubleSpace)
      case 0x2C where previous == 0x20: traits.insert(.spaceBeforeMark)
      case 0x2D where previous == 0x20 && next == 0x20: traits.insert(.spacedHyphen)
      case 0x2D where previous == 0x2D: traits.insert(.dash)
      case 0x28: traits.insert(.brackets)
      case 0x22: traits.insert(.quoteMarks)
      case 0x26: traits.insert(.ampersand)
      case 0x3A, 0x3B:
        let isMouth = next == 0x29 || next == 0x28 || next == 0x44 || next == 0x50
        let nosed = next == 0x2D && i + 2 < end && (text[i + 2] == 0x29 || text[i + 2] == 0x28)
        if isMouth || nosed {
          traits.insert(.smiley)
        } else if byte == 0x3B {
          traits.insert(.semicolon)
          codeSigns += 1
        } else if next == 0x2F, i + 2 < end, text[i + 2] == 0x2F {
          traits.insert(.address)
        }
      case 0x2A, 0x5F, 0x60, 0x23: traits.insert(.markup)
      case 0x7B, 0x7D, 0x3D, 0x3C, 0x3E, 0x5C, 0x7C: codeSigns += 1
      case 0xF0: traits.insert(.emoji)
      case 0xE2 where i + 2 < end && next == 0x80:
        switch text[i + 2] {
        case 0xA6: traits.insert(.ellipsis)
        case 0x93, 0x94: traits.insert(.dash)
        case 0x9C, 0x9D, 0x9E: traits.insert(.quoteMarks)
        default: break
        }
      default: break
      }
      previous = byte
      i += 1
    }
  }

  /// A greeting with a name, or a name with a comma or a colon, or an at sign and a name.
  private mutating func nameAddressee(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ words: [Word]
  ) {
    guard let first = words.first else { return }
    if start == .mention {
      addressee = first.hash
      return
    }
    func follows(_ word: Word) -> UInt8 {
      let end = Int(word.start) + Int(word.length)
      return end < line.upperBound ? text[end] : 0x0A
    }
    if opener == .greeting || opener == .thanks, words.count > 1 {
      let name = words[1]
      let after = follows(name)
      if name.form.contains(.capital), name.classes.isEmpty,
        after == 0x2C || after == 0x0A || after == 0x21 || after == 0x2E || words.count == 2
      {
        addressee = name.hash
      }
    } else if first.form.contains(.capital), first.length > 2, start == .capital {
      let after = follows(first)
      if after == 0x2C || after == 0x3A, first.classes.isEmpty {
        addressee = first.hash
      }
    }
  }
}
