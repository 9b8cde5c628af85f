/// What is certain before recovery starts: the reader's repairs and the source's own marks, by the
/// index of the line.
struct Constraints: Sendable {
  enum Parent: Sendable, Equatable {
    case topLevel
    /// The comment that holds this line.
    case comment(line: Int)
  }

  /// Where in the thread a comment stands, as far as its source says.
  struct Place: Sendable, Hashable {
    /// How many comments stand above it, up to the top level: 0 for one that answers none.
    var depths: ClosedRange<Int>
    /// Whether it is the first answer to what it answers; nil where the source does not say.
    var isFirstAnswer: Bool?

    /// Whether it may answer a comment.
    ///
    /// - Parameters:
    ///   - depth: of the comment; -1 for the top level.
    ///   - isPrevious: whether that comment stands right above.
    func allows(depth: Int, isPrevious: Bool) -> Bool {
      depths.contains(depth + 1) && isFirstAnswer.map { $0 == isPrevious } ?? true
    }
  }

  /// Lines that open a comment (true) or do not (false).
  var starts = LineStarts()
  /// By the first line of a comment.
  var parents: [Int: Parent] = [:]
  /// By the first line of a comment that has no certain parent.
  private(set) var places: [Int: Place] = [:]
  /// When comments were written, by their first lines: nobody answers what is written later.
  private(set) var times: [Int: Int64] = [:]
  /// Whether answers to one comment stand in order of time, and so does the top level.
  private(set) var isOldestFirst = false
  /// Index of the first line that is not article.
  var split: Int?
  /// Who wrote the comments, by indices of lines, where the source names writers.
  var names = WriterNames.none
  /// Whether they put right what was recovered without them, which shall change little elsewhere.
  var areRepairs = false
  /// What the source itself says, whatever a reader says.
  private(set) var stated = Stated()
  /// The lines of `starts` of which a reader speaks, where the source says anything.
  private var repairedLines: Set<Int> = []

  /// What a source says of where comments begin and stand.
  struct Stated: Sendable {
    /// As in `Constraints`.
    var starts = LineStarts()
    var parents: [Int: Parent] = [:]
    var places: [Int: Place] = [:]
    var times: [Int: Int64] = [:]
    var isOldestFirst = false
    var split: Int?
    /// Who wrote the comments, whoever a reader says did.
    var names = WriterNames.none
  }

  init(split: Int? = nil) { self.split = split }

  static let none = Constraints()

  var withoutRepairs: Constraints {
    var constraints = Constraints()
    constraints.add(stated)
    return constraints
  }

  /// Adds what the source says; what a reader says of the same counts instead.
  mutating func add(_ stated: Stated) {
    self.stated = stated
    let repaired = starts
    starts = stated.starts
    repairedLines = []
    for (line, opens) in repaired.known {
      starts[line] = opens
      repairedLines.insert(line)
    }
    parents.merge(stated.parents) { repaired, _ in repaired }
    places = stated.places.filter { parents[$0.key] == nil }
    times = stated.times
    isOldestFirst = stated.isOldestFirst
    names = stated.names
    split = split ?? stated.split
  }

  /// Whether the source speaks of a line of `starts`, and no reader.
  func isStated(_ line: Int) -> Bool {
    stated.starts[line] != nil && !repairedLines.contains(line)
  }

  /// Whether it is certain where the article ends and all comments begin.
  func areStartsComplete(lines: Int) -> Bool {
    guard let split else { return false }
    return (split..<max(split, lines)).allSatisfy { starts[$0] != nil }
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
