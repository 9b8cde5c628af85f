/// Grows one tree, the leaf with the largest gain first.
struct TreeGrower {
  let data: FeatureMatrix.Binned
  let gradient: [SIMD2<Float>]
  let options: TreeTrainer.Options
  private(set) var nodes: [TreeEnsemble.Node] = []

  init(
    data: FeatureMatrix.Binned, gradient: [SIMD2<Float>], options: TreeTrainer.Options
  ) {
    self.data = data
    self.gradient = gradient
    self.options = options
  }

  private struct Leaf {
    var node: Int
    var rows: [Int32]
    var sum: SIMD2<Float>
    var histogram: [SIMD2<Float>]
    var split: Split?
  }

  private struct Split {
    var gain: Float
    var feature: Int
    var edge: Int
    var left: SIMD2<Float>
  }

  mutating func grow(rows: [Int32], features: [Int]) {
    var sum = SIMD2<Float>.zero
    for row in rows { sum += gradient[Int(row)] }
    nodes = [leafNode(sum)]
    var root = Leaf(
      node: 0, rows: rows, sum: sum, histogram: histogram(rows, features), split: nil)
    root.split = bestSplit(root, features)
    var leaves = [root]
    while leaves.count < options.leaves {
      var chosen = -1
      for (i, leaf) in leaves.enumerated() {
        guard let split = leaf.split else { continue }
        if chosen < 0 || split.gain > (leaves[chosen].split?.gain ?? 0) { chosen = i }
      }
      guard chosen >= 0, let split = leaves[chosen].split else { break }
      let leaf = leaves.remove(at: chosen)
      let (left, right) = divide(leaf, split, features)
      leaves.append(left)
      leaves.append(right)
    }
  }

  private func leafNode(_ sum: SIMD2<Float>) -> TreeEnsemble.Node {
    let value = -options.rate * sum.x / (sum.y + options.ridge)
    return TreeEnsemble.Node(
      feature: -1, edge: 0, leftShare: 0, left: 0, threshold: 0, value: value)
  }

  private mutating func divide(_ leaf: Leaf, _ split: Split, _ features: [Int]) -> (Leaf, Leaf) {
    var leftRows: [Int32] = []
    var rightRows: [Int32] = []
    let column = split.feature * data.rows
    data.bins.withUnsafeBufferPointer { bins in
      for row in leaf.rows {
        if bins[column + Int(row)] > UInt8(split.edge) {
          rightRows.append(row)
        } else {
          leftRows.append(row)
        }
      }
    }
    let first = nodes.count
    let share = Float(leftRows.count) / Float(max(1, leaf.rows.count))
    nodes[leaf.node] = TreeEnsemble.Node(
      feature: Int16(split.feature), edge: UInt8(split.edge),
      leftShare: UInt8((share * 93).rounded()), left: Int32(first),
      threshold: data.edges[split.feature][split.edge], value: 0)
    let rightSum = leaf.sum - split.left
    nodes.append(leafNode(split.left))
    nodes.append(leafNode(rightSum))
    let leftIsSmaller = leftRows.count < rightRows.count
    let smaller = histogram(leftIsSmaller ? leftRows : rightRows, features)
    var larger = leaf.histogram
    for i in larger.indices { larger[i] -= smaller[i] }
    var left = Leaf(
      node: first, rows: leftRows, sum: split.left, histogram: leftIsSmaller ? smaller : larger,
      split: nil)
    var right = Leaf(
      node: first + 1, rows: rightRows, sum: rightSum,
      histogram: leftIsSmaller ? larger : smaller, split: nil)
    left.split = bestSplit(left, features)
    right.split = bestSplit(right, features)
    return (left, right)
  }

  /// Sums of gradients by feature and bin.
  private func histogram(_ rows: [Int32], _ features: [Int]) -> [SIMD2<Float>] {
    let bins = FeatureMatrix.bins
    var histogram = [SIMD2<Float>](repeating: .zero, count: features.count * bins)
    let own = rows.map { gradient[Int($0)] }
    histogram.withUnsafeMutableBufferPointer { histogram in
      data.bins.withUnsafeBufferPointer { column in
        own.withUnsafeBufferPointer { own in
          rows.withUnsafeBufferPointer { rows in
            var k = 0
            // Four features at once: rows often fall into one bin after the other, where each sum
            // has to wait for the one before.
            while k + 4 <= features.count {
              let base = k * bins
              let a = features[k] * data.rows
              let b = features[k + 1] * data.rows
              let c = features[k + 2] * data.rows
              let d = features[k + 3] * data.rows
              for i in rows.indices {
                let row = Int(rows[i])
                histogram[base + Int(column[a + row])] += own[i]
                histogram[base + bins + Int(column[b + row])] += own[i]
                histogram[base + 2 * bins + Int(column[c + row])] += own[i]
                histogram[base + 3 * bins + Int(column[d + row])] += own[i]
              }
              k += 4
            }
            while k < features.count {
              let offset = features[k] * data.rows
              for i in rows.indices {
                histogram[k * bins + Int(column[offset + Int(rows[i])])] += own[i]
              }
              k += 1
            }
          }
        }
      }
    }
    return histogram
  }

  private func bestSplit(_ leaf: Leaf, _ features: [Int]) -> Split? {
    guard leaf.sum.y >= 2 * options.leastWeight else { return nil }
    let ridge = options.ridge
    let whole = leaf.sum.x * leaf.sum.x / (leaf.sum.y + ridge)
    var best: Split?
    leaf.histogram.withUnsafeBufferPointer { histogram in
      for (k, feature) in features.enumerated() {
        var left = SIMD2<Float>.zero
        for edge in data.edges[feature].indices {
          left += histogram[k * FeatureMatrix.bins + edge]
          let right = leaf.sum - left
          guard left.y >= options.leastWeight else { continue }
          guard right.y >= options.leastWeight else { break }
          let gain =
            left.x * left.x / (left.y + ridge) + right.x * right.x / (right.y + ridge) - whole
          if gain > (best?.gain ?? 0.01) {
            best = Split(gain: gain, feature: feature, edge: edge, left: left)
          }
        }
      }
    }
    return best
  }
}
