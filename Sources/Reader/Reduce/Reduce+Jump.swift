import Discussions

extension ReaderState {
  mutating func jump(_ command: Command, count: Int, mark: Unicode.Scalar?) {
    switch command {
    case .setMark:
      guard let mark else { return }
      marks[mark] = spot
      message = "Mark \(String(mark)) is set"
    case .goToMark:
      guard let mark else { return }
      guard let target = marks[mark] else {
        message = Message("Mark \(String(mark)) is not set", isAlert: true)
        return
      }
      leaveForJump()
      go(to: target)
    case .jumpToLast:
      guard let target = jumps.last else {
        message = "No jump to go back from"
        return
      }
      leaveForJump()
      go(to: target)
    case .jumpBack: repeatJump(count, "The beginning of the list of jumps") { $0.back(from: $1) }
    case .jumpForward:
      repeatJump(count, "The end of the list of jumps") { list, _ in list.forward() }
    default: break
    }
  }

  private mutating func repeatJump(
    _ count: Int, _ atEnd: SafeText, _ next: (inout JumpList, Spot) -> Spot?
  ) {
    var target: Spot?
    for _ in 0..<count {
      guard let spot = next(&jumps, spot) else { break }
      target = spot
    }
    if let target { go(to: target) } else { message = Message(atEnd) }
  }

  /// Remembers where the reader stands before a jump leaves it.
  mutating func leaveForJump() { jumps.leave(spot) }

  mutating func go(to spot: Spot) {
    switch spot.pane {
    case .article, .facts:
      focus(on: .article)
      let column = articleColumn
      guard column.count > 0 else { return }
      let item = min(column.item(ofBlock: spot.place.block), column.count - 1)
      articleTop = column.filled(
        Viewport(item: spot.place.block < 0 ? 0 : item, row: 0), rows: area(.article).rows)
    case .thread:
      guard !tree.isEmpty else { return }
      focus(on: .thread)
      select(min(spot.place.comment, tree.count - 1))
    }
  }

  /// Brings a span of text on the screen: opens what hides it and scrolls to its line.
  mutating func show(_ span: Span) {
    if span.start.comment == Place.article {
      if repair == nil { focus(on: .article) }
      guard discussion.article.blocks.indices.contains(span.start.block),
        !isInArticlePane(span.start)
      else { return }
      let column = articleColumn
      let item = column.item(ofBlock: span.start.block)
      let row = column.row(ofOffset: span.start.offset, in: item)
      let rows = area(.article).rows
      articleTop = column.filled(
        column.viewport(placing: item, row: row, at: rows / 3), rows: rows)
    } else {
      guard tree.indices.contains(span.start.comment) else { return }
      focus(on: .thread)
      thread.folded.remove(span.start.comment)
      thread.muted.remove(span.start.comment)
      select(span.start.comment)
      repair?.block = max(0, span.start.block)
      let column = threadColumn
      let rows = area(.thread).rows
      let row = column.row(of: span.start)
      if let first = column.paneRow(of: span.start.comment, from: thread.top, rows: rows),
        (0..<rows).contains(first + row)
      {
        return
      }
      thread.top = column.viewport(placing: span.start.comment, row: row, at: rows / 3)
    }
  }
}
