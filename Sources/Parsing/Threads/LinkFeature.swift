/// What is known of a comment and of one that it may answer (the candidate; the article when the
/// comment would stand at the top level).
enum LinkFeature: Int, Feature {
  typealias Numbers = InlineArray<96, Float>

  case isTop, isPrevious, rise, riseShare, depth, pathLength, children, lineDistance
  case commentDistance
  case lexical, lexicalLead
  case words, lines, candidateWords, candidateLines
  case opener, start, secondPerson, firstPerson, questions, quotedShare, addressee, startScore
  case endOfComment, firstWords
  case candidateEnd, candidateQuestions, candidateAsks, candidateSecondPerson, candidateOpener
  case candidateStartScore, candidateAddressee
  case similarity, similarityLocal, rare, shared, similarityFirst, similarityFirstToFirst
  case similarityFirstToLast, similarityLead, rareLead, similarityRank
  case quoted, quotedLead, quotesLast, quotedElsewhere
  case parentSimilarity, siblingSimilarity, siblingRare
  case traitDistance, traitCommon, turnDistance, siblingTraitDistance, traitLead
  case sameSignature, turnSignature, addressesSignature
  case topShare, meanDepth, maximumDepth, comments, oneLineShare, meanRise, lastRise
  case articleLines, meanWords, shortShare, meanLexical, germanShare, secondPersonShare, codeShare
  case documentLines, candidateLinesSince
  // After a close reading.
  case subject, subjectLead, subjectRank, subjectFirst, subjectFirstLead, subjectBest,
    subjectBestLead
  case parentSubject, siblingSubject
  case meaning, meaningLead, meaningShare, meaningRank, meaningTop, siblingMeaning, parentMeaning
}

/// The features of a comment with each candidate.
struct LinkChoice: Sendable {
  /// Levels to rise for each candidate; nil for the top level, which stands last.
  var rises: [Int?]
  var rows: [FeatureRow<LinkFeature>]

  /// Candidates nearest to the comment that are looked at, besides the root of the path and the top.
  static let nearest = 10

  /// Nil when nothing can be answered: the comment is the first.
  ///
  /// - Parameters:
  ///   - nearest: so many of the nearest candidates, at least one.
  ///   - wanted: a line of a comment that must be among the candidates if it is on the path.
  init?(
    tally: ThreadTally, style: DocumentStyle, model: HashedModel, nearest: Int = Self.nearest,
    wanted: Int? = nil
  ) {
    guard let comment = tally.path.last else { return nil }
    let candidates = tally.candidates
    guard !candidates.isEmpty else { return nil }
    var rises: [Int?] = []
    for rise in 0..<min(candidates.count, nearest) { rises.append(rise) }
    if candidates.count > nearest { rises.append(candidates.count - 1) }
    if let wanted, let at = candidates.lastIndex(where: { $0.firstLine <= wanted }),
      !rises.contains(candidates.count - 1 - at)
    {
      rises.append(candidates.count - 1 - at)
    }
    rises.append(nil)
    self.rises = rises
    rows = []
    rows.reserveCapacity(rises.count)
    var lexical = LinkWords(comment.firstWords, comment.firstShape, model)
    var base = FeatureRow<LinkFeature>()
    base.setComment(comment, tally, style)
    let overlaps = rises.map { rise -> Bag.Overlap in
      guard let rise else { return comment.bag.overlap(style.articleBag) }
      return comment.bag.overlap(candidates[candidates.count - 1 - rise].bag)
    }
    for (k, rise) in rises.enumerated() {
      rows.append(base)
      if let rise {
        let at = candidates.count - 1 - rise
        rows[k].setCandidate(comment, candidates[at], overlaps[k], style)
        rows[k].setFamily(comment, candidates, at, overlaps, rises, style)
        rows[k].set(.rise, rise)
        rows[k].set(.isPrevious, rise == 0)
        rows[k][.riseShare] = Float(rise) / Float(candidates.count)
      } else {
        rows[k].setTop(comment, overlaps[k], style, tally)
      }
      let relation: LexicalFeatures.Relation =
        rise.map { $0 == 0 ? .previous : $0 == 1 ? .next : .higher } ?? .top
      let candidate = rise.map { candidates[candidates.count - 1 - $0] }
      rows[k][.lexical] = lexical.score(to: candidate, relation)
    }
    compare(isReadClosely: comment.meaning != nil)
  }

