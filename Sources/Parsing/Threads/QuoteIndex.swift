/// Finds words that stand in an earlier line in the same order, by runs of four words of which one
/// at least is a content word. Remembers two windows of lines, so that its size is bounded.
struct QuoteIndex {
  private var older = Runs()
  private var newer = Runs()
  /// The runs of the line that is being looked at.
  private var keys: [(place: Int, key: UInt32)] = []

  static let run = 4
  static let maximumSources = 6

  /// Starts a new window and forgets the one before the last.
  mutating func turn() {
    swap(&older, &newer)
    newer.removeAll()
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
      guard let source = newer.line(of: key) ?? older.line(of: key), source < line else { continue }
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

/// The last line that each run of a window stands in: a hash table with chains.
///
/// Most runs are new, so that what is looked at for each fits into the caches and the rest is only
/// added to: a window of long lines has some 200,000 runs.
private struct Runs {
  private struct Entry {
    let key: UInt32
    var line: Int32
    /// Of the chain, in `entries`; -1 at its end.
    var next: Int32
  }

  private var entries: [Entry] = []
  /// The first entry of each chain; -1 for none. A power of two.
  private var chains = [Int32](repeating: -1, count: 1 << 15)
  /// Bits of the runs: most that are asked for are not there, and this tells.
  private var bits = [UInt64](repeating: 0, count: Self.words)

  /// Of 64 bits.
  private static let words = 1 << 15
  /// Entries of a chain before there are more chains.
  private static let longestChain = 8

  @inline(__always)
  private static func bit(of key: UInt32) -> (word: Int, bit: UInt64) {
    (Int(key >> 6) & (words - 1), 1 &<< UInt64(key & 63))
  }

  @inline(__always)
  private func chain(of key: UInt32) -> Int {
    Int((key &* 0x9E37_79B1) >> 7) & (chains.count - 1)
  }

  private func entry(of key: UInt32) -> Int? {
    let (word, bit) = Self.bit(of: key)
    guard bits[word] & bit != 0 else { return nil }
    var i = Int(chains[chain(of: key)])
    while i >= 0, entries[i].key != key { i = Int(entries[i].next) }
    return i < 0 ? nil : i
  }

  @inline(__always)
  func line(of key: UInt32) -> Int32? { entry(of: key).map { entries[$0].line } }

  @inline(__always)
  mutating func set(_ key: UInt32, _ line: Int32) {
    if let known = entry(of: key) {
      entries[known].line = line
      return
    }
    let (word, bit) = Self.bit(of: key)
    bits[word] |= bit
    let chain = chain(of: key)
    entries.append(Entry(key: key, line: line, next: chains[chain]))
    chains[chain] = Int32(entries.count - 1)
    if entries.count > chains.count * Self.longestChain { lengthen() }
  }

  /// Keeps the memory.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    for i in chains.indices { chains[i] = -1 }
    for i in bits.indices { bits[i] = 0 }
  }

  private mutating func lengthen() {
    chains = [Int32](repeating: -1, count: chains.count * 4)
    for i in entries.indices {
      let chain = chain(of: entries[i].key)
      entries[i].next = chains[chain]
      chains[chain] = Int32(i)
    }
  }
}
