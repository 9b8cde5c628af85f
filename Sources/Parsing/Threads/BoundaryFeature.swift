/// What is known when it is decided whether a line opens a comment. "Previous" and "next" are the
/// neighbouring lines, "comment" is the one that is open.
enum BoundaryFeature: Int, Feature {
  typealias Numbers = InlineArray<144, Float>

  case lexical, lexicalNext, lexicalPrevious, lexicalMean
  case words, wordsPrevious, wordsNext, wordsRatio
  case start, startNext, end, endPrevious, opener, openerNext, openerPrevious, secondWord
  case startsLower, startsMention, startsQuote, startsBullet, listContinues, previousIsList
  case previousEndsColon, isAddress
  case greeting, addressee, previousAddressee, nextAddressee
  case secondPerson, secondPersonPrevious, secondPersonNext, firstPerson, firstPersonPrevious
  case thirdPerson, opinions, numbers, capitals
  case questions, questionsPrevious, exclamations
  case quoted, quotedPrevious, quotedNext, quotesPreviousLine, quotesComment, quotesEarlier
  case quotesArticle
  case similarityPrevious, similarityNext, similarityBeforePrevious, rarePrevious
  case similarityArticle, similarityTitle
  case traitDistance, traitCommon, traitDistanceNext
  case signOffPrevious, signOff, shortNamePrevious, shortName, repeatedPrevious, repeated
  case amendment, thanks
  case codeSigns, codeSignsPrevious
  case blanksBefore
  case documentLines, articleLines, linePosition, meanWords, meanQuoted, shortShare, lowerShare
  case secondPersonShare, codeShare, questionShare, germanShare
  // With the comment that is open and those before it.
  case commentLines, commentWords, commentSimilarity, commentRare, commentTraitDistance
  case commentSecondPerson, commentQuestions, commentOpener, commentStart, commentFirstWords
  case commentGreeting, commentFirstQuoted, commentStartScore, sameFirstWord
  case pathSimilarity, pathSimilarityGain, commentsSoFar, linesPerComment, oneLineShare
  case depth, previousCommentLines, registerScore, registerPrevious
  // After a close reading.
  case meaningStart, meaningStartPrevious, meaningStartNext, meaningArticle, meaningArticlePrevious
  case meaningTop, meaningAnswersComment, meaningAnswersAbove
  case cohesion, cohesionWide, cohesionDip, neighbours, behind, ahead, chains, quotedApart
  case startLead, startRank, startMean, lexicalRank, nearPrevious, nearNext, answersPrevious
  case meaningCohesion, meaningDip, habitsApart
  // The line and the next one together, with the comment that is open and those before it.
  case pairSimilarity, pairPathGain, pairAnswers, pairAnswersGain, pairHabits, pairTurnHabits
  case quoteStep, linesSinceQuote, turnTraitDistance
}

extension FeatureRow<BoundaryFeature> {
  /// - Parameters:
  ///   - previous: the line above, in the article when `line` is the first below it.
  ///   - tally: what was found so far; its last comment is the one that is open.
  init(
    _ line: TextLine, at i: Int, previous: TextLine?, beforePrevious: TextLine?, next: TextLine?,
    style: DocumentStyle, tally: ThreadTally
  ) {
    self.init()
    setLine(line, next: next)
    if let previous { setPrevious(previous, line: line) }
    if let next { setNext(next, line: line) }
    if let beforePrevious {
      self[.similarityBeforePrevious] = line.bag.overlap(beforePrevious.bag).weighted
    }
    if let previous {
      let overlap = line.bag.overlap(previous.bag)
      self[.similarityPrevious] = overlap.weighted
      self[.rarePrevious] = overlap.rare
      self[.traitDistance] = style.distance(line.shape.traits, previous.shape.traits)
      self[.traitCommon] = style.common(line.shape.traits, previous.shape.traits)
    }
    if let next {
      self[.similarityNext] = line.bag.overlap(next.bag).weighted
      self[.traitDistanceNext] = style.distance(line.shape.traits, next.shape.traits)
    }
    setQuotes(line, at: i, style: style, tally: tally)
    setDocument(at: i, style: style, line: line)
    setTally(tally, line: line, style: style)
    if let surroundings = line.surroundings {
      setSurroundings(surroundings.measures)
      setPair(line, next, surroundings, at: i, style: style, tally: tally)
    }
  }

