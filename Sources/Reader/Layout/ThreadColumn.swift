import Cells
import Discussions

/// The comments as the thread pane lays them out: folded, filtered, muted, in full or as outline.
package struct ThreadColumn: ItemColumn {
  package let discussion: Discussion
  package let view: ThreadView
  /// Columns for text in the pane.
  package let columns: Int
  private let cache: WrapCache

  package init(discussion: Discussion, view: ThreadView, columns: Int, cache: WrapCache) {
    self.discussion = discussion
    self.view = view
    self.columns = columns
    self.cache = cache
  }

  private var tree: CommentTree { discussion.comments }

  // MARK: Items

  package var firstItem: Int? {
    tree.isEmpty ? nil : view.shown.map { $0.next(from: 0) } ?? 0
  }

  package var lastItem: Int? {
    guard !tree.isEmpty else { return nil }
    return item(before: tree.count)
  }

  package func item(after item: Int) -> Int? {
    let next = view.isClosed(item) ? tree.subtreeEnd(item) : item + 1
    guard let shown = view.shown else { return next < tree.count ? next : nil }
    return shown.next(from: next)
  }

  package func item(before item: Int) -> Int? {
    let candidate = view.shown.map { $0.previous(from: item - 1) } ?? (item > 0 ? item - 1 : nil)
    guard let candidate else { return nil }
    return visibleAncestor(of: candidate)
  }

  /// The comment itself, or the outermost closed comment that hides it.
  package func visibleAncestor(of i: Int) -> Int {
    var out = i
    var j = i
    while let parent = tree.parent(j) {
      if view.isClosed(parent) { out = parent }
      j = parent
    }
    return out
  }

  /// The comment itself, else the one that hides it, else the nearest that a filter lets through.
  package func standIn(for i: Int) -> Int {
    let ancestor = visibleAncestor(of: i)
    if isVisible(ancestor) { return ancestor }
    return item(before: ancestor) ?? firstItem ?? i
  }

  /// Whether the comment has a row of its own: not under a closed one and not filtered out.
  package func isVisible(_ i: Int) -> Bool {
    visibleAncestor(of: i) == i && (view.shown?.contains(i) ?? true)
  }

  // MARK: Rows

  /// Columns before the comment's marker: two a level, up to a third of the pane; from there on
  /// the header gives the depth as a number.
  package func indentation(_ i: Int) -> Int { min(tree.depth(i) * 2, deepest) }
  package func isDeeperThanShown(_ i: Int) -> Bool { tree.depth(i) * 2 > deepest }
  private var deepest: Int { max(0, columns / 3) & ~1 }

  /// Columns for the comment's text.
  package func textWidth(_ i: Int) -> Int { max(1, columns - indentation(i) - 2) }

  package func height(of i: Int) -> Int {
    if view.isOutline || view.isMuted(i) { return 1 }
    if view.folded.contains(i) { return 2 }
    return 1 + body(i).count
  }

  /// The lines of the comment's text below its header.
  package func body(_ i: Int) -> [BodyLine] {
    cache.lines(ofComment: i, in: discussion, width: textWidth(i))
  }

  /// The row of the comment (from 0, its header) on which a place in its text stands.
  package func row(of place: Place) -> Int {
    guard !view.isOutline, !view.folded.contains(place.comment), !view.isMuted(place.comment)
    else { return 0 }
    return
      (body(place.comment).lastIndex { line in
        guard line.block == place.block, let range = line.range else { return false }
        return range.lowerBound <= place.offset
      } ?? -1) + 1
  }
}
