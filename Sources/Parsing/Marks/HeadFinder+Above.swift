/// Names that stand above dates.
extension HeadFinder {
  /// Where few heads have a button or a number right below the date, those are none: somebody has
  /// written "Share" or "#1".
  func leavingText(_ heads: [CommentHead]) -> [CommentHead] {
    func isOwn(_ line: Int) -> Bool {
      page.marks[line].isAction || page.marks[line].isPostNumber || page.lines[line].isBlank
    }
    let longer = heads.indices.filter { isOwn(heads[$0].lines.upperBound) }
    guard longer.count * 3 <= heads.count else { return heads }
    var heads = heads
    for i in longer {
      let lines = heads[i].lines
      heads[i].lines = lines.lowerBound...(lines.last { !isOwn($0) } ?? lines.upperBound)
    }
    return heads
  }

  private enum Gap: Hashable {
    case blank, buttons, text
  }

  /// What stands above a line and the letters of a picture that some pages show for a name.
  private func gap(above line: Int) -> Gap {
    let line = isMonogram(line - 1, of: page.lines[line].text) ? line - 1 : line
    guard line > 0, !page.lines[line - 1].isBlank else { return .blank }
    let marks = page.marks[line - 1]
    return marks.isAction || marks.number != nil || marks.isClosing || marks.heading != nil
      ? .buttons : .text
  }

  /// "JS" above "John Smith".
  private func isMonogram(_ line: Int, of name: Substring) -> Bool {
    guard line >= 0, (1...2).contains(page.lines[line].text.count) else { return false }
    let letters = page.lines[line].text.uppercased()
    return letters.allSatisfy(\.isLetter) && letters.first == name.uppercased().first
  }

  /// Heads with names above the dates, and those of the other dates that stand like them: a name may
  /// be "Who?" or "[deleted]". Where there are two names, the lower one of somebody who wrote above,
  /// the upper one answers the lower one: so newer Disqus pages are copied.
  func answering(_ heads: [CommentHead], and others: [Int]) -> [CommentHead] {
    var counts: [Gap: Int] = [:]
    for head in heads {
      let first = head.lines.lowerBound
      let gap = gap(above: first)
      counts[gap == .text && first > 0 ? self.gap(above: first - 1) : gap, default: 0] += 1
    }
    let usual = [Gap.blank, .buttons].first { (counts[$0] ?? 0) * 5 >= heads.count * 3 }
    guard let usual else { return heads }
    var heads = heads
    for anchor in others {
      guard let line = page.inkAbove(anchor, reach: 1), page.lines[line].length <= Self.longestName,
        page.marks[line].stamp == nil, gap(above: line) == usual
      else { continue }
      let place = page.lines[line]
      var head = CommentHead(
        lines: line...anchor, name: place.text,
        stamp: page.marks[anchor].stamp, replyTo: page.marks[anchor].replyTo,
        column: place.column, indent: place.indent, marker: place.marker)
      extendDown(&head)
      heads.append(head)
    }
    heads.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    var writers: Set<Substring> = []
    for i in heads.indices {
      guard let name = heads[i].name else { continue }
      let first = heads[i].lines.lowerBound
      if heads[i].replyTo == nil, writers.contains(name), gap(above: first) == .text, first > 0,
        let upper = page.marks[first - 1].name,
        upper != name, !isBadge(first - 1), gap(above: first - 1) == usual
      {
        (heads[i].name, heads[i].replyTo) = (upper, name)
        heads[i].lines = first - 1...heads[i].lines.upperBound
      }
      if let name = heads[i].name { writers.insert(name) }
    }
    return heads
  }

  private static let longestName = 120
}
