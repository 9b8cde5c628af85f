/// Whether the encoders know the language of a text: they were made of English, and what they say
/// of a German page makes its reading worse than it is without them.
enum EncoderLanguage {
  /// Frequent words of English that other languages hardly have.
  private static let words = Set(
    ["the", "of", "and", "to", "that", "it", "for", "you", "with", "this", "not", "have"]
      .map(TermHash.of))
  /// Share of them that a text has at least. English discussions have 0.09 and more (0.03 where
  /// most is program code or another language), German ones 0.001.
  private static let leastShare = 0.02

  /// Whether a word is one of those that English has all the time.
  static func isFrequent(_ word: Word) -> Bool { words.contains(word.hash) }

  static func isKnown(_ text: [UInt8], _ lines: [SourceLine]) -> Bool {
    let words = TermScanner.count(in: text, lines, where: isFrequent)
    return Double(words.counted) >= leastShare * Double(words.all)
  }
}
