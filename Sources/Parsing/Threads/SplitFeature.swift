/// What is known of a place where the article may end. "Before" is the last line of the article,
/// "first" the first line of the first comment, "above" and "below" all lines on each side, "near"
/// the five lines on each side.
enum SplitFeature: Int, Feature {
  typealias Numbers = InlineArray<128, Float>

  case articleLines, articleShare, commentLines, isOneLine, isWhole
  case cut, cutEvidence, cutLoss, cutRank
  case evidence, evidenceLoss, evidenceRank, evidenceNear
  case registerAbove, registerBelow, registerBefore, registerFirst, registerSecond
  case registerNearAbove, registerNearBelow, registerNearGain, registerTitle, registerLine1
  case lexicalFirst, lexicalBelow, lexicalNearAbove, lexicalNearBelow, lexicalSecond
  case openingFirst, openingSecond, openingBefore, openingMeanAbove, openingMeanBelow
  case openingNearAbove, openingNearBelow, openingsAbove, openingHighest, openingsHigherAbove
  case openingsHigherBelow, openingNone, openingIsFirst, openingScoreMean, openingMean
  case wordsBefore, wordsFirst, wordsAbove, wordsBelow, wordsNearAbove, wordsNearBelow
  case endBefore, startFirst, openerFirst, openerBefore, startBefore
  case secondPersonFirst, firstPersonFirst, secondPersonBefore, firstPersonBefore
  case secondPersonAbove, secondPersonBelow, firstPersonAbove, firstPersonBelow
  case secondPersonNearAbove, secondPersonNearBelow, firstPersonNearAbove, firstPersonNearBelow
  case questionsBefore, questionsFirst, questionsAbove, questionsBelow
  case greetingFirst, thanksFirst, addresseeFirst, opinionsFirst
  case publishingBefore, publishingNear, publishingBelow, publishingAbove
  case similarityFirst, similarityBefore, similarityTitleFirst, similarityNeighbours
  case similarityTitleBefore, quotedFirst, quotesArticleBelow
  case traitDistance, lowerBelow, lowerAbove, typingBelow, typingAbove
  case isListBefore, isListFirst, capitalsBefore, capitalsFirst, numbersBefore, numbersFirst
  case shortNameBefore, signOffBefore, codeBefore, codeFirst, blanks, mostBlanks
  case meanRegister, meanLexical, meanWords, germanShare, lineCount, titleWords, headings
  // After a close reading.
  case meaningFirst, meaningSecond, meaningBefore, meaningTopFirst
  case meaningArticleBefore, meaningArticleFirst, meaningArticleNearAbove, meaningArticleNearBelow
  case meaningEvidence, meaningLoss, meaningRank
}

/// The places where the article may end, with their features.
struct SplitChoice: Sendable {
  /// An article of more lines than this is not looked for.
  static let maximumArticle = 600
  static let near = 5

  /// Row k is for an article of `k + 1` lines. The last one is for a text that is all article, when
  /// the text is short enough.
  private(set) var rows: [FeatureRow<SplitFeature>] = []
  /// Lines that are article for certain: up to the last that only a publisher writes.
  private(set) var certain = 0
  /// The same when that line says where the article stood first, which is said below an article as a
  /// rule, and this is not its head.
  private(set) var credited: Int?

  /// Lines from the beginning on that are an article's head.
  private static let head = 3

  /// Nothing to choose from when `lines` is empty.
  ///
  /// - Parameter lines: the first window of the text, with lexical scores.
  init(_ lines: [TextLine]) {
    guard !lines.isEmpty else { return }
    let last = min(lines.count, Self.maximumArticle)
    let sums = SideSums(lines)
    var evidence: [Float] = []
    var cuts: [Float] = []
    for k in 1...last {
      evidence.append(sums.evidence(k))
      cuts.append(sums.unclipped(k) + (k < lines.count ? lines[k].cut : 0))
    }
    let bestCut = cuts.max() ?? 0
    let best = evidence.max() ?? 0
    let order = evidence.indices.sorted { (evidence[$1], $0) < (evidence[$0], $1) }
    var rank = [Int](repeating: 0, count: last)
    for (position, k) in order.enumerated() { rank[k] = position }
    let openings = OpeningSums(lines)
    let mostBlanks = lines.map(\.source.blanksBefore).max() ?? 0
    if let publishers = lines[..<last].lastIndex(where: { ArticleKinds.isPublishers($0.words) }) {
      certain = publishers + 1
      if publishers >= Self.head, ArticleKinds.saysProvenance(lines[publishers].words) {
        credited = certain
      }
    }
    let meanings = MeaningSums(lines, last: last)
    var article = Bag()
    var headings = 0
    var quotesOfArticle = Self.quotesFromAbove(lines, upTo: last)
    quotesOfArticle.append(0)
    for k in 1...last {
      article.add(lines[k - 1].bag.terms)
      if lines[k - 1].shape.wordCount <= 8, lines[k - 1].shape.end == .word { headings += 1 }
      var row = FeatureRow<SplitFeature>()
      row[.cut] = k < lines.count ? lines[k].cut : 0
      row[.cutEvidence] = cuts[k - 1]
      row[.cutLoss] = bestCut - cuts[k - 1]
      row.set(.cutRank, min(20, cuts.count { $0 > cuts[k - 1] }))
      row[.evidence] = evidence[k - 1]
      row[.evidenceLoss] = best - evidence[k - 1]
      row.set(.evidenceRank, rank[k - 1])
      row.set(.mostBlanks, min(mostBlanks, 9))
      row.set(.headings, headings)
      row[.quotesArticleBelow] = quotesOfArticle[k]
      row.setSides(lines, k, sums)
      row.setOpenings(openings, k)
      row.setMeanings(meanings, lines, k)
      row.setBefore(lines, k, article)
      if k < lines.count { row.setFirst(lines, k, article) }
      rows.append(row)
    }
  }

  /// For each k, how many of the lines from k on quote a line above k.
  private static func quotesFromAbove(_ lines: [TextLine], upTo last: Int) -> [Float] {
    var steps = [Float](repeating: 0, count: last + 2)
    for (i, line) in lines.enumerated() {
      guard let quote = line.quotes.first, line.quoted > 0.3 else { continue }
      let low = min(Int(quote.line) + 1, last + 1)
      let high = min(i, last + 1)
      guard low < high else { continue }
      steps[low] += 1
      steps[high] -= 1
    }
    var sum: Float = 0
    return steps.prefix(last + 1).map { step in
      sum += step
      return sum
    }
  }
}
