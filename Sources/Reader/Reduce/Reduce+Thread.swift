import Discussions

extension ReaderState {
  mutating func moveInThread(_ command: Command, count: Int) {
    let tree = tree
    guard !tree.isEmpty else {
      message = "There are no comments"
      return
    }
    let here = cursor
    switch command {
    case .nextSibling:
      step(count, shownOnly(tree.nextSibling), "No further answer to the same comment")
    case .previousSibling:
      step(count, shownOnly(tree.previousSibling), "No earlier answer to the same comment")
    case .parent:
      leaveForJump()
      step(count, tree.parent, "This comment is at the top level")
    case .firstReply:
      leaveForJump()
      step(count, { tree.firstChild($0) }, "Nobody answers this comment")
    case .threadRoot:
      leaveForJump()
      step(1, { i in tree.root(i) == i ? nil : tree.root(i) }, "This is the root of its thread")
    case .nextThread:
      leaveForJump()
      let nextRoot = { (i: Int) -> Int? in
        let end = tree.subtreeEnd(tree.root(i))
        return end < tree.count ? end : nil
      }
      step(count, shownOnly(nextRoot), "This is the last thread")
    case .nextNew: goToUnseen(count, isForward: true)
    case .previousNew: goToUnseen(count, isForward: false)
    case .nextByAuthor: goToSameAuthor(count, isForward: true)
    case .previousByAuthor: goToSameAuthor(count, isForward: false)
    case .ancestors: overlay = ancestorsPage(of: here)
    case .why: overlay = evidencePage(of: here)
    case .muteAuthor: muteAuthor(of: here)
    case .muteThread: muteThread(at: here)
    case .markAllRead:
      seenBefore = seen
      seen = CommentSet(capacity: tree.count, isFull: true)
      message = "All \(tree.count) comments count as seen; U takes it back"
    case .markReadToHere:
      seenBefore = seen
      for i in 0...here { seen.insert(i) }
      message = "\(here + 1) comments up to here count as seen; U takes it back"
    case .undoRead:
      if let before = seenBefore {
        seen = before
        seenBefore = nil
        message = "\(tree.count - seen.count) comments are not yet seen again"
      } else {
        message = "There is nothing to take back"
      }
    default: break
    }
  }

  /// The first comment along a chain of siblings or threads that the filter lets through.
  private func shownOnly(_ next: @escaping (Int) -> Int?) -> (Int) -> Int? {
    let shown = thread.shown
    return { i in
      var at = next(i)
      while let j = at, shown?.contains(j) == false { at = next(j) }
      return at
    }
  }

  mutating func goToUnseen(_ count: Int, isForward: Bool) {
    let unseen = seen.complement()
    guard !unseen.isEmpty else {
      message = "All comments have been seen"
      return
    }
    leaveForJump()
    var at = cursor
    var hasWrapped = false
    for _ in 0..<min(count, unseen.count) {
      if isForward {
        let next = unseen.next(from: at + 1)
        hasWrapped = hasWrapped || next == nil
        at = next ?? unseen.next(from: 0) ?? at
      } else {
        let previous = unseen.previous(from: at - 1)
        hasWrapped = hasWrapped || previous == nil
        at = previous ?? unseen.previous(from: tree.count - 1) ?? at
      }
    }
    focus = .thread
    select(at)
    seen.insert(at)
    let left = tree.count - seen.count
    let words = left == 0 ? "the last one not yet seen" : "\(left) more not yet seen"
    message = Message(SafeText(field: words + (hasWrapped ? ", from the other end" : "")))
  }

  private mutating func goToSameAuthor(_ count: Int, isForward: Bool) {
    let tree = tree
    guard let name = tree[cursor].author?.name else {
      message = "Nothing says who wrote this comment"
      return
    }
    leaveForJump()
    step(
      count,
      { i in
        isForward
          ? (i + 1..<tree.count).first { tree[$0].author?.name == name }
          : (0..<i).last { tree[$0].author?.name == name }
      }, "No \(isForward ? "later" : "earlier") comment by \(name)")
  }

  // MARK: Muting

  private mutating func muteAuthor(of i: Int) {
    guard let name = tree[i].author?.name else {
      message = "Nothing says who wrote this comment"
      return
    }
    let isMuted = thread.mutedAuthors.contains(name)
    keepingSelectionInPlace { state in
      if isMuted {
        state.thread.mutedAuthors.remove(name)
      } else {
        state.thread.mutedAuthors.insert(name)
      }
      for j in state.tree.indices where state.tree[j].author?.name == name {
        if isMuted { state.thread.muted.remove(j) } else { state.thread.muted.insert(j) }
      }
    }
    message = isMuted ? "\(name) is heard again" : "\(name) is muted; x hears again"
  }

  private mutating func muteThread(at i: Int) {
    let isMuted = thread.mutedThreads.contains(i)
    keepingSelectionInPlace { state in
      if isMuted {
        state.thread.mutedThreads.remove(i)
      } else {
        state.thread.mutedThreads.insert(i)
      }
    }
    message = isMuted ? "This subthread is heard again" : "This subthread is muted; X hears again"
  }
}
