/// A set of comment indices as bits: cheap to copy, to fill and to ask, also for a million comments.
package struct CommentSet: Hashable, Sendable {
  private var words: [UInt64]
  package let capacity: Int

  package init(capacity: Int, isFull: Bool = false) {
    self.capacity = capacity
    words = [UInt64](repeating: isFull ? .max : 0, count: (capacity + 63) / 64)
    if isFull, capacity % 64 != 0, !words.isEmpty {
      words[words.count - 1] = (1 << UInt64(capacity % 64)) - 1
    }
  }

  package func contains(_ i: Int) -> Bool {
    i >= 0 && i < capacity && words[i >> 6] & (1 << UInt64(i & 63)) != 0
  }

  package mutating func insert(_ i: Int) {
    guard i >= 0, i < capacity else { return }
    words[i >> 6] |= 1 << UInt64(i & 63)
  }

  package mutating func remove(_ i: Int) {
    guard i >= 0, i < capacity else { return }
    words[i >> 6] &= ~(1 << UInt64(i & 63))
  }

  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The first member at or after `i`.
  package func next(from i: Int) -> Int? {
    guard i < capacity else { return nil }
    var word = max(0, i) >> 6
    var bits = words.isEmpty ? 0 : words[word] & (UInt64.max << UInt64(max(0, i) & 63))
    while bits == 0 {
      word += 1
      guard word < words.count else { return nil }
      bits = words[word]
    }
    return word << 6 + bits.trailingZeroBitCount
  }

  /// The last member at or before `i`.
  package func previous(from i: Int) -> Int? {
    guard i >= 0, capacity > 0 else { return nil }
    let at = min(i, capacity - 1)
    var word = at >> 6
    var bits = words[word] & (UInt64.max >> UInt64(63 - at & 63))
    while bits == 0 {
      word -= 1
      guard word >= 0 else { return nil }
      bits = words[word]
    }
    return word << 6 + 63 - bits.leadingZeroBitCount
  }

  /// The same members with room for more (or fewer) comments.
  package func resized(to capacity: Int) -> CommentSet {
    var out = CommentSet(capacity: capacity)
    for index in out.words.indices where index < words.count { out.words[index] = words[index] }
    if capacity < self.capacity, capacity % 64 != 0, !out.words.isEmpty {
      out.words[out.words.count - 1] &= (1 << UInt64(capacity % 64)) - 1
    }
    return out
  }

  /// The members at their new places.
  ///
  /// - Parameter earlier: for each new index the old one; nil for what was not there.
  package func moved(_ earlier: [Int?]) -> CommentSet {
    var out = CommentSet(capacity: earlier.count)
    for (j, i) in earlier.enumerated() { if let i, contains(i) { out.insert(j) } }
    return out
  }

  package func complement() -> CommentSet {
    var out = CommentSet(capacity: capacity, isFull: true)
    for index in words.indices { out.words[index] &= ~words[index] }
    return out
  }
}