  /// Sets what a candidate has over the best of the others.
  private mutating func compare(isReadClosely: Bool) {
    rows.withUnsafeMutableBufferPointer { rows in
      Self.lead(rows, .lexical, .lexicalLead)
      Self.lead(rows, .similarity, .similarityLead)
      Self.lead(rows, .rare, .rareLead)
      Self.lead(rows, .quoted, .quotedLead)
      Self.lead(rows, .traitDistance, .traitLead)
      Self.rank(rows, .similarity, .similarityRank)
      guard isReadClosely else { return }
      Self.lead(rows, .subject, .subjectLead)
      Self.lead(rows, .subjectFirst, .subjectFirstLead)
      Self.lead(rows, .subjectBest, .subjectBestLead)
      Self.rank(rows, .subject, .subjectRank)
      Self.lead(rows, .meaning, .meaningLead)
      Self.rank(rows, .meaning, .meaningRank)
      let shares = RecoveryModel.probabilities(of: rows.map { $0[.meaning] })
      for k in rows.indices { rows[k][.meaningShare] = shares[k] }
    }
  }

  @inline(__always)
  private static func rank(
    _ rows: UnsafeMutableBufferPointer<FeatureRow<LinkFeature>>, _ feature: LinkFeature,
    _ into: LinkFeature
  ) {
    for k in rows.indices {
      let own = rows[k][feature]
      var rank = 0
      for other in rows.indices where rows[other][feature] > own { rank += 1 }
      rows[k].set(into, rank)
    }
  }

  private static func lead(
    _ rows: UnsafeMutableBufferPointer<FeatureRow<LinkFeature>>, _ feature: LinkFeature,
    _ into: LinkFeature
  ) {
    let countsTop: Bool
    switch feature {
    case .lexical, .meaning, .subject, .subjectFirst, .subjectBest: countsTop = true
    default: countsTop = false
    }
    var best = -Float.infinity
    var second = -Float.infinity
    for k in rows.indices where rows[k][.isTop] == 0 || countsTop {
      let value = rows[k][feature]
      if value > best {
        (best, second) = (value, best)
      } else if value > second {
        second = value
      }
    }
    for k in rows.indices {
      let own = rows[k][feature]
      let other = own == best ? second : best
      rows[k][into] = other.isFinite ? own - other : own
    }
  }
}

extension FeatureRow<LinkFeature> {
  fileprivate mutating func setComment(
    _ comment: OpenComment, _ tally: ThreadTally, _ style: DocumentStyle
  ) {
    set(.pathLength, tally.candidates.count)
    set(.words, comment.words)
    set(.lines, comment.lineCount)
    set(.firstWords, comment.firstShape.wordCount)
    set(.opener, Int(comment.firstShape.opener.rawValue))
    set(.start, Int(comment.firstShape.start.rawValue))
    set(.endOfComment, Int(comment.lastShape.end.rawValue))
    set(.secondPerson, comment.secondPerson)
    set(.firstPerson, comment.firstPerson)
    set(.questions, comment.questions)
    self[.quotedShare] = tally.firstLineQuoted
    set(.addressee, comment.firstShape.addressee != 0)
    self[.meaningTop] = comment.meaning?.top ?? 0
    self[.startScore] = comment.startScore
    let count = Float(tally.comments + 2)
    self[.topShare] = Float(tally.topLevel + 1) / count
    self[.meanDepth] = Float(tally.depthSum) / count
    set(.maximumDepth, tally.maximumDepth)
    set(.comments, tally.comments)
    self[.oneLineShare] = Float(tally.oneLiners) / count
    self[.meanRise] = Float(tally.riseSum) / count
    set(.lastRise, tally.lastRise)
    set(.articleLines, style.split)
    self[.meanWords] = style.meanWords
    self[.shortShare] = style.shortShare
    self[.meanLexical] = style.meanLexical
    self[.germanShare] = style.germanShare
    self[.secondPersonShare] = style.secondPersonShare
    self[.codeShare] = style.codeShare
    set(.documentLines, style.lineCount - style.split)
  }

  private mutating func setOverlap(_ overlap: Bag.Overlap) {
    self[.similarity] = overlap.weighted
    self[.similarityLocal] = overlap.local
    self[.rare] = overlap.rare
    self[.shared] = overlap.shared
  }

