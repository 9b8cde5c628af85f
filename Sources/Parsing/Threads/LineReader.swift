/// Makes lines ready window by window, so that a text of any length takes memory for one window
/// and its words are weighed against the lines around them.
struct LineReader {
  /// Lines in a window. Rarity of words is counted within it; quotes are found across two.
  static let window = 4096

  private let text: [UInt8]
  private let lines: [SourceLine]
  private let rarity: RarityTable
  private var quotes = QuoteIndex()
  private var scratch = TermCounter()
  /// Lines of the window that have a word.
  private var frequency: HashIndex

  init(_ text: [UInt8], _ lines: [SourceLine], rarity: RarityTable) {
    self.text = text
    self.lines = lines
    self.rarity = rarity
    frequency = HashIndex(capacity: min(lines.count, Self.window) * 8)
  }

  /// The lines of one window, to be asked for in order.
  mutating func read(_ range: Range<Int>) -> [TextLine] {
    text.withUnsafeBufferPointer { text in
      var wordsOfLines: [[Word]] = []
      wordsOfLines.reserveCapacity(range.count)
      var termsOfLines: [[Term]] = []
      termsOfLines.reserveCapacity(range.count)
      frequency.removeAll()
      var short = HashIndex(capacity: 64)
      for i in range {
        let words = TermScanner.words(text, lines[i].bytes)
        let terms = scratch.terms(words)
        for term in terms { frequency.increment(term.stem) }
        if words.count <= 4 { short.increment(Self.key(words)) }
        wordsOfLines.append(words)
        termsOfLines.append(terms)
      }
      quotes.turn()
      let rarest = (1...4).map { NaturalLogarithm.of(1 + Float(range.count) / Float($0)) }
      var result: [TextLine] = []
      result.reserveCapacity(range.count)
      for (at, i) in range.enumerated() {
        for k in termsOfLines[at].indices {
          let stem = termsOfLines[at][k].stem
          let here = max(1, frequency[stem])
          let local =
            here <= rarest.count
            ? rarest[Int(here) - 1]
            : NaturalLogarithm.of(1 + Float(range.count) / Float(here))
          termsOfLines[at][k].local = local
          termsOfLines[at][k].weight = local * rarity[stem]
          termsOfLines[at][k].isRare = here <= 4
        }
        let words = wordsOfLines[at]
        let (quotes, quoted) = quotes.find(words, thenAdd: Int32(i))
        result.append(
          TextLine(
            TextLine.Content(
              source: lines[i], words: words,
              shape: LineShape(text, lines[i].bytes, words: words), bag: Bag(termsOfLines[at]),
              quotes: quotes, quoted: quoted,
              isRepeated: !words.isEmpty && words.count <= 4 && short[Self.key(words)] > 1)))
      }
      return result
    }
  }

  /// How lines that were read are written.
  func habits(of lines: [TextLine]) -> [WritingHabits] {
    text.withUnsafeBufferPointer { text in
      lines.map { WritingHabits(text, $0.source.bytes, words: $0.words) }
    }
  }

  private static func key(_ words: [Word]) -> UInt32 {
    words.reduce(7) { TermHash.mix($0, $1.hash) }
  }
}

/// Counts the content words of one line after the other in the same memory.
private struct TermCounter {
  private struct Slot {
    var stem: UInt32 = 0
    /// The line that the slot was filled by.
    var line: UInt32 = 0
    var place: Int32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private var line: UInt32 = 0

  /// Each content word once, with how often it stands there.
  mutating func terms(_ words: [Word]) -> [Term] {
    line &+= 1
    while slots.count < words.count * 2 { slots += slots.map { _ in Slot() } }
    // Short lines keep to the first slots, which stay in the cache.
    let mask = words.count <= 32 ? 63 : slots.count - 1
    var terms: [Term] = []
    terms.reserveCapacity(words.count / 2)
    for word in words where word.form.contains(.content) {
      var i = Int((word.stem &* 0x9E37_79B1) >> 7) & mask
      while slots[i].line == line, slots[i].stem != word.stem { i = (i + 1) & mask }
      if slots[i].line == line {
        terms[Int(slots[i].place)].count += 1
      } else {
        slots[i] = Slot(stem: word.stem, line: line, place: Int32(terms.count))
        terms.append(Term(stem: word.stem, count: 1, local: 0, weight: 0, isRare: false))
      }
    }
    return terms
  }
}
