/// Finds words that stand in an earlier line in the same order, by runs of four words of which one
/// at least is a content word. Remembers two windows of lines, so that its size is bounded.
struct QuoteIndex {
  private var older = HashIndex(capacity: 8)
  private var newer = HashIndex(capacity: 8)
  /// The runs of the line that is being looked at.
  private var keys: [(place: Int, key: UInt32)] = []

  static let run = 4
  static let maximumSources = 6

  /// Starts a new window and forgets the one before the last.
  mutating func turn() {
    older = newer
    newer = HashIndex(capacity: newer.count)
  }

  /// Lines that share runs of words with this one, and the share of its words that are in any; then
  /// remembers the line itself.
  mutating func find(
    _ words: [Word], thenAdd line: Int32
  ) -> (quotes: [TextLine.Quote], share: Float) {
    guard words.count >= Self.run else { return ([], 0) }
    hash(words)
    var quotes: [TextLine.Quote] = []
    var coveredTo = 0
    var covered = 0
    for (i, key) in keys {
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
    for (_, key) in keys { newer.set(key, line) }
    if quotes.count > 1 { quotes.sort { ($1.words, $1.line) < ($0.words, $0.line) } }
    return (quotes, Float(covered) / Float(words.count))
  }

  /// Hashes the runs of a line, each with the place of its first word.
  private mutating func hash(_ words: [Word]) {
    keys.removeAll(keepingCapacity: true)
    for i in 0...(words.count - Self.run) {
      var key: UInt32 = 0
      var hasContent = false
      for k in i..<(i + Self.run) {
        key = TermHash.mix(key, words[k].hash)
        if words[k].form.contains(.content) { hasContent = true }
      }
      if hasContent { keys.append((i, key)) }
    }
  }
}
