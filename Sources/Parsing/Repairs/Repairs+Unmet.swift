import Discussions

extension Repairs {
  /// A comment that does not answer whom it is said to.
  package struct UnmetParent: Hashable, Sendable {
    /// Index of the comment in the tree.
    package let child: Int
    /// Index of the one that it would answer.
    package let parent: Int

    private let obstacle: Obstacle

    private enum Obstacle: Hashable {
      case itself
      /// It would answer one that answers it, at once or through others.
      case circle
      /// Bare text is in display order.
      case below
      /// In display order a comment cannot answer one whose thread another repair has ended above it.
      case outside
    }

    fileprivate init(child: Int, parent: Int, in tree: CommentTree) {
      self.child = child
      self.parent = parent
      let ancestors = sequence(first: parent) { tree.parent($0) }
      obstacle =
        parent == child
        ? .itself : ancestors.contains(child) ? .circle : parent > child ? .below : .outside
    }

    package var words: String {
      switch obstacle {
      case .itself: "\(child + 1) cannot answer itself"
      case .circle: "\(child + 1) cannot answer \(parent + 1), which is in its own thread"
      case .below: "\(child + 1) cannot answer \(parent + 1), which stands below it"
      case .outside: "\(child + 1) cannot answer \(parent + 1): one between is outside its thread"
      }
    }
  }

  /// Comments that do not answer whom they are said to, in their order.
  ///
  /// - Parameter tree: the thread of the repaired text.
  package func unmetParents(in tree: CommentTree) -> [UnmetParent] {
    var wanted: [Int: Int] = [:]
    for case (let line, .comment(let target)) in parents { wanted[line] = target }
    guard !wanted.isEmpty else { return [] }
    let asked = Set(wanted.keys).union(wanted.values)
    var holders: [Int: Int] = [:]
    for i in tree.indices {
      for line in tree[i].blocks.lazy.compactMap(\.line) where asked.contains(line) {
        holders[line] = i
      }
    }
    let unmet = wanted.compactMap { line, target -> UnmetParent? in
      guard let child = holders[line], tree[child].lines?.lowerBound == line,
        let parent = holders[target], tree.parent(child) != parent
      else { return nil }
      return UnmetParent(child: child, parent: parent, in: tree)
    }
    return unmet.sorted { $0.child < $1.child }
  }
}
