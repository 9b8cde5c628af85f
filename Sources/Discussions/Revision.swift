/// A later reading of a source beside the earlier one: what is new, changed and gone.
package struct Revision: Sendable {
  package enum Change: Hashable, Sendable {
    case new
    /// The text is another one.
    case changed
    /// The source has it no longer; it is kept where it stood.
    case gone
  }

  /// The later reading, with what it no longer has at its old place.
  package private(set) var discussion: Discussion
  /// For each comment its index in the earlier reading.
  package let earlier: [Int?]
  /// What became of comments, by index; those not named are as they were.
  package let changes: [Int: Change]
  /// Comments of those gone that were gone before.
  package let goneBefore: Int
  package let isArticleChanged: Bool

  /// - Parameters:
  ///   - gone: comments of the earlier reading that were gone then already.
  package init(from old: Discussion, to new: Discussion, gone: Set<Int> = []) {
    let pairing = CommentPairing(from: old.comments, to: new.comments)
    // A reading that could not have all says nothing about what it does not have.
    let isWhole = !new.notes.contains { $0.kind == .missing }
    var merged = Merging(old: old.comments, new: new.comments, pairing: pairing)
    merged.run()
    var discussion = new
    discussion.comments = merged.tree
    var changes: [Int: Change] = [:]
    var earlier: [Int?] = []
    var goneBefore = 0
    for (index, origin) in merged.origins.enumerated() {
      earlier.append(origin.old)
      switch (origin.old, origin.new) {
      case (nil, _): changes[index] = .new
      case (let i?, let j?):
        if !Self.isSameText(old.comments[i], new.comments[j]) { changes[index] = .changed }
      case (let i?, nil):
        guard isWhole || gone.contains(i) else { continue }
        changes[index] = .gone
        if gone.contains(i) { goneBefore += 1 }
      }
    }
    self.discussion = discussion
    self.earlier = earlier
    self.changes = changes
    self.goneBefore = goneBefore
    isArticleChanged = old.article.blocks.map(\.text) != new.article.blocks.map(\.text)
  }

  /// The same with the facts that were found in the discussion.
  package func with(facts: [Fact]) -> Revision {
    var copy = self
    copy.discussion.facts = facts
    return copy
  }

  package func count(_ change: Change) -> Int {
    changes.values.count { $0 == change } - (change == .gone ? goneBefore : 0)
  }

  private static func isSameText(_ a: Comment, _ b: Comment) -> Bool {
    a.blocks.count == b.blocks.count
      && zip(a.blocks, b.blocks).allSatisfy { $0.text == $1.text }
  }

  /// Puts what only the earlier reading has back between its neighbours.
  private struct Merging {
    struct Origin {
      var old: Int?
      var new: Int?
    }

    let old: CommentTree
    let new: CommentTree
    let pairing: CommentPairing
    private(set) var tree = CommentTree.empty
    private(set) var origins: [Origin] = []

    init(old: CommentTree, new: CommentTree, pairing: CommentPairing) {
      (self.old, self.new, self.pairing) = (old, new, pairing)
    }

    mutating func run() {
      let order = order()
      var place = (
        old: [Int](repeating: -1, count: old.count), new: [Int](repeating: -1, count: new.count)
      )
      for (at, origin) in order.enumerated() {
        if let i = origin.old { place.old[i] = at }
        if let j = origin.new { place.new[j] = at }
      }
      var comments: [Comment] = []
      var parents: [Int?] = []
      for origin in order {
        if let j = origin.new {
          comments.append(new[j])
          parents.append(new.parent(j).map { place.new[$0] })
        } else if let i = origin.old {
          comments.append(Self.withoutLines(old[i]))
          parents.append(old.parent(i).map { place.old[$0] })
        }
      }
      let (tree, index) = CommentTree.arranging(comments, parents: parents)
      self.tree = tree
      origins = [Origin](repeating: Origin(), count: order.count)
      for (at, origin) in order.enumerated() { origins[index[at]] = origin }
    }

    /// All comments once: the later reading in its order, and what it lacks after what stood before.
    private func order() -> [Origin] {
      var following: [Int: [Int]] = [:]
      var before = -1
      for i in old.indices {
        if pairing.later[i] == nil { following[before, default: []].append(i) } else { before = i }
      }
      var order = (following[-1] ?? []).map { Origin(old: $0) }
      for j in new.indices {
        let i = pairing.earlier[j]
        order.append(Origin(old: i, new: j))
        if let i { order += (following[i] ?? []).map { Origin(old: $0) } }
      }
      return order
    }

    /// The lines of a text that has changed are no longer where they were.
    private static func withoutLines(_ comment: Comment) -> Comment {
      guard comment.lines != nil else { return comment }
      var comment = comment
      for block in comment.blocks.indices { comment.blocks[block].line = nil }
      return comment
    }
  }
}