  private mutating func setLine(_ line: TextLine, next: TextLine?) {
    let shape = line.shape
    self[.lexical] = line.lexical
    set(.words, shape.wordCount)
    set(.start, Int(shape.start.rawValue))
    set(.end, Int(shape.end.rawValue))
    set(.opener, Int(shape.opener.rawValue))
    self[.secondWord] = Float(shape.second.rawValue & 0x3FF)
    set(.startsLower, shape.start == .lower)
    set(.startsMention, shape.start == .mention)
    set(.startsQuote, shape.start == .quote)
    set(.startsBullet, shape.start == .bullet || shape.start == .numbered)
    set(.isAddress, shape.isAddress)
    set(.greeting, shape.opener == .greeting)
    set(.addressee, shape.addressee != 0)
    set(.secondPerson, shape.secondPerson)
    set(.firstPerson, shape.firstPerson)
    set(.thirdPerson, shape.thirdPerson)
    set(.opinions, shape.opinions)
    set(.numbers, shape.numbers)
    self[.capitals] = Float(shape.capitals) / Float(max(1, shape.wordCount))
    set(.questions, shape.questions)
    set(.exclamations, shape.exclamations)
    self[.quoted] = line.quoted
    set(.signOff, shape.isSignOff)
    set(.shortName, shape.isShortName)
    set(.repeated, line.isRepeated)
    set(.amendment, shape.opener == .amendment)
    set(.thanks, shape.opener == .thanks)
    set(.codeSigns, shape.codeSigns)
    set(.blanksBefore, min(line.source.blanksBefore, 5))
    self[.registerScore] = line.register
    if let meaning = line.meaning {
      self[.meaningStart] = meaning.start
      self[.meaningArticle] = meaning.article
      self[.meaningTop] = meaning.top
    }
  }

  private mutating func setPrevious(_ previous: TextLine, line: TextLine) {
    let shape = previous.shape
    self[.lexicalPrevious] = previous.lexical
    set(.wordsPrevious, shape.wordCount)
    self[.wordsRatio] = NaturalLogarithm.of(
      Float(line.shape.wordCount + 1) / Float(shape.wordCount + 1))
    set(.endPrevious, Int(shape.end.rawValue))
    set(.openerPrevious, Int(shape.opener.rawValue))
    set(.listContinues, shape.listNumber > 0 && line.shape.listNumber == shape.listNumber + 1)
    set(.previousIsList, shape.start == .bullet || shape.start == .numbered)
    set(.previousEndsColon, shape.end == .colon)
    set(.previousAddressee, shape.addressee != 0)
    set(.secondPersonPrevious, shape.secondPerson)
    set(.firstPersonPrevious, shape.firstPerson)
    set(.questionsPrevious, shape.questions)
    self[.quotedPrevious] = previous.quoted
    set(.signOffPrevious, shape.isSignOff)
    set(.shortNamePrevious, shape.isShortName)
    set(.repeatedPrevious, previous.isRepeated)
    set(.codeSignsPrevious, shape.codeSigns)
    self[.registerPrevious] = previous.register
    if let meaning = previous.meaning {
      self[.meaningStartPrevious] = meaning.start
      self[.meaningArticlePrevious] = meaning.article
    }
  }

  private mutating func setNext(_ next: TextLine, line: TextLine) {
    self[.lexicalNext] = next.lexical
    set(.wordsNext, next.shape.wordCount)
    set(.startNext, Int(next.shape.start.rawValue))
    set(.openerNext, Int(next.shape.opener.rawValue))
    set(.nextAddressee, next.shape.addressee != 0)
    set(.secondPersonNext, next.shape.secondPerson)
    self[.quotedNext] = next.quoted
    self[.meaningStartNext] = next.meaning?.start ?? 0
  }

  private mutating func setQuotes(
    _ line: TextLine, at i: Int, style: DocumentStyle, tally: ThreadTally
  ) {
    let words = Float(max(1, line.shape.wordCount))
    let first = tally.path.last?.firstLine ?? i
    for quote in line.quotes {
      let share = Float(quote.words) / words
      let source = Int(quote.line)
      if source == i - 1 { self[.quotesPreviousLine] = share }
      if source < style.split {
        self[.quotesArticle] += share
      } else if source >= first {
        self[.quotesComment] += share
      } else {
        self[.quotesEarlier] += share
      }
    }
  }

  private mutating func setDocument(at i: Int, style: DocumentStyle, line: TextLine) {
    self[.lexicalMean] = style.meanLexical
    set(.documentLines, style.lineCount - style.split)
    set(.articleLines, style.split)
    set(.linePosition, i - style.split)
    self[.meanWords] = style.meanWords
    self[.meanQuoted] = style.meanQuoted
    self[.shortShare] = style.shortShare
    self[.lowerShare] = style.lowerShare
    self[.secondPersonShare] = style.secondPersonShare
    self[.codeShare] = style.codeShare
    self[.questionShare] = style.questionShare
    self[.germanShare] = style.germanShare
    self[.similarityArticle] = line.bag.overlap(style.articleBag).weighted
    self[.similarityTitle] = line.bag.overlap(style.titleBag).weighted
  }

