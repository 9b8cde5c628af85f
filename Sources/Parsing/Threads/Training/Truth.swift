/// The true structure in indices of lines that are not blank.
struct Truth: Sendable {
  /// Index of the first line of the first comment.
  var split: Int
  /// For each line, the first line of the comment that it belongs to; -1 in the article.
  var commentStart: [Int]
  /// For the first line of a comment, the first line of its parent; -1 for the top level.
  var parentStart: [Int: Int]
  /// For the first line of a comment, its last line.
  var lastLine: [Int: Int]

  init(_ gold: GoldThread, _ lines: [SourceLine]) {
    var indexOfNumber: [Int: Int] = [:]
    for (i, line) in lines.enumerated() { indexOfNumber[line.number] = i }
    func index(of number: Int) -> Int {
      var number = number
      while let last = lines.last, number <= last.number {
        if let i = indexOfNumber[number] { return i }
        number += 1
      }
      return lines.count
    }
    split = gold.comments.first.map { index(of: $0.firstLine) } ?? lines.count
    commentStart = [Int](repeating: -1, count: lines.count)
    parentStart = [:]
    lastLine = [:]
    for comment in gold.comments {
      let first = index(of: comment.firstLine)
      let end = index(of: comment.firstLine + comment.lineCount)
      guard first < end else { continue }
      for i in first..<min(end, lines.count) { commentStart[i] = first }
      lastLine[first] = end - 1
      let parent = comment.parent.flatMap { p in
        gold.comments.indices.contains(p) ? gold.comments[p] : nil
      }
      parentStart[first] = parent.map { index(of: $0.firstLine) } ?? -1
    }
  }

  func isStart(_ line: Int) -> Bool { commentStart[line] == line }

  /// The candidate that a comment starting at `line` should be put under, and whether its edge can
  /// be right. When the true parent is lost, the one that keeps most of the true path open.
  func bestCandidate(
    for line: Int, among candidates: [(first: Int, last: Int)?]
  ) -> (index: Int, isExact: Bool) {
    let own = commentStart[line]
    guard own >= 0 else { return (0, false) }
    let isStart = own == line
    var wanted = isStart ? parentStart[own] ?? -1 : own
    var exact = isStart
    while wanted >= 0 {
      if let k = candidates.firstIndex(where: { $0?.first == wanted }) { return (k, exact) }
      exact = false
      if let k = candidates.firstIndex(where: { $0.map { $0.first...$0.last ~= wanted } ?? false })
      {
        return (k, false)
      }
      wanted = parentStart[wanted] ?? -1
    }
    return (candidates.count - 1, exact)
  }
}