  fileprivate mutating func setCandidate(
    _ comment: OpenComment, _ other: OpenComment, _ overlap: Bag.Overlap, _ style: DocumentStyle
  ) {
    set(.depth, other.depth)
    set(.children, other.children)
    set(.lineDistance, comment.firstLine - other.firstLine)
    set(.candidateLinesSince, comment.firstLine - other.lastLine)
    set(.commentDistance, comment.index - other.index)
    set(.candidateWords, other.words)
    set(.candidateLines, other.lineCount)
    set(.candidateEnd, Int(other.lastShape.end.rawValue))
    set(.candidateQuestions, other.questions)
    set(.candidateAsks, other.lastShape.end == .question)
    set(.candidateSecondPerson, other.secondPerson)
    set(.candidateOpener, Int(other.firstShape.opener.rawValue))
    self[.candidateStartScore] = other.startScore
    set(.candidateAddressee, other.firstShape.addressee != 0)
    setOverlap(overlap)
    // Of one line, the first bag is the whole one.
    let first =
      comment.lineCount == 1
      ? overlap.weighted : comment.firstBag.overlap(other.bag).weighted
    let isOneLine = other.lineCount == 1
    self[.similarityFirst] = first
    self[.similarityFirstToFirst] =
      isOneLine ? first : comment.firstBag.overlap(other.firstBag).weighted
    self[.similarityFirstToLast] =
      isOneLine ? first : comment.firstBag.overlap(other.lastBag).weighted
    if let meaning = comment.meaning, let answered = other.meaning {
      self[.meaning] = meaning.score(to: answered)
      setSubjects(comment.subjects, other.subjects)
    }
    self[.quoted] = comment.quoted(from: other.firstLine...other.lastLine)
    self[.quotesLast] = comment.quoted(from: other.lastLine...other.lastLine)
    self[.traitDistance] = style.distance(comment.traits, other.traits)
    self[.traitCommon] = style.common(comment.traits, other.traits)
    self[.turnDistance] = style.distance(comment.traits, other.parentTraits)
    let signature = comment.signature
    set(.sameSignature, signature != 0 && signature == other.signature)
    set(.turnSignature, signature != 0 && signature == other.parentSignature)
    let addressee = comment.firstShape.addressee
    set(.addressesSignature, addressee != 0 && addressee == other.signature)
  }

  private mutating func setSubjects(_ own: SubjectSum, _ other: SubjectSum) {
    self[.subject] = own.similarity(to: other)
    guard let first = own.lines.first else { return }
    self[.subjectFirst] = other.similarity(to: first)
    self[.subjectBest] = other.best(of: first)
  }

  /// The candidate's own parent and the candidate's child on the path, which the comment would
  /// stand beside.
  fileprivate mutating func setFamily(
    _ comment: OpenComment, _ candidates: ArraySlice<OpenComment>, _ at: Int,
    _ overlaps: [Bag.Overlap],
    _ rises: [Int?], _ style: DocumentStyle
  ) {
    if at + 1 < candidates.count {
      let sibling = candidates[at + 1]
      if let k = rises.firstIndex(of: candidates.count - 2 - at) {
        self[.siblingSimilarity] = overlaps[k].weighted
        self[.siblingRare] = overlaps[k].rare
      }
      self[.siblingTraitDistance] = style.distance(comment.traits, sibling.traits)
      if let meaning = comment.meaning, let other = sibling.meaning {
        self[.siblingMeaning] = meaning.score(to: other)
        self[.siblingSubject] = comment.subjects.similarity(to: sibling.subjects)
      }
    }
    if at > 0 {
      let parent = candidates[at - 1]
      if let k = rises.firstIndex(of: candidates.count - at) {
        self[.parentSimilarity] = overlaps[k].weighted
      } else {
        self[.parentSimilarity] = comment.bag.overlap(parent.bag).weighted
      }
      if let meaning = comment.meaning, let other = parent.meaning {
        self[.parentMeaning] = meaning.score(to: other)
        self[.parentSubject] = comment.subjects.similarity(to: parent.subjects)
      }
    }
  }

  fileprivate mutating func setTop(
    _ comment: OpenComment, _ overlap: Bag.Overlap, _ style: DocumentStyle, _ tally: ThreadTally
  ) {
    set(.isTop, true)
    self[.meaning] = comment.meaning?.top ?? 0
    set(.rise, tally.candidates.count)
    self[.riseShare] = 1
    set(.depth, -1)
    set(.children, tally.topLevel)
    set(.lineDistance, comment.firstLine - style.split)
    set(.commentDistance, comment.index)
    set(.candidateWords, style.articleWords)
    set(.candidateLines, style.split)
    setOverlap(overlap)
    self[.similarityFirst] =
      comment.lineCount == 1
      ? overlap.weighted : comment.firstBag.overlap(style.articleBag).weighted
    self[.similarityFirstToFirst] = comment.firstBag.overlap(style.titleBag).weighted
    for quote in comment.quotes where Int(quote.line) < style.split {
      self[.quoted] += Float(quote.words) / Float(max(1, comment.words))
    }
    if comment.meaning != nil {
      setSubjects(comment.subjects, style.articleSubjects)
      if let root = tally.candidates.first {
        self[.siblingSubject] = comment.subjects.similarity(to: root.subjects)
      }
    }
    if let root = tally.candidates.first {
      self[.siblingSimilarity] = comment.bag.overlap(root.bag).weighted
      self[.siblingTraitDistance] = style.distance(comment.traits, root.traits)
    }
  }
}
