/// What the encoders say of a line: one that read it among its neighbours, and one that read it by
/// itself.
struct LineMeaning: Hashable, Sendable {
  /// Numbers of each of the three vectors.
  static let width = 64
  /// Numbers that an encoder gives for each line.
  static let outputs = 3 + 3 * width

  private let numbers: [Float]
  /// What the line is about, read by itself.
  var subject = Subject.none

  /// - Parameter numbers: `outputs` of them, in the order of the properties.
  init?(_ numbers: ArraySlice<Float>) {
    guard numbers.count == Self.outputs, numbers.allSatisfy(\.isFinite) else { return nil }
    self.numbers = Array(numbers)
  }

  /// Log-odds that a comment starts here.
  var start: Float { numbers[0] }
  /// Log-odds that the line belongs to the article.
  var article: Float { numbers[1] }
  /// How much a comment that starts here would stand at the top level.
  var top: Float { numbers[2] }

  /// What the line looks for in a comment that it would answer, as the first line of a comment.
  var opening: ArraySlice<Float> { numbers[3..<3 + Self.width] }
  /// The same, as any line.
  var answer: ArraySlice<Float> { numbers[3 + Self.width..<3 + 2 * Self.width] }
  /// What the line offers to answers.
  var answered: ArraySlice<Float> { numbers[3 + 2 * Self.width..<Self.outputs] }
}
