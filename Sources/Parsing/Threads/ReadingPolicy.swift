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
  /// What else it may answer: first line and probability, most probable first.
  var others: [(parent: Int?, probability: Float)] = []
  var startBasis = StartBasis.inferred
  var isLinkRepaired = false

  /// How it is known that it begins where it does.
  enum StartBasis: Sendable {
    case inferred, stated, repaired
  }
}

/// Decides by the model wherever no repair speaks, and notes why.
struct ReadingPolicy: ThreadPolicy {
  /// How it is decided what is not certain.
  enum Manner: Sendable {
    /// The best step, line by line.
    case best
    /// By lot, after the model's probabilities.
    case drawn(SplitMix)
    /// As many readings agreed.
    case agreed(Consensus.Plan)
  }

  /// The model's trees, made ready once for all readings of a text.
  struct Scorers: Sendable {
    fileprivate var starts: TreeScorer
    fileprivate var links: TreeScorer

    init(_ model: RecoveryModel) {
      starts = TreeScorer(model.boundary, features: BoundaryFeature.allCases.count)
      links = TreeScorer(model.link, features: LinkFeature.allCases.count)
    }
  }

  let model: RecoveryModel
  let constraints: Constraints
  private(set) var comments: [RecoveredComment] = []
  /// Whether reasons are noted; they cost as much as the decisions.
  private let isExplained: Bool
  private var floors: Constraints.Floors
  private var scorers: Scorers
  private var manner: Manner
  /// Of the links that many readings were asked for.
  private let meanSupport: Float
  /// What each comment may answer, when steps are drawn.
  private(set) var links: [Consensus.Link] = []
  private var scores: [Float] = []
  /// Starts that are decided and not yet placed, oldest first.
  private var opened: [(line: Int, reasons: [Reason], basis: RecoveredComment.StartBasis)] = []
  private var link: (probability: Float, reasons: [Reason], isRepaired: Bool)?
  /// What else the newest comment may answer, by the model's probabilities.
  private var others: [(parent: Int?, probability: Float)] = []
  /// Indices of the comments on the path.
  private var path: [Int] = []
  /// What the names of writers say, where the source has them.
  private var turns: NamedTurns?

  init(
    model: RecoveryModel, scorers: Scorers, constraints: Constraints = .none,
    manner: Manner = .best, isExplained: Bool = true
  ) {
    self.model = model
    self.constraints = constraints
    self.isExplained = isExplained
    self.scorers = scorers
    self.manner = manner
    turns = NamedTurns(constraints.names)
    floors = constraints.floors()
    meanSupport =
      if case .agreed(let plan) = manner {
        plan.meanSupport(apartFrom: Set(constraints.parents.keys))
      } else { 1 }
  }

  mutating func certainlyOpens(at line: Int) -> Bool? {
    guard let opens = constraints.starts[line] else { return nil }
    if opens { opened.append((line, [], constraints.isStated(line) ? .stated : .repaired)) }
    return opens
  }

  mutating func opens(_ row: FeatureRow<BoundaryFeature>, at line: Int) -> (Bool, Float) {
    let score =
      model.muted.map { scorers.starts.score(row.without($0)) } ?? scorers.starts.score(row)
    let opens = constraints.starts[line] ?? decides(score, at: line)
    if opens { opened.append((line, isExplained ? reasons(row) : [], .inferred)) }
    return (opens, score)
  }

  private mutating func decides(_ score: Float, at line: Int) -> Bool {
    switch manner {
    case .best: return score > model.threshold
    case .agreed(let plan): return plan.parents[line] != nil
    case .drawn(var random):
      let probability = NaturalLogarithm.probability(logOdds: score / Consensus.startHeat)
      defer { manner = .drawn(random) }
      return Float(random.share()) < probability
    }
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
    if case .comment(let line) = constraints.parents[comment.firstLine] { return line }
    guard let depths = constraints.places[comment.firstLine]?.depths,
      depths.lowerBound == depths.upperBound, path.indices.contains(depths.lowerBound - 1)
    else { return nil }
    return comments[path[depths.lowerBound - 1]].first
  }

