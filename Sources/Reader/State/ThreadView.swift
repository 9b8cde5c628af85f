import Discussions

/// How the thread is looked at: what is selected, folded, filtered, muted, and where the pane is.
package struct ThreadView {
  /// Index of the selected comment, which may be hidden for now; meaningless without comments.
  package var selected = 0
  package var top = Viewport.start
  package var folded: CommentSet
  package var isOutline = false
  package var filter: Filter?
  /// The comments that the filter lets through, with their ancestors; nil without a filter.
  package var shown: CommentSet?
  /// Comments that are muted themselves or by their author.
  package var muted: CommentSet
  package var mutedAuthors: Set<SafeText> = []
  /// Comments whose whole subtree is muted.
  package var mutedThreads: CommentSet

  package init(count: Int) {
    folded = CommentSet(capacity: count)
    muted = CommentSet(capacity: count)
    mutedThreads = CommentSet(capacity: count)
  }

  /// Whether the comments below are hidden.
  package func isClosed(_ i: Int) -> Bool { folded.contains(i) || mutedThreads.contains(i) }
  package func isMuted(_ i: Int) -> Bool { muted.contains(i) || mutedThreads.contains(i) }

  mutating func resize(to count: Int) {
    folded = folded.resized(to: count)
    muted = muted.resized(to: count)
    mutedThreads = mutedThreads.resized(to: count)
  }
}

/// Which comments are shown.
package enum Filter: Hashable, Sendable {
  case matching(Pattern)
  /// The two writers of a comment and the one it answers, answering each other.
  case exchange(of: Int)
  /// Comments that mention an entry of the facts.
  case mentioning(FactEntry)
  case writtenBy(SafeText)
}
