/// Finds words that stand in an earlier line in the same order, by runs of four words of which one
/// at least is a content word. Remembers two windows of lines, so that its size is bounded.
struct QuoteIndex {
  private var older = HashIndex()
  private var newer = HashIndex()

  static let run = 4
  static let maximumSources = 6

  /// Starts a new window and forgets the one before the last.
  mutating func turn() {
    older = newer
    newer = HashIndex(capacity: newer.count)
  }

  mutating func add(_ words: [Word], line: Int32) {
    guard words.count >= Self.run else { return }
    for i in 0...(words.count - Self.run) {
      if let key = Self.key(words, i) { newer.set(key, line) }
    }
  }

  /// Lines that share runs of words with this one, and the share of its words that are in any.
  func find(_ words: [Word], in line: Int32) -> ([TextLine.Quote], Float) {
    guard words.count >= Self.run else { return ([], 0) }
    var quotes: [TextLine.Quote] = []
    var coveredTo = 0
    var covered = 0
    for i in 0...(words.count - Self.run) {
      guard let key = Self.key(words, i) else { continue }
      var source = newer[key]
      if source < 0 { source = older[key] }
      guard source >= 0, source < line else { continue }
      let fresh = i + Self.run - max(coveredTo, i)
      coveredTo = i + Self.run
      covered += fresh
      if let known = quotes.firstIndex(where: { $0.line == source }) {
        quotes[known].words += Int32(fresh)
      } else if quotes.count < Self.maximumSources {
        quotes.append(TextLine.Quote(line: source, words: Int32(fresh)))
      }
    }
    quotes.sort { ($1.words, $1.line) < ($0.words, $0.line) }
    return (quotes, Float(covered) / Float(words.count))
  }

  @inline(__always)
  private static func key(_ words: [Word], _ i: Int) -> UInt32? {
    var hash: UInt32 = 0
    var hasContent = false
    for k in i..<(i + run) {
      hash = TermHash.mix(hash, words[k].hash)
      if words[k].form.contains(.content) { hasContent = true }
    }
    return hasContent ? hash : nil
  }
}