  mutating func link(_ choice: LinkChoice, of comment: OpenComment) -> Int {
    let floor = floors.floor(at: comment.firstLine)
    if let stated = constraints.parents[comment.firstLine],
      let k = position(of: stated, in: choice)
    {
      link = (1, [], true)
      if case .drawn = manner { note([(k, 1)], choice, comment) }
      return k
    }
    let rows = model.muted.map { muted in choice.rows.map { $0.without(muted) } } ?? choice.rows
    scorers.links.score(rows, into: &scores)
    let gains = turns?.gains(of: comment.firstLine, from: choice.rises.map { candidate($0) })
    if let gains { for k in scores.indices { scores[k] += gains[k].sum } }
    let probabilities = RecoveryModel.probabilities(of: scores)
    let allowed = allowed(choice, of: comment, floor: floor)
    let chosen = decides(probabilities, allowed, choice, comment)
    // What the source rules out has no share in the doubt.
    let isNarrowed =
      constraints.places[comment.firstLine] != nil || constraints.times[comment.firstLine] != nil
    let room = isNarrowed ? allowed.reduce(0) { $0 + probabilities[$1] } : 1
    let reasons = isExplained ? reasons(choice, chosen, probabilities, gains, room: room) : []
    link = (probabilities[chosen] / max(room, 1e-9), reasons, false)
    if isExplained {
      others = allowed.filter { $0 != chosen }
        .map { (parent: firstLine(choice.rises[$0]), probability: probabilities[$0]) }
        .sorted { $0.probability > $1.probability }
    }
    return chosen
  }

  private mutating func decides(
    _ probabilities: [Float], _ allowed: [Int], _ choice: LinkChoice, _ comment: OpenComment
  ) -> Int {
    let best = allowed.max { probabilities[$0] < probabilities[$1] } ?? 0
    switch manner {
    case .best: return best
    case .agreed(let plan):
      guard let parent = plan.parents[comment.firstLine] else { return best }
      return allowed.first { firstLine(choice.rises[$0]) == parent } ?? best
    case .drawn(var random):
      defer { manner = .drawn(random) }
      let sum = allowed.reduce(0) { $0 + probabilities[$1] }
      note(allowed.map { ($0, probabilities[$0] / max(sum, 1e-9)) }, choice, comment)
      let heated = RecoveryModel.probabilities(of: allowed.map { scores[$0] / Consensus.linkHeat })
      var rest = Float(random.share())
      for (k, p) in zip(allowed, heated) {
        rest -= p
        if rest <= 0 { return k }
      }
      return best
    }
  }

  /// The comment so many steps up the path; nil for the top level.
  private func candidate(_ rise: Int?) -> NamedTurns.Candidate? {
    rise.map {
      let comment = comments[path[path.count - 1 - $0]]
      return NamedTurns.Candidate(
        line: comment.first, parent: comment.parent.map { comments[$0].first })
    }
  }

  /// First line of the comment so many steps up the path; nil for the top level.
  private func firstLine(_ rise: Int?) -> Int? {
    rise.map { comments[path[path.count - 1 - $0]].first }
  }

  /// First line of the last answer to the comment so many steps up the path, or of the last comment of the
  /// top level; nil where there is none.
  private func lastAnswer(_ rise: Int?) -> Int? {
    let at = rise.map { path.count - $0 } ?? 0
    return path.indices.contains(at) ? comments[path[at]].first : nil
  }

  private mutating func note(
    _ shares: [(candidate: Int, probability: Float)], _ choice: LinkChoice, _ comment: OpenComment
  ) {
    for (candidate, probability) in shares {
      links.append(
        Consensus.Link(
          line: comment.firstLine, parent: firstLine(choice.rises[candidate]),
          probability: probability))
    }
  }

  /// The candidates that what is certain leaves, and what the source says of the comment's place and of
  /// times, where any agrees with it.
  private func allowed(_ choice: LinkChoice, of comment: OpenComment, floor: Int?) -> [Int] {
    let certain = choice.rises.indices.filter { isAllowed(choice.rises[$0], floor: floor) }
    let place = constraints.places[comment.firstLine]
    let time = constraints.times[comment.firstLine]
    guard place != nil || time != nil else { return certain }
    let stated = certain.filter { k in
      let rise = choice.rises[k]
      if let time, let other = firstLine(rise).flatMap({ constraints.times[$0] }), other > time {
        return false
      }
      if let time, let sibling = lastAnswer(rise).flatMap({ constraints.times[$0] }),
        constraints.isOldestFirst, sibling > time
      {
        return false
      }
      return place?.allows(
        depth: rise.map { path.count - 1 - $0 } ?? -1, isPrevious: rise == 0) ?? true
    }
    return stated.isEmpty ? certain : stated
  }

