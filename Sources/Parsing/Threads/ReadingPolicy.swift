import Discussions

/// A comment as it was recovered, with the reasons.
struct RecoveredComment: Sendable {
  var first: Int
  var last: Int
  /// Index of the comment that it answers; nil for the top level.
  var parent: Int?
  /// Probability that a comment starts there.
  var startConfidence: Float
  /// Probability that the start, the parent and the parent's start are all right.
  var linkConfidence: Float
  /// The same before calibration.
  var linkScore: Float
  var startReasons: [Reason]
  var linkReasons: [Reason]
  var isStartRepaired = false
  var isLinkRepaired = false
}

/// Takes the best step at each line that no repair speaks about, and notes why.
struct ReadingPolicy: ThreadPolicy {
  let model: RecoveryModel
  let constraints: Constraints
  private(set) var comments: [RecoveredComment] = []
  /// Whether reasons are noted; they cost as much as the decisions.
  private let isExplained: Bool
  private var floors: Constraints.Floors
  private var starts: TreeScorer
  private var links: TreeScorer
  private var scores: [Float] = []
  /// Starts that are decided and not yet placed, oldest first.
  private var opened: [(reasons: [Reason], isRepaired: Bool)] = []
  private var link: (probability: Float, reasons: [Reason], isRepaired: Bool)?
  /// Indices of the comments on the path.
  private var path: [Int] = []

  init(model: RecoveryModel, constraints: Constraints, isExplained: Bool = true) {
    self.model = model
    self.constraints = constraints
    self.isExplained = isExplained
    starts = TreeScorer(model.boundary, features: BoundaryFeature.allCases.count)
    links = TreeScorer(model.link, features: LinkFeature.allCases.count)
    floors = constraints.floors()
  }

  mutating func opens(_ row: FeatureRow<BoundaryFeature>, at line: Int) -> (Bool, Float) {
    let score = starts.score(row)
    let stated = constraints.starts[line]
    let opens = stated ?? (score > model.threshold)
    if opens { opened.append((isExplained ? reasons(row) : [], stated != nil)) }
    return (opens, stated == true ? max(score, 4) : score)
  }

  private func reasons(_ row: FeatureRow<BoundaryFeature>) -> [Reason] {
    var weights = [Float](repeating: 0, count: Signal.allCases.count)
    let changes = Attribution(model.boundary, row.values).changes
    for (feature, change) in zip(BoundaryFeature.allCases, changes) where change != 0 {
      weights[feature.signal(row).place] += change
    }
    return Reason.strongest(weights)
  }

  func wantedParent(of comment: OpenComment) -> Int? {
    if case .comment(let line) = constraints.parents[comment.firstLine] { line } else { nil }
  }

  mutating func link(_ choice: LinkChoice, of comment: OpenComment) -> Int {
    let floor = floors.floor(at: comment.firstLine)
    if let stated = constraints.parents[comment.firstLine],
      let k = position(of: stated, in: choice)
    {
      link = (1, [], true)
      return k
    }
    links.score(choice.rows, into: &scores)
    let probabilities = RecoveryModel.probabilities(of: scores)
    let allowed = probabilities.indices.filter { isAllowed(choice.rises[$0], floor: floor) }
    let best = allowed.max { probabilities[$0] < probabilities[$1] } ?? 0
    let reasons = isExplained ? reasons(choice, best, probabilities) : []
    link = (probabilities[best], reasons, false)
    return best
  }

  private func isAllowed(_ rise: Int?, floor: Int?) -> Bool {
    guard let floor else { return true }
    guard let rise, rise < path.count else { return false }
    return comments[path[path.count - 1 - rise]].last >= floor
  }

  /// What the chosen candidate has that the next best has not.
  private func reasons(_ choice: LinkChoice, _ best: Int, _ probabilities: [Float]) -> [Reason] {
    let rival = probabilities.indices.filter { $0 != best }
      .max { probabilities[$0] < probabilities[$1] }
    var weights = [Float](repeating: 0, count: Signal.allCases.count)
    for (k, sign) in [(best, Float(1)), (rival, Float(-1))] {
      guard let k else { continue }
      let changes = Attribution(model.link, choice.rows[k].values).changes
      for (feature, change) in zip(LinkFeature.allCases, changes) where change != 0 {
        weights[feature.signal(choice.rows[best]).place] += sign * change
      }
    }
    return Reason.strongest(weights)
  }

  /// Where among the candidates the certain parent stands; nil when it cannot be answered.
  private func position(of parent: Constraints.Parent, in choice: LinkChoice) -> Int? {
    switch parent {
    case .topLevel: choice.rises.count - 1
    case .comment(let line):
      choice.rises.firstIndex { rise in
        guard let rise, rise < path.count else { return false }
        let candidate = comments[path[path.count - 1 - rise]]
        return candidate.first <= line && line <= candidate.last
      }
    }
  }

  mutating func placed(_ comment: OpenComment, answering parent: Int?) {
    while let last = path.last, last != parent { path.removeLast() }
    path.append(comments.count)
    let opening = opened.isEmpty ? ([], false) : opened.removeFirst()
    let start = NaturalLogarithm.probability(logOdds: comment.startScore)
    let parentStart = parent.map { comments[$0].startConfidence } ?? 1
    let probability = link?.probability ?? 1
    var reasons = link?.reasons ?? []
    if isExplained, reasons.isEmpty { reasons = [Reason(signal: .position, weight: 3)] }
    let score = start * parentStart * probability
    // Where there is only one candidate nothing was chosen.
    let isStatedTop = parent == nil && constraints.parents[comment.firstLine] == .topLevel
    comments.append(
      RecoveredComment(
        first: comment.firstLine, last: comment.lastLine, parent: parent, startConfidence: start,
        linkConfidence: model.calibration.probability(score), linkScore: score,
        startReasons: opening.0, linkReasons: reasons, isStartRepaired: opening.1,
        isLinkRepaired: link?.isRepaired ?? isStatedTop))
    link = nil
  }
}
