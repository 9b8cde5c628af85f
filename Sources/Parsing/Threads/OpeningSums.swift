/// How much the lines above and below a place look like openings of comments. An article has hardly
/// any, the comments have many, and the first comment is the first of them.
struct OpeningSums: Sendable {
  private let scores: [Float]
  private let probabilities: [Float]
  /// Sums over the lines before an index, without the title's.
  private var sums: [Float] = [0]
  private var scoreSums: [Float] = [0]
  /// Log-probabilities that none of these lines is an opening.
  private var none: [Float] = [0]

  init(_ lines: [TextLine]) {
    scores = lines.map(\.opening)
    probabilities = scores.map { NaturalLogarithm.probability(logOdds: $0) }
    for (i, p) in probabilities.enumerated() {
      let p = i == 0 ? 0 : p
      sums.append(sums[i] + p)
      scoreSums.append(scoreSums[i] + scores[i])
      none.append(none[i] + NaturalLogarithm.of(1 - min(p, 0.999)))
    }
  }

  fileprivate var count: Int { scores.count }

  fileprivate func score(_ i: Int) -> Float { scores.indices.contains(i) ? scores[i] : -9 }

  fileprivate func probability(_ i: Int) -> Float {
    probabilities.indices.contains(i) ? probabilities[i] : 0.001
  }

  fileprivate func mean(_ low: Int, _ high: Int) -> Float {
    let low = max(1, low)
    let high = min(count, high)
    return low < high ? (sums[high] - sums[low]) / Float(high - low) : 0
  }

  fileprivate var scoreMean: Float { (scoreSums.last ?? 0) / Float(max(1, count)) }

  fileprivate func logNone(before k: Int) -> Float { none[k] }

  fileprivate func expected(before k: Int) -> Float { sums[k] }

  fileprivate func highest(before k: Int) -> Float { k > 1 ? scores[1..<k].max() ?? -9 : -9 }

  fileprivate func higher(_ low: Int, _ high: Int, than score: Float) -> Int {
    let high = min(count, high)
    return low < high ? scores[low..<high].count { $0 > score } : 0
  }
}

extension FeatureRow<SplitFeature> {
  /// For an article of k lines.
  mutating func setOpenings(_ openings: OpeningSums, _ k: Int) {
    let first = openings.score(k)
    self[.openingFirst] = first
    self[.openingSecond] = openings.score(k + 1)
    self[.openingBefore] = openings.score(k - 1)
    self[.openingsAbove] = openings.expected(before: k)
    self[.openingMeanAbove] = openings.mean(1, k)
    self[.openingMeanBelow] = openings.mean(k, openings.count)
    self[.openingNearAbove] = openings.mean(k - 10, k)
    self[.openingNearBelow] = openings.mean(k, k + 10)
    self[.openingHighest] = openings.highest(before: k)
    set(.openingsHigherAbove, openings.higher(1, k, than: first))
    set(.openingsHigherBelow, openings.higher(k + 1, k + 15, than: first))
    self[.openingNone] = openings.logNone(before: k)
    self[.openingIsFirst] =
      openings.logNone(before: k) + NaturalLogarithm.of(max(1e-6, openings.probability(k)))
    self[.openingScoreMean] = openings.scoreMean
    self[.openingMean] = openings.mean(1, openings.count)
  }
}
