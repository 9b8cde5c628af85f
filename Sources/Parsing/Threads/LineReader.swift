/// Makes lines ready window by window, so that a text of any length takes memory for one window
/// and its words are weighed against the lines around them.
struct LineReader {
  /// Lines in a window. Rarity of words is counted within it; quotes are found across two.
  static let window = 4096

  private let text: [UInt8]
  private let lines: [SourceLine]
  private let rarity: RarityTable
  private var quotes = QuoteIndex()

  init(_ text: [UInt8], _ lines: [SourceLine], rarity: RarityTable) {
    self.text = text
    self.lines = lines
    self.rarity = rarity
  }

  /// The lines of one window, to be asked for in order.
  mutating func read(_ range: Range<Int>) -> [TextLine] {
    text.withUnsafeBufferPointer { text in
      var scanned: [[Word]] = []
      scanned.reserveCapacity(range.count)
      var frequency = HashIndex(capacity: range.count * 8)
      var short = HashIndex(capacity: 64)
      for i in range {
        let words = TermScanner.words(text, lines[i].bytes)
        Self.count(words, in: &frequency)
        if words.count <= 4 { short.increment(Self.key(words)) }
        scanned.append(words)
      }
      quotes.turn()
      var result: [TextLine] = []
      result.reserveCapacity(range.count)
      for (offset, words) in scanned.enumerated() {
        let i = range.lowerBound + offset
        let shape = LineShape(text, lines[i].bytes, words: words)
        let terms = Self.terms(words, frequency, lines: range.count, rarity)
        var line = TextLine(source: lines[i], words: words, shape: shape, bag: Bag(terms))
        (line.quotes, line.quoted) = quotes.find(words, in: Int32(i))
        quotes.add(words, line: Int32(i))
        line.isRepeated = !words.isEmpty && words.count <= 4 && short[Self.key(words)] > 1
        result.append(line)
      }
      return result
    }
  }

  private static func key(_ words: [Word]) -> UInt32 {
    words.reduce(7) { TermHash.mix($0, $1.hash) }
  }

  private static func count(_ words: [Word], in frequency: inout HashIndex) {
    var seen = HashIndex(capacity: words.count)
    for word in words where word.form.contains(.content) && seen[word.stem] < 0 {
      seen.set(word.stem, 0)
      frequency.increment(word.stem)
    }
  }

  private static func terms(
    _ words: [Word], _ frequency: HashIndex, lines: Int, _ rarity: RarityTable
  ) -> [Term] {
    var index = HashIndex(capacity: words.count)
    var terms: [Term] = []
    for word in words where word.form.contains(.content) {
      let known = Int(index[word.stem])
      if known >= 0 {
        terms[known].count += 1
        continue
      }
      index.set(word.stem, Int32(terms.count))
      let here = Float(max(1, frequency[word.stem]))
      let local = NaturalLogarithm.of(1 + Float(lines) / here)
      terms.append(
        Term(
          stem: word.stem, count: 1, local: local, weight: local * rarity[word.stem],
          isRare: here <= 4))
    }
    return terms
  }
}
