extension HeadFinder {
  /// "0", then "50 Minuten her": votes and date stand below the text.
  func stampedFeet(_ anchors: [Int]) -> CommentLayout? {
    let feet = anchors.filter { i in
      page.inkAbove(i, reach: 1).map { page.marks[$0].number != nil } ?? false
    }
    guard feet.count >= 3, feet.count * 10 >= anchors.count * 6 else { return shortFeet(anchors) }
    return layout(feet: feet.map { (first: $0 - 1, last: $0) })
  }

  /// "2d", "Like", "Reply", "14": Facebook has all of it below the text.
  private func shortFeet(_ anchors: [Int]) -> CommentLayout? {
    let feet = anchors.compactMap { i -> (first: Int, last: Int)? in
      guard page.marks[i].stamp?.isShort ?? false, page.indices.contains(i + 1),
        page.marks[i + 1].isAction
      else { return nil }
      var last = i + 1
      while page.indices.contains(last + 1),
        page.marks[last + 1].isAction || page.marks[last + 1].number != nil
          || page.marks[last + 1].isEditNote || isEdited(last + 1)
      {
        last += 1
      }
      return (i, last)
    }
    guard feet.count >= 3, feet.count * 10 >= anchors.count * 6 else { return nil }
    return layout(feet: feet)
  }

  /// "Edited", where the date stands above it.
  private func isEdited(_ i: Int) -> Bool {
    let words = LineTokens(page.lines[i].text)
    return MarkWords.edits.first(in: words)?.end == words.count
  }

  /// "0", then "Reply": no dates, but buttons below each text.
  func footed() -> CommentLayout? {
    let anchors = inRegion(page.indices.filter { page.marks[$0].isAction })
    let feet = anchors.filter { i in
      page.inkAbove(i, reach: 1).map { page.marks[$0].number != nil } ?? false
    }
    guard feet.count >= 3, feet.count * 10 >= anchors.count * 6 else { return nil }
    return layout(feet: feet.map { (first: $0 - 1, last: $0) })
  }

  /// Comments that end in a foot: each begins below the foot of the one before.
  func layout(feet: [(first: Int, last: Int)]) -> CommentLayout? {
    guard let heading = page.heading(before: feet[0].first)?.index else { return nil }
    let later = zip(feet, feet.dropFirst()).map { above, foot in
      page.inkBelow(above.last, reach: 3).map { min($0, foot.first) } ?? foot.first
    }
    let named = later.filter { page.marks[$0].name != nil }
    let areNamed = named.count * 10 >= later.count * 7
    let first = opening(heading + 1..<feet[0].first, like: areNamed ? named : nil)
    var heads: [CommentHead] = []
    for (top, foot) in zip([first] + later, feet) where top < foot.first {
      // "Top fan" stands above the name.
      let isBelowBadge =
        areNamed && isBadge(top) && top + 1 < foot.first && page.marks[top + 1].name != nil
      let start = isBelowBadge ? top + 1 : top
      let line = page.lines[start]
      var head = CommentHead(
        lines: start...start,
        stamp: page.marks[foot.last].stamp ?? page.marks[foot.first].stamp, column: line.column,
        indent: line.indent, marker: line.marker, score: page.marks[foot.first].number,
        foot: foot.first)
      if areNamed, let name = page.marks[start].name {
        head.name = name
        extendDown(&head)
      }
      heads.append(head)
    }
    return heads.isEmpty ? nil : CommentLayout(kind: .feet, heads: heads)
  }

  /// Where the first comment begins, between the heading with its forms and the first foot.
  ///
  /// - Parameter named: the name lines of the other comments: what follows the first name looks
  ///   like what follows theirs. nil when the comments have no names; then the first one begins
  ///   below the last short line.
  private func opening(_ range: Range<Int>, like named: [Int]?) -> Int {
    func next(_ i: Int) -> Substring { i + 1 < page.lines.count ? page.lines[i + 1].ink : "" }
    if let named, !named.isEmpty {
      var counts: [Substring: Int] = [:]
      for i in named { counts[next(i), default: 0] += 1 }
      let common = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
      if let common, common.value * 2 >= named.count,
        let first = range.first(where: { page.marks[$0].name != nil && next($0) == common.key })
      {
        return first
      }
      return range.last { page.marks[$0].name != nil } ?? range.lowerBound
    }
    // The line above the foot is text, however short.
    let text = page.inkAbove(range.upperBound, reach: range.count) ?? range.upperBound
    let short = range.last { $0 < text && !page.lines[$0].isBlank && page.lines[$0].length < 60 }
    return page.inkBelow(short ?? range.lowerBound - 1, reach: 3).map { min($0, range.upperBound) }
      ?? range.lowerBound
  }
}
