/// The splits of an ensemble by feature and edge, each with the leaves of its tree that stay in
/// reach of a value that passes it. An object, for it is looked at while other memory is written.
final class TreeSplits: Sendable {
  /// A split: the tree, and which of its leaves stay when a value passes.
  private struct Split {
    var leaves: UInt32
    var tree: Int32
  }

  let trees: Int
  /// Whether all leaves of a tree fit the bits of a word, and all edges the width; nothing else is
  /// set where they do not.
  let isMasked: Bool
  /// Features that any tree looks at.
  let used: [Int]
  /// Of each feature `width`, filled up with infinity.
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

  static let maximumLeaves = 32
  private static let counted = 64
  /// One more than the edges that a feature may have.
  private static let width = 64

  /// - Parameter features: how many values a row has, `FeatureRow.capacity` at most.
  init(_ ensemble: TreeEnsemble, features: Int) {
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
    self.leaves = leaves
    used = found.indices.filter { !found[$0].isEmpty }
    trees = ensemble.roots.count
    var largest = 0
    for feature in found.indices {
      found[feature].sort { ($0.threshold, $0.split.tree) < ($1.threshold, $1.split.tree) }
      let thresholds = zip(found[feature], found[feature].dropFirst())
      largest = max(largest, 1 + thresholds.count { $0.threshold != $1.threshold })
    }
    isMasked =
      most <= Self.maximumLeaves && largest < Self.width
      && ensemble.roots.count <= Int(UInt16.max)
    guard isMasked else {
      (edges, ends, endsOfCounts, splitTrees, splitLeaves) = ([], [], [], [], [])
      return
    }
    let width = Self.width
    var edges = [Float](repeating: .infinity, count: features * width)
    var ends = [Int32](repeating: 0, count: features * width)
    var splits: [Split] = []
    for feature in 0..<features {
      let start = feature * width
      var passed = 0
      ends[start] = Int32(splits.count)
      for (threshold, split) in found[feature] {
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
    var endsOfCounts: [Int32] = []
    endsOfCounts.reserveCapacity(features * Self.counted)
    for start in stride(from: 0, to: features * width, by: width) {
      var at = start
      for count in 0..<Self.counted {
        // The last edge of a feature is infinity, which nothing passes.
        while Float(count) > edges[at] { at += 1 }
        endsOfCounts.append(ends[at])
      }
    }
    self.endsOfCounts = endsOfCounts
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

extension TreeSplits {
  @inline(__always)
  func withTables<Result>(_ body: (Tables) -> Result) -> Result {
    edges.withUnsafeBufferPointer { edges in
      ends.withUnsafeBufferPointer { ends in
        endsOfCounts.withUnsafeBufferPointer { endsOfCounts in
          splitTrees.withUnsafeBufferPointer { splitTrees in
            splitLeaves.withUnsafeBufferPointer { splitLeaves in
              leaves.withUnsafeBufferPointer { leaves in
                body(
                  Tables(
                    edges: edges, ends: ends, endsOfCounts: endsOfCounts, splitTrees: splitTrees,
                    splitLeaves: splitLeaves, leaves: leaves, trees: trees))
              }
            }
          }
        }
      }
    }
  }

  /// The arrays of the splits for as long as they are looked at.
  struct Tables {
    let edges: UnsafeBufferPointer<Float>
    let ends: UnsafeBufferPointer<Int32>
    let endsOfCounts: UnsafeBufferPointer<Int32>
    let splitTrees: UnsafeBufferPointer<UInt16>
    let splitLeaves: UnsafeBufferPointer<UInt32>
    let leaves: UnsafeBufferPointer<Float>
    let trees: Int

    /// - Parameters:
    ///   - words: (rows + 1) · trees of them.
    ///   - passed: features · (rows + 1) + `step` of them.
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
      let differs = passed + features.count &* stride
      mark(values, rows: rows, step: step, into: differs)
      var rising = passed
      var varied = differs
      for feature in features {
        let value = values[feature]
        let first = end(feature, value)
        guard differs[feature] != 0 else {
          clear(words, from: ends[feature &* TreeSplits.width], to: first)
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
        clear(words, from: ends[feature &* TreeSplits.width], to: low)
        guard high > low else { continue }
        rising[0] = low
        if isRising {
          rising += stride
        } else {
          varied -= stride
          varied.update(from: rising, count: stride)
        }
      }
      for row in 1...rows {
        var at = passed
        while at < rising {
          clear(words, from: at[row &- 1], to: at[row])
          at += stride
        }
        (words + row &* trees).update(from: words, count: trees)
      }
      // One feature after the other, so that its splits stay in the nearest cache.
      while varied < differs {
        for row in 1...rows {
          clear(words + row &* trees, from: varied[0], to: varied[row])
        }
        varied += stride
      }
      sum(words + trees, rows: rows, into: scores)
    }

    /// Marks the features that not all rows have the same value of; most are of the comment itself.
    @inline(__always)
    private func mark(
      _ values: UnsafePointer<Float>, rows: Int, step: Int, into marks: UnsafeMutablePointer<Int32>
    ) {
      typealias Lanes = SIMD16<Float>
      let (values, marks) = (UnsafeRawPointer(values), UnsafeMutableRawPointer(marks))
      for offset in Swift.stride(from: 0, to: step &* 4, by: MemoryLayout<Lanes>.size) {
        let first = (values + offset).loadUnaligned(as: Lanes.self)
        var found = SIMD16<Int32>.zero
        for row in 1..<max(1, rows) {
          let own = (values + row &* step &* 4 + offset).loadUnaligned(as: Lanes.self)
          found.replace(with: 1, where: own .!= first)
        }
        (marks + offset).storeBytes(of: found, as: SIMD16<Int32>.self)
      }
    }

    /// Where the splits on a feature end that a value passes.
    @inline(__always)
    private func end(_ feature: Int, _ value: Float) -> Int32 {
      // Values are finite, and what is out of range for a whole number is no count.
      if value >= 0, value < Float(TreeSplits.counted) {
        let count = Int32(value)
        if Float(count) == value {
          return endsOfCounts[feature &* TreeSplits.counted &+ Int(count)]
        }
      }
      var at = feature &* TreeSplits.width
      // Six halvings of 64. Arithmetic, for a branch would be guessed wrong half of the time.
      at &+= (value > edges[at &+ 31] ? 1 : 0) &<< 5
      at &+= (value > edges[at &+ 15] ? 1 : 0) &<< 4
      at &+= (value > edges[at &+ 7] ? 1 : 0) &<< 3
      at &+= (value > edges[at &+ 3] ? 1 : 0) &<< 2
      at &+= (value > edges[at &+ 1] ? 1 : 0) &<< 1
      at &+= value > edges[at] ? 1 : 0
      return ends[at]
    }

    /// Clears the leaves that a value of a feature rules out.
    @inline(__always)
    func clear(_ words: UnsafeMutablePointer<UInt32>, _ feature: Int, _ value: Float) {
      clear(words, from: ends[feature &* TreeSplits.width], to: end(feature, value))
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
      leaves[tree &* TreeSplits.maximumLeaves &+ word.trailingZeroBitCount]
    }

    /// The leaves' scores in order of trees.
    @inline(__always)
    func sum(_ words: UnsafeMutablePointer<UInt32>) -> Float {
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
