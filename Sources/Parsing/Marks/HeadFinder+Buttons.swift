extension HeadFinder {
  /// No dates, but the same buttons with each comment: below its writer's name, or below its text.
  ///
  /// A word like "Share" alone proves little, so only a page with a heading for its comments is read
  /// so.
  func buttoned() -> CommentLayout? {
    let rows = rowsOfButtons()
    guard let first = rows.first, page.heading(before: first.lowerBound) != nil else { return nil }
    let heads = rows.compactMap { row -> CommentHead? in
      guard let line = page.inkAbove(row.lowerBound, reach: 2), let name = page.marks[line].name
      else { return nil }
      let place = page.lines[line]
      var head = CommentHead(
        lines: line...row.upperBound, name: name, column: place.column, indent: place.indent,
        marker: place.marker)
      extendUp(&head)
      return head
    }
    if heads.count * 5 >= rows.count * 4, isEnough(heads, needed: 3), haveText(heads) {
      return CommentLayout(kind: .heads, heads: heads)
    }
    guard rows.count >= 3, heads.count * 2 <= rows.count else { return nil }
    return layout(feet: rows.map { (first: $0.lowerBound, last: $0.upperBound) })
  }

  /// The rows of buttons that begin as most of them do, where four in five do.
  private func rowsOfButtons() -> [ClosedRange<Int>] {
    var rows: [ClosedRange<Int>] = []
    for i in inRegion(page.indices.filter { page.marks[$0].isAction }) {
      if let last = rows.last, page.inkAbove(i, reach: 3) == last.upperBound {
        rows[rows.count - 1] = last.lowerBound...i
      } else {
        rows.append(i...i)
      }
    }
    var counts: [String: Int] = [:]
    for row in rows { counts[firstWord(row.lowerBound), default: 0] += 1 }
    let common = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let common, common.value * 5 >= rows.count * 4 else { return [] }
    return rows.filter { firstWord($0.lowerBound) == common.key }
  }

  private func firstWord(_ line: Int) -> String {
    let words = LineTokens(page.lines[line].text)
    return (0..<words.count).lazy.compactMap { words.word($0) }.first ?? ""
  }
}
