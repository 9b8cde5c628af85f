/// Reads a text whose lines are all at hand: many times, and then as the readings agree, when it is
/// short enough for that.
struct TextReading {
  let model: RecoveryModel
  let scorers: ReadingPolicy.Scorers
  let lines: [TextLine]
  let constraints: Constraints
  /// What was found before of the same lines by the same models; nil to find it each time.
  let unrepaired: RememberedPlan?

  struct Result: Sendable {
    /// Number of lines that are article.
    var split: Int
    /// Probability that exactly these lines are.
    var splitConfidence: Float
    var comments: [RecoveredComment]
  }

  /// - Parameter lines: with lexical scores.
  init(
    model: RecoveryModel, lines: [TextLine], constraints: Constraints = .none,
    unrepaired: RememberedPlan? = nil
  ) {
    self.model = model
    self.lines = lines
    self.constraints = constraints
    self.unrepaired = unrepaired
    scorers = ReadingPolicy.Scorers(model)
  }

  /// The structure that many readings agree on, each with an article's end of its own; that of the
  /// best single steps when `readings` is 0.
  func run(readings: Int, isExplained: Bool) -> Result {
    let (ends, usual) = articleEnds()
    var split = usual
    var manner = ReadingPolicy.Manner.best
    if readings > 0, let plan = plan(readings: readings, ends: ends, usual: usual) {
      manner = .agreed(plan)
      split = plan.parents.keys.min() ?? lines.count
    }
    let style = DocumentStyle(lines, split: split, lineCount: lines.count)
    return Result(
      split: split, splitConfidence: ArticleEnd.probability(of: split, in: ends),
      comments: single(manner, style, isExplained).comments)
  }

  /// Where the article may end, and the likeliest end; certain where there are none to choose from.
  private func articleEnds() -> (ends: [ArticleEnd], usual: Int) {
    if let split = constraints.split { return ([], min(split, lines.count)) }
    let ends = model.articleEnds(lines)
    return (ends, ArticleEnd.median(ends))
  }

  private func plan(readings count: Int, ends: [ArticleEnd], usual: Int) -> Consensus.Plan? {
    let least = constraints.split ?? 1
    guard least < lines.count else { return nil }
    var consensus = Consensus(
      lines: least..<lines.count, count: count, usual: withoutRepairs(readings: count))
    var style: DocumentStyle?
    for k in 0..<count {
      let split =
        ends.isEmpty
        ? usual : ArticleEnd.quantile((Float(k) + 0.5) / Float(count), of: ends)
      let own =
        if let style, style.split == split { style } else {
          DocumentStyle(lines, split: split, lineCount: lines.count)
        }
      style = own
      consensus.add(single(.drawn(SplitMix(seed: UInt64(k + 1))), own, false).links)
    }
    var certain = Set(constraints.starts.known.lazy.filter(\.opens).map(\.line))
    if let split = constraints.split { certain.insert(split) }
    return consensus.plan(certain: certain)
  }

  /// What would be read without repairs; nil when there are none, or nothing is left open by them.
  private func withoutRepairs(readings: Int) -> Consensus.Plan? {
    guard constraints.areRepairs, !constraints.areComplete(lines: lines.count) else { return nil }
    return (unrepaired ?? RememberedPlan()).plan {
      let other = TextReading(
        model: model, lines: lines, constraints: constraints.withoutRepairs)
      let (ends, usual) = other.articleEnds()
      return other.plan(readings: readings, ends: ends, usual: usual)
    }
  }

  /// One reading from top to bottom.
  func single(
    _ manner: ReadingPolicy.Manner, _ style: DocumentStyle, _ isExplained: Bool
  ) -> ReadingPolicy {
    let policy = ReadingPolicy(
      model: model, scorers: scorers, constraints: constraints, manner: manner,
      isExplained: isExplained)
    var walk = ThreadWalk(
      style: style, linkWords: model.linkWords, policy: policy)
    for i in lines.indices {
      walk.advance(lines[i], at: i, next: i + 1 < lines.count ? lines[i + 1] : nil)
    }
    walk.close()
    return walk.policy
  }
}
