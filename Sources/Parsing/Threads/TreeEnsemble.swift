/// Regression trees whose leaves are added up.
struct TreeEnsemble: Sendable {
  /// Two children follow each other; a leaf has feature -1.
  struct Node: Sendable, Equatable {
    var feature: Int16
    /// Index of the edge among the feature's edges; values up to it go left.
    var edge: UInt8
    /// Share of the training rows that go left, in 94ths.
    var leftShare: UInt8
    var left: Int32
    var threshold: Float
    /// The leaf's score; for an inner node the mean below it.
    var value: Float
  }

  var nodes: [Node] = []
  var roots: [Int32] = []

  static let empty = TreeEnsemble()

  /// The first `count` trees, or all of them if they are fewer.
  func prefix(_ count: Int) -> TreeEnsemble {
    guard count < roots.count else { return self }
    return TreeEnsemble(
      nodes: Array(nodes[..<Int(roots[count])]), roots: Array(roots[..<count]))
  }

  func score(_ row: UnsafePointer<Float>) -> Float {
    nodes.withUnsafeBufferPointer { nodes in
      roots.withUnsafeBufferPointer { roots in
        guard let nodes = nodes.baseAddress else { return 0 }
        var sum: Float = 0
        for root in roots {
          var node = nodes + Int(root)
          while node.pointee.feature >= 0 {
            let goesRight = row[Int(node.pointee.feature)] > node.pointee.threshold
            node = nodes + (Int(node.pointee.left) + (goesRight ? 1 : 0))
          }
          sum += node.pointee.value
        }
        return sum
      }
    }
  }

  /// Adds to each feature's change what its splits moved the score by, on the way of this row.
  func attribute(_ row: UnsafePointer<Float>, into changes: inout [Float]) {
    for root in roots {
      var node = nodes[Int(root)]
      while node.feature >= 0 {
        let goesRight = row[Int(node.feature)] > node.threshold
        let next = nodes[Int(node.left) + (goesRight ? 1 : 0)]
        changes[Int(node.feature)] += next.value - node.value
        node = next
      }
    }
  }

  /// Sets the value of inner nodes to the mean of what is below, from the leaves up.
  mutating func averageInnerNodes() {
    for i in nodes.indices.reversed() where nodes[i].feature >= 0 {
      let share = Float(nodes[i].leftShare) / 93
      let left = nodes[Int(nodes[i].left)].value
      let right = nodes[Int(nodes[i].left) + 1].value
      nodes[i].value = share * left + (1 - share) * right
    }
  }
}
