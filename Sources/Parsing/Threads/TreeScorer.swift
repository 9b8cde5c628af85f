/// An ensemble made ready to score many rows (Lucchese et al., QuickScorer, 2015).
///
/// The leaves of a tree, from left to right, are bits of a word. A split that a value passes clears
/// the leaves on its left, in whatever order splits are looked at; the lowest bit that is left is
/// the row's leaf. So splits are kept by feature and edge, and only those that are passed are
/// touched. The sum is that of `TreeEnsemble.score` to the last bit.
struct TreeScorer: Sendable {
  /// A split: the tree, and which of its leaves stay when a value passes.
  private struct Split {
    var leaves: UInt32
    var tree: Int32
  }

  /// Walked when a tree has more leaves than a word has bits.
  private let ensemble: TreeEnsemble
  private let isMasked: Bool
  /// Features that any tree looks at.
  private let used: [Int]
  /// Edges of each feature, filled up with infinity; a power of two.
  private let width: Int
  private let edges: [Float]
  /// For each feature and number of edges passed, where the splits end that are passed then.
  private let ends: [Int32]
  /// The same by value, for whole numbers below `counted`, which most features hold.
  private let endsOfCounts: [Int32]
  /// Of each split, in order of features and edges: its tree, and the leaves that stay.
  private let splitTrees: [UInt16]
  private let splitLeaves: [UInt32]
  /// For each tree and leaf.
  private let leaves: [Float]

  // Memory that is used again for each choice.
  /// For each tree the leaves that all rows can reach, then those of each row.
  private var reached: [UInt32] = []
  /// For each feature that rows differ in, where splits end that all pass, and that each row passes;
  /// one more, to be written before it is known where it goes.
  private var passed: [Int32] = []

  static let maximumLeaves = 32
  private static let counted = 64

  /// - Parameter features: how many values a row has, `FeatureRow.capacity` at most.
  init(_ ensemble: TreeEnsemble, features: Int) {
    self.ensemble = ensemble
    var leaves = [Float](repeating: 0, count: ensemble.roots.count * Self.maximumLeaves)
    var found = [[(threshold: Float, split: Split)]](repeating: [], count: features)
    var most = 0
    for tree in ensemble.roots.indices {
      var count = 0
      Self.visit(ensemble.nodes, Int(ensemble.roots[tree]), &count) { node, low, middle in
        if node.feature >= 0 {
          let left = (UInt32(1) << UInt32(middle)) &- (UInt32(1) << UInt32(low))
          found[Int(node.feature)].append(
            (node.threshold, Split(leaves: ~left, tree: Int32(tree))))
        } else if low < Self.maximumLeaves {
          leaves[tree * Self.maximumLeaves + low] = node.value
        }
      }
      most = max(most, count)
    }
    isMasked = most <= Self.maximumLeaves && ensemble.roots.count <= Int(UInt16.max)
    self.leaves = leaves
    used = found.indices.filter { !found[$0].isEmpty }
    let largest = found.map { Set($0.map(\.threshold)).count }.max() ?? 0
    var width = 1
    while width <= largest { width *= 2 }
    self.width = width
    var edges = [Float](repeating: .infinity, count: features * width)
    var ends = [Int32](repeating: 0, count: features * width)
    var splits: [Split] = []
    for feature in 0..<features {
      let start = feature * width
      var passed = 0
      ends[start] = Int32(splits.count)
      for (threshold, split) in found[feature].sorted(by: {
        ($0.threshold, $0.split.tree) < ($1.threshold, $1.split.tree)
      }) {
        if passed == 0 || edges[start + passed - 1] != threshold {
          edges[start + passed] = threshold
          passed += 1
        }
        splits.append(split)
        ends[start + passed] = Int32(splits.count)
      }
    }
    self.edges = edges
    self.ends = ends
    endsOfCounts = (0..<features * Self.counted).map { i in
      let start = i / Self.counted * width
      let value = Float(i % Self.counted)
      return ends[start + edges[start..<(start + width)].prefix { value > $0 }.count]
    }
    splitTrees = splits.map { UInt16(truncatingIfNeeded: $0.tree) }
    splitLeaves = splits.map(\.leaves)
  }