  private mutating func setSurroundings(_ measures: Surroundings.Measures) {
    self[.cohesion] = measures.cohesion
    self[.cohesionWide] = measures.cohesionWide
    self[.cohesionDip] = measures.cohesionDip
    self[.neighbours] = measures.neighbours
    self[.behind] = measures.behind
    self[.ahead] = measures.ahead
    self[.chains] = measures.chains
    self[.quotedApart] = measures.quotedApart
    self[.startLead] = measures.startLead
    self[.startRank] = measures.startRank
    self[.startMean] = measures.startMean
    self[.lexicalRank] = measures.lexicalRank
    self[.nearPrevious] = measures.nearPrevious
    self[.nearNext] = measures.nearNext
    self[.answersPrevious] = measures.answersPrevious
    self[.meaningCohesion] = measures.meaningCohesion
    self[.meaningDip] = measures.meaningDip
    self[.habitsApart] = measures.habitsApart
  }

  /// Values of features that there is nothing to measure for.
  private enum Absent {
    static let quoteStep: Float = -99
    static let linesSinceQuote = 99
  }

  private mutating func setPair(
    _ line: TextLine, _ next: TextLine?, _ surroundings: Surroundings, at i: Int,
    style: DocumentStyle, tally: ThreadTally
  ) {
    guard let comment = tally.path.last else { return }
    let above = tally.path.dropLast().suffix(4)
    let bag = surroundings.pairBag
    let own = bag.overlap(comment.bag).weighted
    self[.pairSimilarity] = own
    self[.pairPathGain] = (above.map { bag.overlap($0.bag).weighted }.max() ?? 0) - own
    if let meaning = line.meaning.map(CommentMeaning.init), let open = comment.meaning {
      if let next = next?.meaning { meaning.add(next) }
      let answers = meaning.score(to: open)
      self[.pairAnswers] = answers
      self[.pairAnswersGain] =
        (above.compactMap { $0.meaning.map(meaning.score) }.max() ?? 0) - answers
    }
    let habits = surroundings.pairHabits
    self[.pairHabits] = comment.habits.map { style.habits.distance(habits, $0) } ?? 0
    self[.pairTurnHabits] = above.last?.habits.map { style.habits.distance(habits, $0) } ?? 0
    self[.quoteStep] = Absent.quoteStep
    if let last = comment.quotes.last, let own = line.quotes.first {
      let reach = Surroundings.quoteReach
      set(.quoteStep, max(-reach, min(reach, Int(own.line) - Int(last.line))))
    }
    set(.linesSinceQuote, comment.lastQuotingLine.map { i - $0 } ?? Absent.linesSinceQuote)
    self[.turnTraitDistance] =
      above.last.map { style.distance($0.traits, line.shape.traits) } ?? 0
  }

  private mutating func setTally(_ tally: ThreadTally, line: TextLine, style: DocumentStyle) {
    guard let comment = tally.path.last else { return }
    set(.commentLines, comment.lineCount)
    set(.commentWords, comment.words)
    let overlap = line.bag.overlap(comment.bag)
    self[.commentSimilarity] = overlap.weighted
    self[.commentRare] = overlap.rare
    self[.commentTraitDistance] = style.distance(comment.traits, line.shape.traits)
    set(.commentSecondPerson, comment.secondPerson)
    set(.commentQuestions, comment.questions)
    set(.commentOpener, Int(comment.firstShape.opener.rawValue))
    set(.commentStart, Int(comment.firstShape.start.rawValue))
    set(.commentFirstWords, comment.firstShape.wordCount)
    set(.commentGreeting, comment.firstShape.addressee != 0)
    self[.commentFirstQuoted] = tally.firstLineQuoted
    self[.commentStartScore] = comment.startScore
    set(.sameFirstWord, comment.firstWords.first?.hash == line.words.first?.hash)
    if let meaning = line.meaning.map(CommentMeaning.init) {
      func answers(_ other: OpenComment) -> Float { other.meaning.map(meaning.score) ?? 0 }
      self[.meaningAnswersComment] = answers(comment)
      self[.meaningAnswersAbove] = tally.path.dropLast().suffix(4).map(answers).max() ?? 0
    }
    var best: Float = 0
    for other in tally.path.dropLast().suffix(4) {
      best = max(best, line.bag.overlap(other.bag).weighted)
    }
    self[.pathSimilarity] = best
    self[.pathSimilarityGain] = best - overlap.weighted
    set(.commentsSoFar, tally.comments)
    self[.linesPerComment] = Float(tally.closedLines + 2) / Float(tally.comments + 1)
    self[.oneLineShare] = Float(tally.oneLiners + 1) / Float(tally.comments + 2)
    set(.depth, tally.path.count)
    set(.previousCommentLines, tally.previousLines)
  }
}
