/// A comment as it was found.
struct FoundComment: Sendable {
  var first: Int
  var last: Int
  /// Index of the comment that it answers; nil for the top level.
  var parent: Int?
  var startScore: Float
  /// The model's probability of the link that was chosen.
  var linkProbability: Float
}

/// Walks a training thread by the truth, by a model, or by a mixture, and notes what the truth
/// would have done at each step.
struct TeachingPolicy: ThreadPolicy {
  let truth: Truth
  let model: RecoveryModel
  var followsModelStarts: Bool
  var followsModelLinks: Bool
  /// Temperature above zero draws links at random by their probability.
  var exploration: Float = 0
  var weight: Float = 1
  var keepsBoundaryRows = false
  var keepsLinkRows = false
  var random: SplitMix
  private(set) var boundaryRows = BoundaryRows()
  private(set) var linkRows = ChoiceRows<LinkFeature>()
  private(set) var found: [FoundComment] = []
  private var probability: Float = 1

  init(
    truth: Truth, model: RecoveryModel, followsModelStarts: Bool, followsModelLinks: Bool,
    seed: UInt64
  ) {
    self.truth = truth
    self.model = model
    self.followsModelStarts = followsModelStarts
    self.followsModelLinks = followsModelLinks
    random = SplitMix(seed: seed)
  }

  mutating func opens(_ row: FeatureRow<BoundaryFeature>, at line: Int) -> (Bool, Float) {
    let isStart = truth.isStart(line)
    if keepsBoundaryRows, line != truth.split {
      boundaryRows.append(row, label: isStart, weight: weight)
    }
    let score = model.startScore(row)
    guard followsModelStarts else { return (isStart, score) }
    return (score > model.threshold, score)
  }

  mutating func link(_ choice: LinkChoice, of comment: OpenComment) -> Int {
    let candidates = choice.rises.map { rise -> (first: Int, last: Int)? in
      guard let rise else { return nil }
      return spans[spans.count - 1 - rise]
    }
    let best = truth.bestCandidate(for: comment.firstLine, among: candidates)
    if keepsLinkRows {
      linkRows.append(
        choice.rows, chosen: best.index, weight: best.isExact ? weight : weight * 0.3)
    }
    guard followsModelLinks else { return best.index }
    let probabilities = model.linkProbabilities(choice)
    var k = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
    if exploration > 0, random.share() < Double(exploration) {
      var rest = Float(random.share())
      for (j, p) in probabilities.enumerated() {
        rest -= p
        if rest <= 0 {
          k = j
          break
        }
      }
    }
    probability = probabilities[k]
    return k
  }

  /// First and last lines of the comments on the path.
  private var spans: [(first: Int, last: Int)] = []
  private var indices: [Int] = []

  mutating func placed(_ comment: OpenComment, answering parent: Int?) {
    while let last = indices.last, last != parent {
      indices.removeLast()
      spans.removeLast()
    }
    indices.append(comment.index)
    spans.append((comment.firstLine, comment.lastLine))
    found.append(
      FoundComment(
        first: comment.firstLine, last: comment.lastLine, parent: parent,
        startScore: comment.startScore, linkProbability: probability))
    probability = 1
  }
}