  private func isAllowed(_ rise: Int?, floor: Int?) -> Bool {
    guard let floor else { return true }
    guard let rise, rise < path.count else { return false }
    return comments[path[path.count - 1 - rise]].last >= floor
  }

  /// What the chosen candidate has that the next best has not.
  ///
  /// - Parameters:
  ///   - gains: what names add to each candidate.
  ///   - room: what the source leaves of the probabilities.
  private func reasons(
    _ choice: LinkChoice, _ best: Int, _ probabilities: [Float], _ gains: [NamedTurns.Gain]?,
    room: Float
  ) -> [Reason] {
    let rival = probabilities.indices.filter { $0 != best }
      .max { probabilities[$0] < probabilities[$1] }
    var weights = [Float](repeating: 0, count: Signal.allCases.count)
    for (k, sign) in [(best, Float(1)), (rival, Float(-1))] {
      guard let k else { continue }
      let changes = Attribution(model.link, choice.rows[k].values).changes
      for (feature, change) in zip(LinkFeature.allCases, changes) where change != 0 {
        weights[feature.signal(choice.rows[best]).place] += sign * change
      }
      if let gains {
        weights[Signal.turnTaking.place] += sign * gains[k].turns
        weights[Signal.greeting.place] += sign * gains[k].address
      }
    }
    if room < Self.fullRoom {
      weights[Signal.statedPlace.place] = -NaturalLogarithm.of(max(room, 1e-3))
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
    turns?.place(comment.firstLine, answering: parent.map { comments[$0].first })
    // The first comment opens below the article whether the model says so or not.
    let isKnown = opened.first?.line == comment.firstLine
    let opening = isKnown ? opened.removeFirst() : (comment.firstLine, [], .inferred)
    let start = NaturalLogarithm.probability(logOdds: comment.startScore)
    let parentStart = parent.map { comments[$0].startConfidence } ?? 1
    let probability = link?.probability ?? 1
    var reasons = link?.reasons ?? []
    if isExplained, reasons.isEmpty { reasons = [Reason(signal: .position, weight: 3)] }
    var score = start * parentStart * probability
    var confidence = model.calibration.probability(score)
    switch manner {
    case .best: break
    case .drawn:
      if link == nil {
        links.append(Consensus.Link(line: comment.firstLine, parent: nil, probability: 1))
      }
    case .agreed(let plan):
      score = plan.support[comment.firstLine] ?? score
      confidence = model.agreementOfText.probability(
        model.agreement.probability(score), mean: model.agreement.probability(meanSupport))
    }
    if isExplained, link?.isRepaired != true {
      if case .agreed(let plan) = manner {
        let mean = model.agreement.probability(meanSupport)
        others = (plan.others[comment.firstLine] ?? []).prefix(Self.keptOthers).map { other in
          let probability = model.agreementOfText.probability(
            model.agreement.probability(other.support), mean: mean)
          return (other.parent, probability)
        }
      } else {
        // How sure it is of the other's start is not looked up: nearly always surer than of the link.
        others = others.prefix(Self.keptOthers).map {
          ($0.parent, model.calibration.probability(start * $0.probability))
        }
      }
      // Each is calibrated by itself; together they are no more than what the choice leaves.
      let sum = others.reduce(0) { $0 + $1.probability }
      let room = max(0, 1 - confidence)
      if sum > room { for k in others.indices { others[k].probability *= room / sum } }
      others.removeAll { $0.probability < Self.leastOther }
    }
    // Where there is only one candidate nothing was chosen.
    let isStatedTop = parent == nil && constraints.parents[comment.firstLine] == .topLevel
    comments.append(
      RecoveredComment(
        first: comment.firstLine, last: comment.lastLine, parent: parent, startConfidence: start,
        linkConfidence: confidence, linkScore: score,
        startReasons: opening.1, linkReasons: reasons, others: others, startBasis: opening.2,
        isLinkRepaired: link?.isRepaired ?? isStatedTop))
    link = nil
    others = []
  }

  /// From what share of the probabilities on the source's word is not told: it has ruled out nothing.
  private static let fullRoom: Float = 0.95
  /// Alternatives that are told, and how probable they are at least.
  private static let keptOthers = 2
  private static let leastOther: Float = 0.1
}
