/// What the lines of a comment, or of an article, are about.
struct SubjectSum: Sendable {
  private var sum = Subject.none
  private var length: Float = 0
  /// Of its lines, the first `maximumLines`.
  private(set) var lines: [Subject] = []

  static let maximumLines = 40

  mutating func add(_ line: Subject) {
    sum.add(line)
    length = sum.length
    if lines.count < Self.maximumLines { lines.append(line) }
  }

  /// Cosine of all lines with those of another, -1…1; 0 when either has none.
  func similarity(to other: SubjectSum) -> Float {
    length > 0 && other.length > 0 ? sum.product(other.sum) / (length * other.length) : 0
  }

  /// Cosine of a line with all lines.
  func similarity(to line: Subject) -> Float { length > 0 ? sum.product(line) / length : 0 }

  /// The best cosine of a line with one of the lines; 0 without lines.
  func best(of line: Subject) -> Float { lines.map { $0.product(line) }.max() ?? 0 }
}
