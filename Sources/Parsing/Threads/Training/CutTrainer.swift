/// Learns which words are the article's and which the comments' from where articles end: the one
/// place where a text turns from article to comments is a choice, scored by all lines on both
/// sides and by the two lines that meet there.
struct CutTrainer {
  let bits: Int
  var epochs = 12
  var rate: Float = 0.05
  var decay: Float = 1e-5

  struct Example: Sendable {
    /// Words of each line.
    var lines: [[UInt32]]
    /// Words of each cut: entry k is for an article of k + 1 lines.
    var cuts: [[UInt32]]
    var chosen: Int
    var weight: Float
  }

  func train(_ examples: [Example], seed: UInt64) -> HashedModel {
    let size = 1 << bits
    var weights = [Float](repeating: 0, count: size)
    var squares = [Float](repeating: 1e-2, count: size)
    var order = Array(examples.indices)
    var random = SplitMix(seed: seed)
    for epoch in 0..<epochs {
      for i in order.indices.reversed() where i > 0 {
        order.swapAt(i, Int(random.next() % UInt64(i + 1)))
      }
      let pace = rate * (epoch + 1 == epochs ? 0.3 : 1)
      for i in order { step(examples[i], &weights, &squares, pace) }
    }
    return HashedTrainer.quantised(weights, bits: bits)
  }

  private func step(
    _ example: Example, _ weights: inout [Float], _ squares: inout [Float], _ pace: Float
  ) {
    let shape = HashedModel.none(bits: bits)
    func score(_ features: [UInt32]) -> Float {
      features.reduce(0) { $0 + weights[shape.bucket($1)] } / Self.scale(features.count)
    }
    let lines = example.lines.map(score)
    // A line above the cut counts against the cut by its score.
    var scores: [Float] = []
    var above: Float = 0
    for k in example.cuts.indices {
      above += lines[k]
      scores.append(score(example.cuts[k]) - above)
    }
    let top = scores.max() ?? 0
    var powers = scores.map { NaturalLogarithm.exponential($0 - top) }
    let total = powers.reduce(0, +)
    for k in powers.indices { powers[k] /= total }
    func move(_ features: [UInt32], _ error: Float) {
      guard abs(error) > 1e-4 else { return }
      let error = error * example.weight / Self.scale(features.count)
      for feature in features {
        let bucket = shape.bucket(feature)
        let slope = error + decay * weights[bucket]
        squares[bucket] += slope * slope
        weights[bucket] -= pace * slope / squares[bucket].squareRoot()
      }
    }
    // The line is article when the cut is at it or below.
    var isArticle: Float = 0
    for k in powers.indices.reversed() {
      isArticle += powers[k]
      let truth: Float = example.chosen >= k ? 1 : 0
      move(example.lines[k], truth - isArticle)
      move(example.cuts[k], powers[k] - (k == example.chosen ? 1 : 0))
    }
  }

  /// A long line says more than a short one, but not in proportion.
  static func scale(_ features: Int) -> Float { Float(max(1, features)).squareRoot() }
}
