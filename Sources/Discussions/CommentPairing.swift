/// Which comments of two readings of one discussion are the same.
///
/// By the ids that the source states, wherever both readings state them; else by writer and text, in
/// order; and of what is then left between the same neighbours, by the words that two texts share.
package struct CommentPairing: Hashable, Sendable {
  /// For each comment of the later reading its index in the earlier one.
  package private(set) var earlier: [Int?]
  /// For each comment of the earlier reading its index in the later one.
  package private(set) var later: [Int?]

  /// - Parameter onlyByID: pairs by ids alone, which costs no look at the texts.
  package init(from old: CommentTree, to new: CommentTree, onlyByID: Bool = false) {
    earlier = [Int?](repeating: nil, count: new.count)
    later = [Int?](repeating: nil, count: old.count)
    pairByID(old, new)
    if !onlyByID {
      pairByText(old, new)
      pairByWords(old, new)
    }
  }

  private mutating func pair(_ i: Int, _ j: Int) {
    later[i] = j
    earlier[j] = i
  }

  private mutating func pairByID(_ old: CommentTree, _ new: CommentTree) {
    var index: [String: Int] = [:]
    index.reserveCapacity(old.count)
    for i in old.indices {
      if let id = old[i].sourceID, index[id] == nil { index[id] = i }
    }
    guard !index.isEmpty else { return }
    for j in new.indices {
      if let id = new[j].sourceID, let i = index.removeValue(forKey: id) { pair(i, j) }
    }
  }

  /// Only what lacks an id on one side can be another comment than its id says.
  private static func mayPair(_ a: Comment, _ b: Comment) -> Bool {
    a.sourceID == nil || b.sourceID == nil
  }

  private mutating func pairByText(_ old: CommentTree, _ new: CommentTree) {
    var waiting: [String: [Int]] = [:]
    for i in old.indices.reversed() where later[i] == nil {
      waiting[Self.key(old[i]), default: []].append(i)
    }
    guard !waiting.isEmpty else { return }
    for j in new.indices where earlier[j] == nil {
      let key = Self.key(new[j])
      guard let i = waiting[key]?.last, Self.mayPair(old[i], new[j]) else { continue }
      waiting[key]?.removeLast()
      pair(i, j)
    }
  }

  private static func key(_ comment: Comment) -> String {
    let name = comment.author?.name.string ?? ""
    return name + "\n" + comment.blocks.map(\.text.string).joined(separator: "\n")
  }

  /// Share of words that a changed text keeps at least.
  private static let kept = 0.5
  /// Comments of a gap that one is compared with, so that two different texts cost no square.
  private static let reach = 16

  private mutating func pairByWords(_ old: CommentTree, _ new: CommentTree) {
    var low = 0
    for j in new.indices {
      if let i = earlier[j] {
        low = max(low, i + 1)
        continue
      }
      // What stands between the neighbours that were found.
      var i = low
      while i < min(old.count, low + Self.reach), later[i] == nil {
        if Self.mayPair(old[i], new[j]), Self.overlap(old[i], new[j]) >= Self.kept {
          pair(i, j)
          low = i + 1
          break
        }
        i += 1
      }
    }
  }

  /// Words that two texts share, as a part of the longer one.
  private static func overlap(_ a: Comment, _ b: Comment) -> Double {
    let x = words(a)
    let y = words(b)
    guard !x.isEmpty, !y.isEmpty else { return 0 }
    return Double(x.intersection(y).count) / Double(max(x.count, y.count))
  }

  private static func words(_ comment: Comment) -> Set<Substring> {
    var out: Set<Substring> = []
    for block in comment.blocks {
      out.formUnion(block.text.string.split { $0.isWhitespace })
    }
    return out
  }
}
