/// What the encoders say of a comment: that of its lines, gathered.
///
/// An object, so that comments of texts that are not read closely stay small.
final class CommentMeaning {
  private typealias Vector = [64 of Float]

  private var opening = Vector(repeating: 0)
  private var answer = Vector(repeating: 0)
  private var answered = Vector(repeating: 0)
  private var lines: Float = 0
  /// How much it would stand at the top level.
  let top: Float

  init(_ first: LineMeaning) {
    top = first.top
    for (k, number) in first.opening.enumerated() { opening[k] = number }
    add(first)
  }

  func add(_ line: LineMeaning) {
    lines += 1
    for (k, number) in line.answer.enumerated() { answer[k] += number }
    for (k, number) in line.answered.enumerated() { answered[k] += number }
  }

  /// How much it answers another comment, in log-odds that are to be compared with those of the
  /// others that it may answer and with `top`.
  func score(to other: CommentMeaning) -> Float {
    var sum: Float = 0
    for k in 0..<LineMeaning.width {
      sum += (opening[k] + answer[k] / lines) * other.answered[k]
    }
    return sum / (other.lines * 8)
  }
}
