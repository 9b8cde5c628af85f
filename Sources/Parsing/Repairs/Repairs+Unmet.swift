import Discussions

extension Repairs {
  /// Comments that do not answer whom they are said to, for another repair has ended that thread
  /// above them, with whom they would answer.
  ///
  /// - Parameter tree: the thread of the repaired text, in the order of its lines.
  /// - Returns: indices into the tree, by child.
  package func unmetParents(in tree: CommentTree) -> [(child: Int, parent: Int)] {
    var wanted: [Int: Int] = [:]
    for case (let line, .comment(let target)) in parents { wanted[line] = target }
    guard !wanted.isEmpty else { return [] }
    var holders: [Int: Int] = [:]
    var rest = Set(wanted.keys).union(wanted.values).sorted()[...]
    for i in tree.indices {
      guard let lines = tree[i].lines else { continue }
      rest = rest.drop { $0 < lines.lowerBound }
      while let line = rest.first, line <= lines.upperBound {
        holders[line] = i
        rest.removeFirst()
      }
    }
    let unmet = wanted.compactMap { line, target -> (child: Int, parent: Int)? in
      guard let child = holders[line], tree[child].lines?.lowerBound == line,
        let parent = holders[target], tree.parent(child) != parent
      else { return nil }
      return (child, parent)
    }
    return unmet.sorted { $0.child < $1.child }
  }
}
