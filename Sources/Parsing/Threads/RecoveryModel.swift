import Discussions

/// Everything that recovery has learned.
package struct RecoveryModel: Sendable {
  var rarity = RarityTable.neutral
  var boundaryWords = HashedModel.none(bits: 16)
  var registerWords = HashedModel.none(bits: 16)
  var linkWords = HashedModel.none(bits: 15)
  /// Where comments start, in texts whose article's end is not known yet.
  var opening = TreeEnsemble.empty
  var boundary = TreeEnsemble.empty
  var link = TreeEnsemble.empty
  var split = TreeEnsemble.empty
  /// Log-odds from which a line counts as the start of a comment.
  var threshold: Float = -0.7
  /// From the product of the probabilities of both starts and the link to how often such a link is
  /// right.
  var calibration = Calibration()
  /// From the support of a link among many readings to how often such a link is right.
  var agreement = Calibration()
  /// What the mean support of a text's links changes in that.
  var agreementOfText = TextCalibration()

  /// A signal that is left out of account, to see what it is worth.
  var muted: Signal?

  /// Sets the lexical scores of lines; neighbours are looked at within the array.
  ///
  /// - Parameter cuts: whether the article may end among these lines.
  func scoreWords(_ lines: inout [TextLine], cuts: Bool = true) {
    var previous: TextLine?
    var current = lines.first
    for i in lines.indices {
      guard let line = current else { break }
      let next = i + 1 < lines.count ? lines[i + 1] : nil
      lines[i].lexical = boundaryWords.score {
        LexicalFeatures.boundary(previous, line, next, into: &$0)
      }
      if cuts {
        lines[i].cut =
          previous.map { previous in
            registerWords.scaledScore { LexicalFeatures.cut(previous, line, into: &$0) }
          } ?? 0
      }
      lines[i].register = registerWords.scaledScore {
        LexicalFeatures.register(line, into: &$0)
      }
      (previous, current) = (line, next)
    }
  }

  func startScore(_ row: FeatureRow<BoundaryFeature>) -> Float {
    row.withValues { boundary.score($0) }
  }

  /// The probability of each candidate.
  func linkProbabilities(_ choice: LinkChoice) -> [Float] {
    Self.probabilities(choice.rows, link)
  }

  /// Sets the scores of lines as openings; their lexical scores must be there.
  func scoreOpenings(_ lines: inout [TextLine]) {
    let style = OpeningScores.style(lines)
    var scorer = TreeScorer(opening, features: BoundaryFeature.allCases.count)
    let scores = lines.indices.map { scorer.score(OpeningScores.row(lines, at: $0, style: style)) }
    for i in lines.indices { lines[i].opening = scores[i] }
  }

  /// The lengths that the article may have, with their probabilities; certain when there is nothing
  /// to choose.
  ///
  /// - Parameter window: the first lines of the text, with lexical scores.
  func articleEnds(_ window: [TextLine]) -> [ArticleEnd] {
    guard window.count > 1 else { return [ArticleEnd(lines: window.count, probability: 1)] }
    var window = window
    scoreOpenings(&window)
    let choice = SplitChoice(window)
    let probabilities = splitProbabilities(choice)
    let allowed = probabilities.indices.dropFirst(max(0, choice.certain - 1))
    let whole = max(1e-6, allowed.reduce(0) { $0 + probabilities[$1] })
    var ends = allowed.map { ArticleEnd(lines: $0 + 1, probability: probabilities[$0] / whole) }
    if let credit = ends.firstIndex(where: { $0.lines == choice.credited }) {
      for k in ends.indices { ends[k].probability *= 1 - ArticleEnd.creditWorth }
      ends[credit].probability += ArticleEnd.creditWorth
    }
    return ends
  }

  /// The probability of each length of the article, from one line on.
  func splitProbabilities(_ choice: SplitChoice) -> [Float] {
    Self.probabilities(choice.rows, split)
  }

  private static func probabilities<Name: Feature>(
    _ rows: [FeatureRow<Name>], _ ensemble: TreeEnsemble
  ) -> [Float] {
    probabilities(of: rows.map { row in row.withValues { ensemble.score($0) } })
  }

  /// What scores mean when exactly one of the candidates is right.
  static func probabilities(of scores: [Float]) -> [Float] {
    let top = scores.max() ?? 0
    let powers = scores.map { NaturalLogarithm.exponential($0 - top) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
