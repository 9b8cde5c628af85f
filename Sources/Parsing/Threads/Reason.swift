import Discussions

/// A signal that moved a decision, before its words are looked up.
struct Reason: Sendable {
  var signal: Signal
  /// Log-odds.
  var weight: Float

  static let kept = 3

  /// The strongest few, strongest first: those that speak for the decision, or the one that
  /// speaks least against it.
  ///
  /// - Parameter weights: for each signal, by its place among all.
  static func strongest(_ weights: [Float]) -> [Reason] {
    var kept: [Reason] = []
    for (i, signal) in Signal.allCases.enumerated() where weights[i] != 0 {
      let at = kept.firstIndex { $0.weight < weights[i] } ?? kept.count
      guard at < Self.kept else { continue }
      kept.insert(Reason(signal: signal, weight: weights[i]), at: at)
      if kept.count > Self.kept { kept.removeLast() }
    }
    let good = kept.filter { $0.weight > 0.05 }
    return good.isEmpty ? Array(kept.prefix(1)) : good
  }
}

/// What the splits on the way of one row say, summed by feature.
struct Attribution {
  private(set) var changes: [Float]

  init(_ ensemble: TreeEnsemble, _ values: [Float]) {
    var changes = [Float](repeating: 0, count: values.count)
    values.withUnsafeBufferPointer { values in
      if let base = values.baseAddress { ensemble.attribute(base, into: &changes) }
    }
    self.changes = changes
  }
}

extension Signal {
  /// Its place among all.
  var place: Int {
    switch self {
    case .greeting: 0
    case .signOff: 1
    case .question: 2
    case .agreement: 3
    case .contrast: 4
    case .secondPerson: 5
    case .quotation: 6
    case .sharedWords: 7
    case .similarity: 8
    case .listItem: 9
    case .typography: 10
    case .writerHabit: 11
    case .turnTaking: 12
    case .length: 13
    case .position: 14
    case .explicitMark: 15
    case .indentation: 16
    case .openingWords: 17
    case .closingWords: 18
    case .newSubject: 19
    case .meaning: 20
    case .statedPlace: 21
    }
  }

  /// The signal that an opener is an instance of.
  init(_ opener: Opener) {
    self =
      switch opener {
      case .greeting: .greeting
      case .agreement: .agreement
      case .disagreement, .contrast: .contrast
      case .secondPerson: .secondPerson
      default: .openingWords
      }
  }
}

extension BoundaryFeature {
  /// What a reader would call this feature of a row; only what is true of the row.
  func signal(_ row: FeatureRow<BoundaryFeature>) -> Signal {
    let opener = Opener(rawValue: UInt8(row[.opener])) ?? .none
    switch self {
    case .lexical, .secondWord, .lexicalNext, .lexicalMean, .thirdPerson, .opinions, .amendment,
      .thanks, .sameFirstWord, .exclamations, .registerScore, .registerPrevious:
      return .openingWords
    case .opener, .greeting, .addressee: return Signal(opener)
    case .words, .wordsPrevious, .wordsNext, .wordsRatio, .commentLines, .commentWords,
      .commentFirstWords:
      return .length
    case .end, .endPrevious, .previousEndsColon, .lexicalPrevious, .questionsPrevious,
      .openerPrevious, .previousAddressee, .firstPersonPrevious, .secondPersonPrevious:
      return .closingWords
    case .secondPerson: return row[.secondPerson] > 0 ? .secondPerson : .openingWords
    case .quoted, .quotesPreviousLine, .quotesComment, .quotesEarlier, .quotesArticle:
      return row[.quoted] > 0 ? .quotation : .openingWords
    case .similarityPrevious, .similarityBeforePrevious, .rarePrevious,
      .commentSimilarity, .commentRare, .pathSimilarity, .pathSimilarityGain, .cohesion,
      .cohesionWide, .cohesionDip, .neighbours, .behind, .ahead, .chains, .pairSimilarity,
      .pairPathGain:
      return row[.commentSimilarity] < 0.02 ? .newSubject : .similarity
    case .quotedApart, .quoteStep, .linesSinceQuote:
      return row[.quoted] > 0 ? .quotation : .position
    case .habitsApart, .pairHabits, .pairTurnHabits, .turnTraitDistance: return .typography
    case .traitDistance, .traitCommon, .commentTraitDistance, .start, .startsLower, .capitals,
      .numbers:
      return row[.traitDistance] > 0 ? .typography : .openingWords
    case .signOffPrevious, .shortNamePrevious, .repeatedPrevious:
      let isSigned =
        row[.signOffPrevious] + row[.shortNamePrevious] + row[.repeatedPrevious] > 0
      return isSigned ? .signOff : .closingWords
    case .startsBullet, .listContinues, .previousIsList:
      return row[.startsBullet] + row[.previousIsList] > 0 ? .listItem : .openingWords
    case .meaningStart, .meaningStartPrevious, .meaningStartNext, .meaningArticle,
      .meaningArticlePrevious, .meaningTop, .meaningAnswersComment, .meaningAnswersAbove,
      .startLead, .startRank, .startMean, .nearPrevious, .nearNext, .answersPrevious,
      .meaningCohesion, .meaningDip, .pairAnswers, .pairAnswersGain:
      return .meaning
    default: return .position
    }
  }
}

