/// How often a stretch of text has what writers differ in: small words, signs, long words.
struct WritingHabits: Sendable {
  /// Words of the stretch.
  private(set) var words: Float = 0
  /// Counts, first of `smallWords`, then of the others in the order of `Count`.
  private var counts = [Float](repeating: 0, count: WritingHabits.size)

  private static let smallWords = [
    "the", "a", "of", "to", "and", "is", "that", "it", "in", "for", "not", "but", "so", "if", "be",
    "you", "i", "we", "as", "just",
  ].map { TermHash.of($0) }

  private enum Count: Int, CaseIterable {
    case bytes, longWords, capitals, contentWords, apostrophes
    case commas, stops, questions, exclamations, brackets, quotes, hyphens, colons, semicolons
    case digits, typographicSigns
  }

  private static let size = smallWords.count + Count.allCases.count
  /// Bytes of a long word, at least.
  private static let longWord = 9

  init() {}

  init(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, words: [Word]) {
    self.words = Float(words.count)
    for word in words {
      if let k = Self.smallWords.firstIndex(of: word.hash) { counts[k] += 1 }
      add(.bytes, Int(word.length))
      if word.length >= Self.longWord { add(.longWords) }
      if word.form.contains(.capital) { add(.capitals) }
      if word.form.contains(.content) { add(.contentWords) }
      if !word.form.isDisjoint(with: [.curlyApostrophe, .straightApostrophe]) { add(.apostrophes) }
    }
    for byte in text[line] { if let sign = Self.sign(byte) { add(sign) } }
  }

  private static func sign(_ byte: UInt8) -> Count? {
    switch byte {
    case 0x2C: .commas
    case 0x2E: .stops
    case 0x3F: .questions
    case 0x21: .exclamations
    case 0x28: .brackets
    case 0x22: .quotes
    case 0x2D: .hyphens
    case 0x3A: .colons
    case 0x3B: .semicolons
    case 0x30...0x39: .digits
    // The first byte of curly quotation marks, dashes and the ellipsis.
    case 0xE2: .typographicSigns
    default: nil
    }
  }

  private mutating func add(_ count: Count, _ number: Int = 1) {
    counts[Self.smallWords.count + count.rawValue] += Float(number)
  }

  mutating func add(_ other: WritingHabits) {
    words += other.words
    for k in counts.indices { counts[k] += other.counts[k] }
  }

  private func rate(_ k: Int) -> Float { counts[k] / max(1, words) }

  /// How much the habits of a text's lines vary: what a difference is measured by.
  struct Deviations: Sendable {
    /// Standard deviation of each rate; empty when nothing is known.
    private let deviations: [Float]

    static let none = Deviations([])
    private static let fewestWords: Float = 5
    private static let least: Float = 1e-3
    /// No habit counts for more deviations than this.
    private static let bound: Float = 3

    init(_ lines: [WritingHabits]) {
      let lines = lines.filter { $0.words >= Self.fewestWords }
      let count = Float(max(1, lines.count))
      deviations =
        lines.isEmpty
        ? []
        : (0..<WritingHabits.size).map { k in
          let mean = lines.reduce(0) { $0 + $1.rate(k) } / count
          let square = lines.reduce(0) { $0 + $1.rate(k) * $1.rate(k) } / count
          return max(Self.least, max(0, square - mean * mean).squareRoot())
        }
    }

    /// Mean difference of the rates in standard deviations, 0…3; 0 when either has no words.
    func distance(_ a: WritingHabits, _ b: WritingHabits) -> Float {
      guard a.words > 0, b.words > 0, !deviations.isEmpty else { return 0 }
      let sum = deviations.indices.reduce(Float(0)) { sum, k in
        sum + min(Self.bound, abs(a.rate(k) - b.rate(k)) / deviations[k])
      }
      return sum / Float(deviations.count)
    }
  }
}
