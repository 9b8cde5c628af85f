import Discussions

extension ReaderState {
  mutating func fold(_ command: Command, level: Unicode.Scalar?) {
    let tree = tree
    guard !tree.isEmpty else { return }
    let here = cursor
    let isFolded = thread.folded.contains(here)
    switch command {
    case .fold:
      if isFolded || tree.isLeaf(here) {
        leaveForJump()
        step(1, tree.parent, "This comment is at the top level")
      } else {
        setFold(here, true)
      }
    case .unfold:
      if isFolded {
        setFold(here, false)
      } else {
        step(1, { tree.firstChild($0) }, "Nobody answers this comment")
      }
    case .foldToggle: setFold(here, !isFolded)
    case .foldOpen: setFold(here, false)
    case .foldClose: setFold(here, true)
    case .foldOpenAll:
      keepingSelectionInPlace { $0.thread.folded = CommentSet(capacity: $0.tree.count) }
    case .foldCloseAll: foldAll(fromDepth: 0)
    case .foldToLevel:
      foldAll(fromDepth: max(0, Int(level?.value ?? 49) - 49))
    case .outline:
      keepingSelectionInPlace { $0.thread.isOutline.toggle() }
    default: break
    }
  }

  mutating func setFold(_ i: Int, _ isFolded: Bool) {
    keepingSelectionInPlace { state in
      if isFolded { state.thread.folded.insert(i) } else { state.thread.folded.remove(i) }
    }
  }

  /// Folds every comment at this depth and below.
  private mutating func foldAll(fromDepth depth: Int) {
    keepingSelectionInPlace { state in
      for i in state.tree.indices {
        if state.tree.depth(i) >= depth {
          state.thread.folded.insert(i)
        } else {
          state.thread.folded.remove(i)
        }
      }
    }
  }
}