  /// Calls `note` with each node, the number of its first leaf and of the first on its right.
  private static func visit(
    _ nodes: [TreeEnsemble.Node], _ at: Int, _ count: inout Int,
    _ note: (TreeEnsemble.Node, _ low: Int, _ middle: Int) -> Void
  ) {
    let node = nodes[at]
    let low = count
    guard node.feature >= 0 else {
      count += 1
      return note(node, low, low)
    }
    visit(nodes, Int(node.left), &count, note)
    let middle = count
    visit(nodes, Int(node.left) + 1, &count, note)
    note(node, low, middle)
  }
}

extension TreeScorer {
  /// The score of a row.
  mutating func score<Name: Feature>(_ row: FeatureRow<Name>) -> Float {
    var score: Float = 0
    row.withValues { run($0, rows: 1, step: 0, into: &score) }
    return score
  }

  /// Sets the score of each row.
  mutating func score<Name: Feature>(_ rows: [FeatureRow<Name>], into scores: inout [Float]) {
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: repeatElement(0, count: rows.count))
    rows.withUnsafeBytes { bytes in
      // A row is nothing but so many numbers.
      bytes.withMemoryRebound(to: Float.self) { values in
        guard let base = values.baseAddress else { return }
        run(base, rows: rows.count, step: FeatureRow<Name>.capacity, into: &scores)
      }
    }
  }

  /// - Parameters:
  ///   - values: `rows` rows, each `step` numbers after the one before.
  ///   - scores: takes `rows` numbers.
  private mutating func run(
    _ values: UnsafePointer<Float>, rows: Int, step: Int, into scores: UnsafeMutablePointer<Float>
  ) {
    guard isMasked else {
      for row in 0..<rows { scores[row] = ensemble.score(values + row * step) }
      return
    }
    let trees = ensemble.roots.count
    grow(&reached, to: (rows + 1) * trees)
    grow(&passed, to: (used.count + 1) * (rows + 1))
    let (used, width) = (used, width)
    reached.withUnsafeMutableBufferPointer { reached in
      passed.withUnsafeMutableBufferPointer { passed in
        edges.withUnsafeBufferPointer { edges in
          ends.withUnsafeBufferPointer { ends in
            endsOfCounts.withUnsafeBufferPointer { endsOfCounts in
              splitTrees.withUnsafeBufferPointer { splitTrees in
                splitLeaves.withUnsafeBufferPointer { splitLeaves in
                  leaves.withUnsafeBufferPointer { leaves in
                    guard let words = reached.baseAddress, let passed = passed.baseAddress,
                      let edges = edges.baseAddress, let ends = ends.baseAddress,
                      let splitTrees = splitTrees.baseAddress,
                      let splitLeaves = splitLeaves.baseAddress, let leaves = leaves.baseAddress
                    else { return }
                    guard let endsOfCounts = endsOfCounts.baseAddress else { return }
                    let tables = Tables(
                      width: width, bits: width.trailingZeroBitCount, edges: edges, ends: ends,
                      endsOfCounts: endsOfCounts,
                      splitTrees: splitTrees, splitLeaves: splitLeaves, leaves: leaves,
                      trees: trees)
                    tables.score(
                      values, rows: rows, step: step, features: used, words, passed, into: scores)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private func grow<Element: FixedWidthInteger>(_ memory: inout [Element], to count: Int) {
    if memory.count < count { memory = [Element](repeating: 0, count: count) }
  }

  /// The arrays of a scorer for as long as they are looked at.
  private struct Tables {
    let width: Int
    /// Binary logarithm of the width.
    let bits: Int
    let edges: UnsafePointer<Float>
    let ends: UnsafePointer<Int32>
    let endsOfCounts: UnsafePointer<Int32>
    let splitTrees: UnsafePointer<UInt16>
    let splitLeaves: UnsafePointer<UInt32>
    let leaves: UnsafePointer<Float>
    let trees: Int

    /// - Parameters:
    ///   - words: (rows + 1) · trees of them.
    ///   - passed: (features + 1) · (rows + 1) of them.
    @inline(__always)
    func score(
      _ values: UnsafePointer<Float>, rows: Int, step: Int, features: [Int],
      _ words: UnsafeMutablePointer<UInt32>, _ passed: UnsafeMutablePointer<Int32>,
      into scores: UnsafeMutablePointer<Float>
    ) {
      words.update(repeating: .max, count: trees)
      // Features that rise from row to row fill up from the front, the others from the back: what one
      // row passes of the first, the rows after it pass as well.
      let stride = rows &+ 1
      var rising = passed
      var varied = passed + features.count &* stride
      for feature in features {
        let value = values[feature]
        let first = end(feature, value)
        guard rows > 1 else {
          clear(words, from: ends[feature &* width], to: first)
          continue
        }
        var (low, high) = (first, first)
        var isRising = true
        var last = first
        rising[1] = first
        for row in 1..<rows {
          let other = values[row &* step &+ feature]
          let end = other == value ? first : end(feature, other)
          rising[row &+ 1] = end
          low = min(low, end)
          high = max(high, end)
          if end < last { isRising = false }
          last = end
        }
        clear(words, from: ends[feature &* width], to: low)
        guard high > low else { continue }
        rising[0] = low
        if isRising {
          rising += stride
        } else {
          varied -= stride
          varied.update(from: rising, count: stride)
        }
      }
      guard rows > 1 else {
        scores[0] = sum(words)
        return
      }
      let end = passed + features.count &* stride
      for row in 1...rows {
        var at = passed
        while at < rising {
          clear(words, from: at[row &- 1], to: at[row])
          at += stride
        }
        let own = words + row &* trees
        own.update(from: words, count: trees)
        at = varied
        while at < end {
          clear(own, from: at[0], to: at[row])
          at += stride
        }
      }
      sum(words + trees, rows: rows, into: scores)
    }

    /// Where the splits on a feature end that a value passes.
    @inline(__always)
    private func end(_ feature: Int, _ value: Float) -> Int32 {
      // Values are finite, and what is out of range for a whole number is no count.
      if value >= 0, value < Float(TreeScorer.counted) {
        let count = Int32(value)
        if Float(count) == value {
          return endsOfCounts[feature &* TreeScorer.counted &+ Int(count)]
        }
      }
      var at = feature &* width
      var shift = bits
      while shift > 0 {
        shift &-= 1
        // Arithmetic, for a branch would be guessed wrong half of the time.
        at &+= (value > edges[at &+ (1 &<< shift) &- 1] ? 1 : 0) &<< shift
      }
      return ends[at]
    }

    @inline(__always)
    private func clear(_ words: UnsafeMutablePointer<UInt32>, from low: Int32, to high: Int32) {
      var i = Int(low)
      while i < Int(high) {
        words[Int(splitTrees[i])] &= splitLeaves[i]
        i &+= 1
      }
    }

    @inline(__always)
    private func leaf(_ tree: Int, _ word: UInt32) -> Float {
      leaves[tree &* TreeScorer.maximumLeaves &+ word.trailingZeroBitCount]
    }

    /// The leaves' scores in order of trees.
    @inline(__always)
    private func sum(_ words: UnsafeMutablePointer<UInt32>) -> Float {
      var sum: Float = 0
      for tree in 0..<trees { sum += leaf(tree, words[tree]) }
      return sum
    }

    /// The same for many rows: four sums side by side need not wait for each other.
    @inline(__always)
    private func sum(
      _ words: UnsafeMutablePointer<UInt32>, rows: Int, into scores: UnsafeMutablePointer<Float>
    ) {
      var row = 0
      while row &+ 4 <= rows {
        let (a, b) = (words + row &* trees, words + (row &+ 1) &* trees)
        let (c, d) = (words + (row &+ 2) &* trees, words + (row &+ 3) &* trees)
        var sums = SIMD4<Float>.zero
        for tree in 0..<trees {
          sums += SIMD4(
            leaf(tree, a[tree]), leaf(tree, b[tree]), leaf(tree, c[tree]), leaf(tree, d[tree]))
        }
        for k in 0..<4 { scores[row &+ k] = sums[k] }
        row &+= 4
      }
      while row < rows {
        scores[row] = sum(words + row &* trees)
        row &+= 1
      }
    }
  }
}
