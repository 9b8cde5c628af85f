/// How much the lines above and below a place read like article and like comments.
struct MeaningSums: Sendable {
  /// For an article of k + 1 lines: what the lines say for it, in log-odds.
  fileprivate private(set) var evidence: [Float] = []
  fileprivate let best: Float
  fileprivate private(set) var ranks: [Int] = []
  private var sums: [Float] = [0]

  /// A line says no more than this, in log-odds.
  private static let bound: Float = 4

  /// - Parameter last: lines of the longest article that is thought of.
  init(_ lines: [TextLine], last: Int) {
    for line in lines {
      let article = min(Self.bound, max(-Self.bound, line.meaning?.article ?? 0))
      sums.append(sums[sums.count - 1] + article)
    }
    let whole = sums[lines.count]
    for k in 1...max(1, last) {
      evidence.append(sums[k] * 2 - whole + (k < lines.count ? lines[k].meaning?.start ?? 0 : 0))
    }
    best = evidence.max() ?? 0
    let order = evidence.indices.sorted { (evidence[$1], $0) < (evidence[$0], $1) }
    ranks = [Int](repeating: 0, count: evidence.count)
    for (rank, k) in order.enumerated() { ranks[k] = rank }
  }

  fileprivate func mean(_ low: Int, _ high: Int) -> Float {
    let low = max(0, low)
    let high = min(sums.count - 1, high)
    return low < high ? (sums[high] - sums[low]) / Float(high - low) : 0
  }
}

extension FeatureRow<SplitFeature> {
  /// For an article of k lines.
  mutating func setMeanings(_ sums: MeaningSums, _ lines: [TextLine], _ k: Int) {
    guard lines[0].meaning != nil else { return }
    func meaning(_ i: Int) -> LineMeaning? { lines.indices.contains(i) ? lines[i].meaning : nil }
    self[.meaningFirst] = meaning(k)?.start ?? 0
    self[.meaningSecond] = meaning(k + 1)?.start ?? 0
    self[.meaningBefore] = meaning(k - 1)?.start ?? 0
    self[.meaningTopFirst] = meaning(k)?.top ?? 0
    self[.meaningArticleBefore] = meaning(k - 1)?.article ?? 0
    self[.meaningArticleFirst] = meaning(k)?.article ?? 0
    self[.meaningArticleNearAbove] = sums.mean(k - SplitChoice.near, k)
    self[.meaningArticleNearBelow] = sums.mean(k, k + SplitChoice.near)
    self[.meaningEvidence] = sums.evidence[k - 1]
    self[.meaningLoss] = sums.best - sums.evidence[k - 1]
    set(.meaningRank, sums.ranks[k - 1])
  }
}
