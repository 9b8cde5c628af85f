/// The words that many discussions of several sources use: what they say of register is not bound
/// to what one source happens to talk about.
struct CommonWords: Sendable {
  private let words: Set<UInt32>

  static let leastSets = 3

  init(_ threads: [TrainingThread]) {
    var counts: [UInt32: Int] = [:]
    var sets: [UInt32: Set<String>] = [:]
    for thread in threads {
      var seen: Set<UInt32> = []
      thread.text.withUnsafeBufferPointer { text in
        for line in SourceLines.split(thread.text) {
          for word in TermScanner.words(text, line.bytes) { seen.insert(word.hash) }
        }
      }
      for hash in seen {
        counts[hash, default: 0] += 1
        sets[hash, default: []].insert(thread.set)
      }
    }
    let least = max(3, threads.count / 40)
    words = Set(
      counts.filter { $0.value >= least && sets[$0.key, default: []].count >= Self.leastSets }.keys)
  }

  /// The line with only these words.
  func kept(_ line: TextLine) -> TextLine {
    line.filter { words.contains($0.hash) }
  }
}
