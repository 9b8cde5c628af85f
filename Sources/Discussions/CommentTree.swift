/// The comments in display order (depth-first) with their shape in flat arrays.
///
/// For comment *i*: `parent(i)`, `depth(i)` and `subtreeEnd(i)` are O(1); so are the next sibling
/// and skipping a fold. A million comments are arrays, not objects.
package struct CommentTree: Sendable, Hashable {
  package private(set) var comments: [Comment]
  private var parents: [Int32]
  private var depths: [Int32]
  private var ends: [Int32]

  package static let empty = CommentTree()

  private init() {
    (comments, parents, depths, ends) = ([], [], [], [])
  }

  /// A parent that does not come before its child in depth-first order.
  package struct OrderError: Error, Equatable {
    package let comment: Int
    package let parent: Int
  }

  /// Comments already in depth-first order with the index of each one's parent (nil = top level).
  ///
  /// - Throws: `OrderError` when a parent is not the previous comment or one of its ancestors.
  package init(preorder comments: [Comment], parents: [Int?]) throws(OrderError) {
    precondition(comments.count == parents.count, "one parent entry for each comment")
    precondition(comments.count < Int(Int32.max), "comment indices are 32 bit")
    self.comments = comments
    self.parents = []
    depths = []
    self.parents.reserveCapacity(comments.count)
    depths.reserveCapacity(comments.count)
    ends = [Int32](repeating: 0, count: comments.count)
    var path: [Int32] = []
    for (i, parent) in parents.enumerated() {
      if let parent {
        while let last = path.last, last != Int32(parent) {
          ends[Int(last)] = Int32(i)
          path.removeLast()
        }
        guard !path.isEmpty else { throw OrderError(comment: i, parent: parent) }
      } else {
        for open in path { ends[Int(open)] = Int32(i) }
        path.removeAll(keepingCapacity: true)
      }
      self.parents.append(Int32(parent ?? -1))
      depths.append(Int32(path.count))
      path.append(Int32(i))
    }
    for open in path { ends[Int(open)] = Int32(comments.count) }
    checkInvariants()
  }

  /// Comments in any order; children keep their given order among siblings.
  ///
  /// A parent that is missing, is the comment itself or closes a cycle counts as top level.
  /// - Returns: the tree, and for each given comment its index in the tree.
  package static func arranging(
    _ comments: [Comment], parents: [Int?]
  ) -> (tree: CommentTree, index: [Int]) {
    precondition(comments.count == parents.count, "one parent entry for each comment")
    let count = comments.count
    var parent = parents.map { p -> Int in
      guard let p, (0..<count).contains(p) else { return -1 }
      return p
    }
    breakCycles(&parent)
    // Children as linked lists in given order.
    var firstChild = [Int](repeating: -1, count: count + 1)
    var nextSibling = [Int](repeating: -1, count: count)
    for i in stride(from: count - 1, through: 0, by: -1) {
      let slot = parent[i] < 0 ? count : parent[i]
      nextSibling[i] = firstChild[slot]
      firstChild[slot] = i
    }
    var order: [Int] = []
    order.reserveCapacity(count)
    var stack: [Int] = []
    if firstChild[count] >= 0 { stack.append(firstChild[count]) }
    while let i = stack.popLast() {
      order.append(i)
      if nextSibling[i] >= 0 { stack.append(nextSibling[i]) }
      if firstChild[i] >= 0 { stack.append(firstChild[i]) }
    }
    var index = [Int](repeating: 0, count: count)
    for (position, i) in order.enumerated() { index[i] = position }
    let sorted = order.map { comments[$0] }
    let mapped = order.map { parent[$0] < 0 ? nil : Optional(index[parent[$0]]) }
    guard let tree = try? CommentTree(preorder: sorted, parents: mapped) else {
      preconditionFailure("a depth-first walk is in depth-first order")
    }
    return (tree, index)
  }

  private static func breakCycles(_ parent: inout [Int]) {
    var state = [UInt8](repeating: 0, count: parent.count)  // 0 unseen, 1 on this walk, 2 done
    for start in parent.indices where state[start] == 0 {
      var walk: [Int] = []
      var i = start
      while i >= 0, state[i] == 0 {
        state[i] = 1
        walk.append(i)
        i = parent[i]
      }
      if i >= 0, state[i] == 1, let last = walk.last { parent[last] = -1 }
      for j in walk { state[j] = 2 }
    }
  }

  private func checkInvariants() {
    assert(parents.count == count && depths.count == count && ends.count == count)
    assert(
      (0..<count).allSatisfy { i in
        let p = Int(parents[i])
        let nested = p < 0 ? depths[i] == 0 : depths[i] == depths[p] + 1 && ends[i] <= ends[p]
        return p < i && nested && Int(ends[i]) > i && Int(ends[i]) <= count
      }, "pre-order tree")
  }
}

extension CommentTree {
  package var count: Int { comments.count }
  package var isEmpty: Bool { comments.isEmpty }
  package var indices: Range<Int> { 0..<comments.count }
  package subscript(i: Int) -> Comment { comments[i] }

  /// Index of the comment that `i` answers; nil for a top-level comment.
  package func parent(_ i: Int) -> Int? { parents[i] < 0 ? nil : Int(parents[i]) }
  /// 0 for a top-level comment.
  package func depth(_ i: Int) -> Int { Int(depths[i]) }
  /// One past the last comment below `i`; `i + 1` for a leaf.
  package func subtreeEnd(_ i: Int) -> Int { Int(ends[i]) }
  package func descendantCount(_ i: Int) -> Int { Int(ends[i]) - i - 1 }
  package func isLeaf(_ i: Int) -> Bool { Int(ends[i]) == i + 1 }

  package func firstChild(_ i: Int) -> Int? { isLeaf(i) ? nil : i + 1 }

  /// The next comment that answers the same one; nil at the end of its siblings.
  package func nextSibling(_ i: Int) -> Int? {
    let end = subtreeEnd(i)
    return end < count && parents[end] == parents[i] ? end : nil
  }

  /// The previous comment that answers the same one. Costs the depth of what lies between.
  package func previousSibling(_ i: Int) -> Int? {
    guard i > 0 else { return nil }
    var j = i - 1
    while depths[j] > depths[i] {
      guard let p = parent(j) else { return nil }
      j = p
    }
    return depths[j] == depths[i] && parents[j] == parents[i] ? j : nil
  }

  /// The top-level comment that `i` stands under (itself when it is top level).
  package func root(_ i: Int) -> Int {
    var j = i
    while let p = parent(j) { j = p }
    return j
  }

  /// The ancestors of `i`, nearest first, without `i`.
  package func ancestors(_ i: Int) -> [Int] {
    var out: [Int] = []
    var j = i
    while let p = parent(j) {
      out.append(p)
      j = p
    }
    return out
  }

  /// Indices of the comments that answer `i`, in order.
  package func children(_ i: Int) -> [Int] {
    var out: [Int] = []
    var child = firstChild(i)
    while let c = child {
      out.append(c)
      child = nextSibling(c)
    }
    return out
  }

  /// Number of top-level comments. O(n).
  package var topLevelCount: Int { parents.count { $0 < 0 } }

  /// Replaces what is known of a comment without moving it.
  package mutating func update(_ i: Int, _ change: (inout Comment) -> Void) {
    change(&comments[i])
  }
}