extension FeatureRow<BoundaryFeature> {
  /// The row with nothing that would be called this signal.
  func without(_ signal: Signal) -> Self {
    var row = self
    for feature in BoundaryFeature.allCases where feature.signal(self) == signal {
      row[feature] = 0
    }
    return row
  }
}

extension FeatureRow<LinkFeature> {
  /// The row with nothing that would be called this signal.
  func without(_ signal: Signal) -> Self {
    var row = self
    for feature in LinkFeature.allCases where feature.signal(self) == signal { row[feature] = 0 }
    return row
  }
}

extension LinkFeature {
  /// What a reader would call this feature of a row; only what is true of the row.
  func signal(_ row: FeatureRow<LinkFeature>) -> Signal {
    let opener = Opener(rawValue: UInt8(row[.opener])) ?? .none
    switch self {
    case .lexical, .lexicalLead, .start, .firstWords, .firstPerson: return .openingWords
    case .opener: return Signal(opener)
    case .addressee, .addressesSignature:
      return row[.addressee] > 0 ? .greeting : .openingWords
    case .secondPerson: return row[.secondPerson] > 0 ? .secondPerson : .openingWords
    case .similarity, .similarityLocal, .shared, .similarityFirst, .similarityFirstToFirst,
      .similarityFirstToLast, .similarityLead, .similarityRank,
      .parentSimilarity, .siblingSimilarity, .siblingRare:
      if row[.isTop] > 0, row[.similarityLead] <= 0 { return .newSubject }
      return row[.shared] > 0 ? .similarity : .position
    case .rare, .rareLead: return row[.rare] > 0 ? .sharedWords : .position
    case .quoted, .quotedLead, .quotesLast: return row[.quoted] > 0 ? .quotation : .position
    case .candidateQuestions, .candidateAsks, .candidateEnd:
      return row[.candidateQuestions] > 0 ? .question : .position
    case .traitDistance, .traitCommon, .siblingTraitDistance, .traitLead: return .writerHabit
    case .turnDistance, .sameSignature, .turnSignature: return .turnTaking
    case .words, .lines, .candidateWords, .candidateLines: return .length
    case .subject, .subjectLead, .subjectRank, .subjectFirst, .subjectFirstLead, .subjectBest,
      .subjectBestLead, .parentSubject, .siblingSubject, .meaning, .meaningLead, .meaningShare,
      .meaningRank, .meaningTop, .siblingMeaning,
      .parentMeaning:
      return .meaning
    default: return .position
    }
  }
}
