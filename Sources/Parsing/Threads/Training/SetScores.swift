/// How well discussions of one set were recovered.
package struct SetScores: Sendable {
  package var threads = 0
  package var rightSplits = 0
  package var lines = 0
  /// Time that it took to decode them.
  var seconds: Double = 0
  var foundComments = 0
  var trueComments = 0
  /// Right starts, without the first comment's.
  var rightStarts = 0
  var foundStarts = 0
  var trueStarts = 0
  var rightSpans = 0
  var rightEdges = 0
  /// Comments at true starts, and those of them with the right parent.
  var placedComments = 0
  var rightParents = 0
  /// For each tenth of confidence: number, sum of confidence, number right.
  var bins = [SIMD3<Float>](repeating: .zero, count: 10)

  mutating func add(_ decoded: Decoded, seconds: Double = 0) {
    let truth = decoded.truth
    threads += 1
    lines += decoded.lineCount
    self.seconds += seconds
    if decoded.split == truth.split { rightSplits += 1 }
    foundComments += decoded.found.count
    trueComments += truth.parentStart.count
    foundStarts += max(0, decoded.found.count - 1)
    trueStarts += max(0, truth.parentStart.count - 1)
    for (comment, isRight) in zip(decoded.found, decoded.rightness) {
      if truth.isStart(comment.first) {
        if comment.first != truth.split { rightStarts += 1 }
        if truth.lastLine[comment.first] == comment.last { rightSpans += 1 }
        placedComments += 1
      }
      if isRight {
        rightEdges += 1
        rightParents += 1
      }
      let confidence = comment.linkConfidence
      let bin = min(9, max(0, Int(confidence * 10)))
      bins[bin] += SIMD3(1, confidence, isRight ? 1 : 0)
    }
  }

  mutating func add(_ other: SetScores) {
    threads += other.threads
    rightSplits += other.rightSplits
    lines += other.lines
    seconds += other.seconds
    foundComments += other.foundComments
    trueComments += other.trueComments
    rightStarts += other.rightStarts
    foundStarts += other.foundStarts
    trueStarts += other.trueStarts
    rightSpans += other.rightSpans
    rightEdges += other.rightEdges
    placedComments += other.placedComments
    rightParents += other.rightParents
    for i in bins.indices { bins[i] += other.bins[i] }
  }

  private static func harmonic(_ right: Int, _ found: Int, _ truth: Int) -> Float {
    found + truth == 0 ? 1 : 2 * Float(right) / Float(found + truth)
  }

  package var startScore: Float { Self.harmonic(rightStarts, foundStarts, trueStarts) }
  package var spanScore: Float { Self.harmonic(rightSpans, foundComments, trueComments) }
  package var edgeScore: Float { Self.harmonic(rightEdges, foundComments, trueComments) }
  package var parentAccuracy: Float { Float(rightParents) / Float(max(1, placedComments)) }
  package var splitAccuracy: Float { Float(rightSplits) / Float(max(1, threads)) }
  /// Mean distance between confidence and share of right links over ten bins.
  package var calibrationError: Float {
    let total = bins.reduce(0) { $0 + $1.x }
    return bins.reduce(0) { $0 + abs($1.y - $1.z) } / max(1, total)
  }

  private static func field(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private static func share(_ value: Float) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return field(
      (thousandths >= 1000 ? "\(thousandths / 1000)." : ".")
        + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits, 7)
  }

  private static let nameWidth = 16

  private static func named(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, nameWidth - name.utf8.count))
  }

  /// The scores of each set, a line a set, with a head line; then its calibration: how many links
  /// there are in each tenth of confidence, their mean confidence and the share that is right.
  package static func table(_ sets: [String: SetScores]) -> String {
    scores(sets) + "\n" + calibration(sets)
  }

  private static func calibration(_ sets: [String: SetScores]) -> String {
    let tenths = (1...10).map { field($0 == 10 ? "to 1" : "to .\($0)", 7) }.joined()
    var out = named("links") + tenths + "\n"
    for (name, scores) in sets.sorted(by: { $0.key < $1.key }) {
      func mean(_ value: (SIMD3<Float>) -> Float) -> String {
        scores.bins.map { $0.x > 0 ? share(value($0) / $0.x) : field("-", 7) }.joined()
      }
      out += named(name) + scores.bins.map { field(String(Int($0.x)), 7) }.joined() + "\n"
      out += named("  expected") + mean { $0.y } + "\n"
      out += named("  observed") + mean { $0.z } + "\n"
    }
    return out
  }

  private static func scores(_ sets: [String: SetScores]) -> String {
    var out =
      named("set") + "threads comments  start   span   edge parent  split  error lines/s\n"
    for (name, scores) in sets.sorted(by: { $0.key < $1.key }) {
      let values = [
        scores.startScore, scores.spanScore, scores.edgeScore, scores.parentAccuracy,
        scores.splitAccuracy, scores.calibrationError,
      ]
      let speed = scores.seconds > 0 ? Int(Double(scores.lines) / scores.seconds) : 0
      out += named(name) + field("\(scores.threads)", 7) + field("\(scores.trueComments)", 9)
      out += values.map(share).joined() + field("\(speed)", 8) + "\n"
    }
    return out
  }
}
