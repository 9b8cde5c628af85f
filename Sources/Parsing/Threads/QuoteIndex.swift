/// Finds words that stand in an earlier line in the same order, by runs of four words of which one
/// at least is a content word. Remembers two windows of lines, so that its size is bounded.
struct QuoteIndex {
  private var older = HashIndex(capacity: 8)
  private var newer = HashIndex(capacity: 8)
  /// Bits of the runs in either: most are in neither, and this tells without a look into tables that
  /// are too large for the caches.
  private var olderBits = [UInt64](repeating: 0, count: Self.words)
  private var newerBits = [UInt64](repeating: 0, count: Self.words)
  /// The runs of the line that is being looked at.
  private var keys: [(place: Int, key: UInt32)] = []

  static let run = 4
  static let maximumSources = 6
  /// Of 64 bits; a window of long lines has some 200,000 runs.
  private static let words = 1 << 15

  /// Starts a new window and forgets the one before the last.
  mutating func turn() {
    swap(&older, &newer)
    newer.removeAll()
    swap(&olderBits, &newerBits)
    for i in newerBits.indices { newerBits[i] = 0 }
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
      let (word, bit) = Self.bit(of: key)
      var source = newerBits[word] & bit != 0 ? newer[key] : -1
      if source < 0, olderBits[word] & bit != 0 { source = older[key] }
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
    for (_, key) in keys {
      let (word, bit) = Self.bit(of: key)
      newerBits[word] |= bit
      newer.set(key, line)
    }
    if quotes.count > 1 { quotes.sort { ($1.words, $1.line) < ($0.words, $0.line) } }
    return (quotes, Float(covered) / Float(words.count))
  }

  private static func bit(of key: UInt32) -> (word: Int, bit: UInt64) {
    (Int(key >> 6) & (words - 1), 1 &<< UInt64(key & 63))
  }

  /// Hashes the runs of a line, each with the place of its first word.
  private mutating func hash(_ words: [Word]) {
    keys.removeAll(keepingCapacity: true)
    var key: UInt32 = 0
    var lastContent = -Self.run
    for i in words.indices {
      // Rolls on (Karp and Rabin, 1987): the word that leaves the run is taken away again.
      key = key &* Self.base &+ words[i].hash
      if i >= Self.run { key = key &- words[i - Self.run].hash &* Self.leaving }
      if words[i].form.contains(.content) { lastContent = i }
      if i + 1 >= Self.run, lastContent > i - Self.run { keys.append((i + 1 - Self.run, key)) }
    }
  }

  private static let base: UInt32 = 0x85EB_CA6B
  private static let leaving = (0..<run).reduce(1) { power, _ in power &* base }
}
