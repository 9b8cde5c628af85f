/// What is certain before recovery starts: the reader's repairs and the source's own marks, by the
/// index of the line.
struct Constraints: Sendable {
  enum Parent: Sendable, Equatable {
    case topLevel
    /// The comment that holds this line.
    case comment(line: Int)
  }

  /// Lines that open a comment (true) or do not (false).
  var starts: [Int: Bool] = [:]
  /// By the first line of a comment.
  var parents: [Int: Parent] = [:]
  /// Index of the first line that is not article.
  var split: Int?
  /// Who wrote the comments, by indices of lines, where the source names writers.
  var names = WriterNames.none
  /// Whether they put right what was recovered without them, which shall change little elsewhere.
  var areRepairs = false
  /// What the source itself says, whatever a reader says.
  private(set) var stated = Stated()
  /// The lines of `starts` of which the source speaks and no reader.
  private(set) var statedLines: Set<Int> = []

  /// What a source says of where comments begin.
  struct Stated: Sendable {
    /// As in `Constraints`.
    var starts: [Int: Bool] = [:]
    var split: Int?
    /// Who wrote the comments, whoever a reader says did.
    var names = WriterNames.none
  }

  init(split: Int? = nil) { self.split = split }

  static let none = Constraints()

  var withoutRepairs: Constraints {
    var constraints = Constraints()
    constraints.add(stated)
    constraints.names = stated.names
    return constraints
  }

  /// Adds what the source says; what a reader says of the same counts instead.
  mutating func add(_ stated: Stated) {
    self.stated = stated
    statedLines = Set(stated.starts.keys.filter { starts[$0] == nil })
    starts.merge(stated.starts) { repaired, _ in repaired }
    split = split ?? stated.split
  }

  /// Whether nothing is left to be found out.
  func areComplete(lines: Int) -> Bool {
    guard let split else { return false }
    return (split..<max(split, lines)).allSatisfy { line in
      guard let isStart = starts[line] else { return false }
      return !isStart || parents[line] != nil
    }
  }

  /// A comment can only be answered while it is on the path, so whatever stands between a comment and
  /// its certain parent must stand below that parent: for each such stretch of lines, the parent's line.
  func floors() -> Floors {
    var spans: [Floors.Span] = []
    for (child, parent) in parents {
      if case .comment(let line) = parent, line < child {
        spans.append(Floors.Span(parent: line, child: child))
      }
    }
    return Floors(spans: spans.sorted { ($0.parent, $0.child) < ($1.parent, $1.child) })
  }

  struct Floors: Sendable {
    struct Span: Sendable {
      var parent: Int
      var child: Int
    }
    fileprivate var spans: [Span]
    private var next = 0
    private var active: [Span] = []

    fileprivate init(spans: [Span]) { self.spans = spans }

    /// The line of the deepest comment that must stay on the path above a comment at `line`. To be
    /// asked for in order of lines.
    mutating func floor(at line: Int) -> Int? {
      while next < spans.count, spans[next].parent < line {
        active.append(spans[next])
        next += 1
      }
      // Only the deepest matters; those below it wait until it has ended.
      while let last = active.last, last.child <= line { active.removeLast() }
      return active.last?.parent
    }
  }
}
