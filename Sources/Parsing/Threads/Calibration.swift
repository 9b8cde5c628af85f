/// From what a model says to how often it is right: straight lines between points.
struct Calibration: Sendable {
  struct Point: Sendable {
    var score: Float
    var probability: Float
  }

  /// In order of score; empty when nothing was learned, which changes nothing.
  var points: [Point] = []

  func probability(_ score: Float) -> Float {
    guard let first = points.first, let last = points.last else { return score }
    if score <= first.score { return first.probability }
    if score >= last.score { return last.probability }
    for (low, high) in zip(points, points.dropFirst()) where score <= high.score {
      let share = (score - low.score) / max(1e-9, high.score - low.score)
      return low.probability + share * (high.probability - low.probability)
    }
    return last.probability
  }
}

extension Calibration {
  /// The rising steps that fit best (pool adjacent violators), as lines between their middles.
  init(isotonic samples: [(score: Float, isRight: Bool, weight: Float)]) {
    let sorted = samples.sorted { $0.score < $1.score }
    guard !sorted.isEmpty else { return }
    let size = max(1, sorted.count / 60)
    var blocks: [(score: Float, right: Float, weight: Float)] = []
    for start in stride(from: 0, to: sorted.count, by: size) {
      var block: (score: Float, right: Float, weight: Float) = (0, 0, 0)
      for sample in sorted[start..<min(start + size, sorted.count)] {
        block.score += sample.score * sample.weight
        block.right += sample.isRight ? sample.weight : 0
        block.weight += sample.weight
      }
      blocks.append(block)
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1]
        let before = blocks[blocks.count - 2]
        guard before.right * last.weight >= last.right * before.weight else { break }
        blocks.removeLast(2)
        blocks.append(
          (before.score + last.score, before.right + last.right, before.weight + last.weight))
      }
    }
    points = blocks.map { block in
      Point(
        score: Self.short(block.score / block.weight),
        probability: Self.short(block.right / block.weight))
    }
  }

  private static func short(_ value: Float) -> Float { (value * 1000).rounded() / 1000 }
}
