/// Recovers article and thread from flat text.
struct ThreadRecovery {
  let text: [UInt8]
  let lines: [SourceLine]
  let model: RecoveryModel
  let constraints: Constraints
  /// Whether the reasons for starts and links are told.
  let isExplained: Bool
  /// What each line means, after a close reading.
  let meanings: [LineMeaning]?
  /// What was found of the same text without repairs; nil when it is not kept.
  let unrepaired: RememberedPlan?

  /// What is left out where a text is too long to be read more than once: half of the time went into
  /// candidates that are hardly ever answered, and trees that change hardly anything (decision 21).
  private enum LongText {
    /// Instead of `LinkChoice.nearest`.
    static let nearest = 4
    /// The first trees that choose among candidates.
    static let linkTrees = 70
  }

  /// What was recovered, in indices of lines.
  struct Result: Sendable {
    /// Number of lines that are article.
    var split: Int
    var splitConfidence: Float
    var comments: [RecoveredComment]
    /// Lines that were read; all of them unless it was stopped.
    var lineCount: Int
  }

  init(
    _ text: [UInt8], lines: [SourceLine], model: RecoveryModel,
    constraints: Constraints = .none, isExplained: Bool = true, meanings: [LineMeaning]? = nil,
    unrepaired: RememberedPlan? = nil
  ) {
    self.text = text
    self.lines = lines
    self.model = model
    self.constraints = constraints
    self.isExplained = isExplained
    self.meanings = meanings
    self.unrepaired = unrepaired
  }

  /// - Parameter progress: called with a prefix of the result after 1, 2, 4 … windows, so that all
  ///   calls together cost no more than the last; false stops.
  func run(progress: ((Result) -> Bool)? = nil) -> Result {
    var reader = LineReader(text, lines, rarity: model.rarity)
    var window = reader.read(0..<min(LineReader.window, lines.count))
    let readings = Consensus.readings(of: lines.count)
    // Scores of words tell where the article ends and comments begin.
    let areStartsComplete = readings == 0 && constraints.areStartsComplete(lines: lines.count)
    if !areStartsComplete { model.scoreWords(&window) }
    if let meanings {
      for i in window.indices { window[i].meaning = meanings[i] }
      Surroundings.set(in: &window, habits: reader.habits(of: window))
    }
    if readings > 0 {
      let reading = TextReading(
        model: model, lines: window, constraints: constraints, unrepaired: unrepaired)
      let result = reading.run(readings: readings, isExplained: isExplained)
      return Result(
        split: result.split, splitConfidence: result.splitConfidence, comments: result.comments,
        lineCount: lines.count)
    }
    let (split, confidence) = articleEnd(window)
    let style = DocumentStyle(window, split: split, lineCount: lines.count)
    var thrifty = model
    thrifty.link = model.link.prefix(LongText.linkTrees)
    var walk = ThreadWalk(
      style: style, linkWords: model.linkWords,
      policy: ReadingPolicy(
        model: thrifty, scorers: ReadingPolicy.Scorers(thrifty), constraints: constraints,
        isExplained: isExplained),
      nearest: LongText.nearest)
    var start = 0
    var number = 1
    while start < lines.count {
      let end = start + window.count
      var following: [TextLine] = []
      if end < lines.count {
        following = reader.read(end..<min(end + LineReader.window, lines.count))
        if !areStartsComplete { model.scoreWords(&following, cuts: false) }
      }
      for offset in window.indices {
        let next = offset + 1 < window.count ? window[offset + 1] : following.first
        walk.advance(window[offset], at: start + offset, next: next)
      }
      start = end
      window = following
      if let progress, start < lines.count, number.nonzeroBitCount == 1 {
        let soFar = Result(
          split: min(split, start), splitConfidence: confidence, comments: walk.policy.comments,
          lineCount: start)
        guard progress(soFar) else { return soFar }
      }
      number += 1
    }
    walk.close()
    return Result(
      split: split, splitConfidence: confidence, comments: walk.policy.comments,
      lineCount: lines.count)
  }

  private func articleEnd(_ window: [TextLine]) -> (split: Int, confidence: Float) {
    if let split = constraints.split { return (min(split, lines.count), 1) }
    let ends = model.articleEnds(window)
    let split = ArticleEnd.median(ends)
    return (split, ArticleEnd.probability(of: split, in: ends))
  }
}
