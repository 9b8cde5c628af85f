/// A copied page: its lines, and what each could be besides text.
struct MarkedPage {
  let lines: [PageLine]
  let marks: PageMarks
  /// Indices of headings such as "82 Comments", in order.
  let headings: [Int]

  init(_ text: String) {
    lines = PageLine.lines(of: text)
    var marks = PageMarks(lines)
    for i in MemberProfile.lines(lines) { marks[i] = .picture }
    // One "level 2" is somebody's words.
    let levels = marks.indices.filter { marks[$0].level != nil }
    if levels.count == 1 { marks[levels[0]] = .none }
    self.marks = marks
    headings = marks.indices.filter { [marks] in marks[$0].heading != nil }
  }

  var indices: Range<Int> { lines.indices }

  /// The nearest line above `i` that is not blank, at most `reach` lines away.
  func inkAbove(_ i: Int, reach: Int = 4) -> Int? {
    var j = i - 1
    while j >= max(0, i - reach) {
      if !lines[j].isBlank { return j }
      j -= 1
    }
    return nil
  }

  /// The nearest line below `i` that is not blank, at most `reach` lines away.
  func inkBelow(_ i: Int, reach: Int = 4) -> Int? {
    var j = i + 1
    while j < min(lines.count, i + reach + 1) {
      if !lines[j].isBlank { return j }
      j += 1
    }
    return nil
  }

  /// What the last counted heading before `i` says, with its index.
  func heading(before i: Int) -> (index: Int, count: Int?)? {
    guard let index = headings.last(where: { $0 < i }) else { return nil }
    if case .counted(let n) = marks[index].heading { return (index, n) }
    return (index, nil)
  }
}
