import Discussions

extension ReaderState {
  /// Moves in the pane that has the focus.
  mutating func move(_ command: Command, count: Int?) {
    switch focus {
    case .article: moveInArticle(command, count: count)
    case .thread: moveInComments(command, count: count)
    case .facts: moveInFacts(command, count: count)
    }
  }

  // MARK: Article

  private mutating func moveInArticle(_ command: Command, count: Int?) {
    let column = articleColumn
    guard column.count > 0 else { return }
    let rows = area(.article).rows
    let page = max(1, rows - 2)
    let times = count ?? 1
    switch command {
    case .down, .scrollDown: scrollArticle(by: times)
    case .up, .scrollUp: scrollArticle(by: -times)
    case .pageDown: scrollArticle(by: page * times)
    case .pageUp: scrollArticle(by: -page * times)
    case .halfPageDown: scrollArticle(by: max(1, rows / 2) * times)
    case .halfPageUp: scrollArticle(by: -max(1, rows / 2) * times)
    case .readOn:
      let before = articleTop
      scrollArticle(by: page)
      // At the end of the article one goes on to what people say about it.
      if articleTop == before, !tree.isEmpty { focus(on: .thread) }
    case .first, .last:
      leaveForJump()
      if let count {
        let block = min(max(1, count), discussion.article.blocks.count) - 1
        articleTop = Viewport(item: max(0, column.item(ofBlock: block)), row: 0)
        articleTop = column.filled(articleTop, rows: rows)
      } else if command == .first {
        articleTop = .start
      } else {
        articleTop = column.viewport(
          placing: column.count - 1, row: .max - 1, at: max(0, rows - 1))
      }
    default: break
    }
    if facts.scope == .section { listFacts() }
  }

  private mutating func scrollArticle(by rows: Int) {
    let column = articleColumn
    guard column.count > 0 else { return }
    let height = area(.article).rows
    articleTop = column.filled(column.scrolled(articleTop, by: rows), rows: height)
  }

  // MARK: Comments

  private mutating func moveInComments(_ command: Command, count: Int?) {
    guard !tree.isEmpty else { return }
    let column = threadColumn
    let here = cursor
    let rows = area(.thread).rows
    let times = max(1, count ?? 1)
    switch command {
    case .down: step(times, column.item(after:), "This is the last comment")
    case .up: step(times, column.item(before:), "This is the first comment")
    case .first, .last:
      leaveForJump()
      if let count {
        select(min(max(1, count), tree.count) - 1)
      } else if let end = command == .first ? column.firstItem : column.lastItem {
        select(end)
      }
    case .scrollDown: scrollThread(by: times)
    case .scrollUp: scrollThread(by: -times)
    case .pageDown: scrollThread(by: max(1, rows - 2) * times)
    case .pageUp: scrollThread(by: -max(1, rows - 2) * times)
    case .halfPageDown: scrollThread(by: max(1, rows / 2) * times)
    case .halfPageUp: scrollThread(by: -max(1, rows / 2) * times)
    case .readOn: readOn()
    case .placeTop: place(at: 0)
    case .placeMiddle:
      place(at: max(0, (rows - min(rows, column.height(of: here))) / 2))
    case .placeBottom: place(at: max(0, rows - column.height(of: here)))
    default: break
    }
  }

  /// Goes on `times` steps, or as far as there is something.
  mutating func step(_ times: Int, _ next: (Int) -> Int?, _ atEnd: SafeText) {
    let here = cursor
    var at = here
    for _ in 0..<times {
      guard let further = next(at) else { break }
      at = further
    }
    if at == here {
      message = Message(atEnd)
    } else {
      select(at)
    }
  }

  /// Selects a comment: opens what hides it and brings it on the screen.
  mutating func select(_ i: Int) {
    guard tree.indices.contains(i) else { return }
    reveal(i)
    thread.selected = i
    repair?.block = 0
    thread.top = threadColumn.revealing(i, from: thread.top, rows: area(.thread).rows)
    if focus == .article { focus = .thread }
    if facts.scope == .section { listFacts() }
  }

  /// Opens the folds and mutes above a comment, and drops a filter that hides it.
  mutating func reveal(_ i: Int) {
    if thread.shown?.contains(i) == false {
      (thread.filter, thread.shown) = (nil, nil)
      message = "The filter was cleared, because it hid this comment"
    }
    for ancestor in tree.ancestors(i) {
      thread.folded.remove(ancestor)
      thread.mutedThreads.remove(ancestor)
    }
  }

  private mutating func scrollThread(by rows: Int) {
    let column = threadColumn
    let height = area(.thread).rows
    let before = thread.top
    thread.top = column.filled(column.scrolled(thread.top, by: rows), rows: height)
    if thread.top == before {
      if let end = rows > 0 ? column.lastItem : column.firstItem { thread.selected = end }
    } else {
      keepSelectionOnScreen()
    }
    if facts.scope == .section { listFacts() }
  }

  /// Moves the selection to the nearest comment that begins on the screen.
  private mutating func keepSelectionOnScreen() {
    let column = threadColumn
    let rows = area(.thread).rows
    let visible = column.visible(from: thread.top, rows: rows)
    guard let first = visible.first, let last = visible.last else { return }
    let here = cursor
    if visible.contains(where: { $0.item == here }) { return }
    if here < first.item {
      thread.selected = (visible.first { $0.row >= 0 } ?? first).item
    } else {
      thread.selected = last.item
    }
  }

  /// One key reads everything: the rest of this comment, then the next one not yet seen.
  private mutating func readOn() {
    let column = threadColumn
    let rows = area(.thread).rows
    let here = cursor
    let height = column.height(of: here)
    if let row = column.paneRow(of: here, from: thread.top, rows: rows),
      row + height > rows, height > rows || row > 0
    {
      thread.top = column.scrolled(thread.top, by: min(max(1, rows - 2), row + height - rows))
      return
    }
    // What is on the screen counts as read: go to the first comment below it.
    if let unseen = nextUnseen(after: here) {
      leaveForJump()
      reveal(unseen)
      thread.selected = unseen
      let column = threadColumn
      let isNear = column.paneRow(of: unseen, from: thread.top, rows: rows) != nil
      thread.top = column.viewport(placing: unseen, at: isNear ? 0 : min(2, rows / 4))
      thread.top = column.filled(thread.top, rows: rows)
      if facts.scope == .section { listFacts() }
    } else if let next = column.item(after: here) {
      select(next)
    } else {
      message = "This is the end; everything has been seen"
    }
  }

  /// The first comment after `i`, wrapping, that has not been on the screen.
  func nextUnseen(after i: Int) -> Int? {
    let unseen = seen.complement()
    return unseen.next(from: i + 1) ?? unseen.next(from: 0)
  }

  private mutating func place(at row: Int) {
    thread.top = threadColumn.viewport(placing: cursor, at: row)
  }

  /// Changes folds, filters or layout so that the selected comment stays on its screen line.
  mutating func keepingSelectionInPlace(_ change: (inout ReaderState) -> Void) {
    guard !tree.isEmpty else { return change(&self) }
    let rows = area(.thread).rows
    let before = threadColumn.paneRow(of: cursor, from: thread.top, rows: rows)
    change(&self)
    let height = area(.thread).rows
    let row = min(max(0, before ?? 0), max(0, height - 1))
    thread.top = threadColumn.viewport(placing: cursor, at: row)
    if facts.scope == .section { listFacts() }
  }
}
