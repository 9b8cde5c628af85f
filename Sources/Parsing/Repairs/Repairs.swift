import Discussions

/// What a reader has put right in a recovered thread. Lines are numbers of the source, from 1.
///
/// A repair is certain: recovery decodes the rest again around it.
package struct Repairs: Hashable, Sendable {
  package enum Parent: Hashable, Sendable {
    case topLevel
    /// The comment that holds this line.
    case comment(line: Int)
  }

  /// Lines that open a comment (true) or belong to the one above (false).
  package var starts: [Int: Bool] = [:]
  /// Whom the comment that opens on a line answers.
  package var parents: [Int: Parent] = [:]
  /// The last line of the article; 0 when there is none.
  package var articleEnd: Int?
  /// Who wrote the comment that opens on a line.
  package var authors: [Int: SafeText] = [:]

  package static let none = Repairs()

  package init() {}

  package var isEmpty: Bool { count == 0 }
  package var count: Int {
    starts.count + parents.count + authors.count + (articleEnd == nil ? 0 : 1)
  }

  /// The lines that it says something about, from 1.
  var lines: Set<Int> {
    var lines = Set(starts.keys).union(parents.keys).union(authors.keys)
    for case .comment(let line) in parents.values { lines.insert(line) }
    return lines
  }

  /// Who a reader says has written a comment; nil when nothing is said.
  func author(of comment: Comment) -> Author? {
    comment.lines.flatMap { authors[$0.lowerBound] }.map { .repaired($0) }
  }

  /// Splits or joins at a line. A line that opens no comment answers nobody and has no writer.
  package mutating func setStart(_ line: Int, _ opens: Bool) {
    starts[line] = opens
    guard !opens else { return }
    parents[line] = nil
    authors[line] = nil
  }
}

extension Constraints {
  /// Repairs in terms of the indices of lines that are not blank; what names a blank line is left out.
  init(_ repairs: Repairs, lines: [SourceLine]) {
    self.init()
    guard !repairs.isEmpty else { return }
    var index: [Int: Int] = [:]
    for (i, line) in lines.enumerated() { index[line.number] = i }
    for (line, opens) in repairs.starts {
      if let i = index[line] { starts[i] = opens }
    }
    for (line, parent) in repairs.parents {
      guard let i = index[line] else { continue }
      switch parent {
      case .topLevel: parents[i] = .topLevel
      case .comment(let other):
        if let j = index[other], j < i { parents[i] = .comment(line: j) }
      }
      // A comment whose parent is certain is certainly a comment.
      starts[i] = starts[i] ?? true
    }
    if let end = repairs.articleEnd { split = lines.prefix { $0.number <= end }.count }
    areRepairs = !starts.isEmpty || !parents.isEmpty || split != nil
  }
}
