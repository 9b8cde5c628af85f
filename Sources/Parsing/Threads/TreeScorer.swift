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
  private let features: Int
  /// Edges of each feature, filled up with infinity; a power of two.
  private let width: Int
  private let edges: [Float]
  /// For each feature and number of edges passed, where the splits end that are passed then.
  private let ends: [Int32]
  private let splits: [Split]
  /// For each tree and leaf.
  private let leaves: [Float]

  // Memory that is used again for each row.
  private var values: [Float] = []
  private var shared: [Int32] = []
  private var varied: [Int32] = []
  private var common: [UInt32]
  private var reached: [UInt32]

  static let maximumLeaves = 32

  /// - Parameter features: how many values a row has.
  init(_ ensemble: TreeEnsemble, features: Int) {
    self.ensemble = ensemble
    self.features = features
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
    isMasked = most <= Self.maximumLeaves
    self.leaves = leaves
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
    self.splits = splits
    common = [UInt32](repeating: .max, count: ensemble.roots.count)
    reached = common
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
    var scores: [Float] = []
    score([row], into: &scores)
    return scores.first ?? 0
  }

  /// Sets the score of each row. What the rows have in common is looked at once.
  mutating func score<Name: Feature>(_ rows: [FeatureRow<Name>], into scores: inout [Float]) {
    scores.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    for row in rows { values.append(contentsOf: row.values) }
    precondition(values.count == rows.count * features, "rows of the features trained on")
    guard isMasked else {
      values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress else { return }
        for row in rows.indices { scores.append(ensemble.score(base + row * features)) }
      }
      return
    }
    compare(rows.count)
    for tree in common.indices { common[tree] = .max }
    values.withUnsafeBufferPointer { values in
      clear(shared, values, 0, in: &common)
      for row in rows.indices {
        for tree in common.indices { reached[tree] = common[tree] }
        clear(varied, values, row * features, in: &reached)
        scores.append(sum())
      }
    }
  }

  /// Tells the features that are the same in all rows from the others.
  private mutating func compare(_ rows: Int) {
    shared.removeAll(keepingCapacity: true)
    varied.removeAll(keepingCapacity: true)
    values.withUnsafeBufferPointer { values in
      for feature in 0..<features {
        var isShared = true
        for row in 1..<max(1, rows) where values[row * features + feature] != values[feature] {
          isShared = false
        }
        if isShared { shared.append(Int32(feature)) } else { varied.append(Int32(feature)) }
      }
    }
  }

  /// Clears the leaves that the splits on some features rule out for the row at an offset.
  @inline(__always)
  private func clear(
    _ chosen: [Int32], _ values: UnsafeBufferPointer<Float>, _ offset: Int,
    in words: inout [UInt32]
  ) {
    edges.withUnsafeBufferPointer { edges in
      ends.withUnsafeBufferPointer { ends in
        splits.withUnsafeBufferPointer { splits in
          words.withUnsafeMutableBufferPointer { words in
            for feature in chosen {
              let value = values[offset + Int(feature)]
              var at = Int(feature) * width
              let start = Int(ends[at])
              // Every edge below half the width decides about the half that the next is looked for in.
              var half = width / 2
              while half > 0 {
                at += value > edges[at + half - 1] ? half : 0
                half /= 2
              }
              for i in start..<Int(ends[at]) {
                let split = splits[i]
                words[Int(split.tree)] &= split.leaves
              }
            }
          }
        }
      }
    }
  }

  /// The leaves' scores, in order of trees.
  private func sum() -> Float {
    leaves.withUnsafeBufferPointer { leaves in
      reached.withUnsafeBufferPointer { reached in
        var sum: Float = 0
        for tree in reached.indices {
          sum += leaves[tree * Self.maximumLeaves + reached[tree].trailingZeroBitCount]
        }
        return sum
      }
    }
  }
}
