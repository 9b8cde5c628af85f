extension FeatureRow<SplitFeature> {
  mutating func setSides(_ lines: [TextLine], _ k: Int, _ sums: SideSums) {
    let count = lines.count
    let near = SplitChoice.near
    set(.articleLines, k)
    self[.articleShare] = Float(k) / Float(count)
    set(.commentLines, count - k)
    set(.isOneLine, k == 1)
    set(.isWhole, k == count)
    set(.lineCount, count)
    self[.evidenceNear] =
      sums.mean(.clipped, k, k + 2 * near) - sums.mean(.clipped, k - 2 * near, k)
    func both(
      _ measure: SideSums.Measure, _ above: SplitFeature, _ below: SplitFeature,
      _ nearAbove: SplitFeature? = nil, _ nearBelow: SplitFeature? = nil
    ) {
      self[above] = sums.mean(measure, 0, k)
      self[below] = sums.mean(measure, k, count)
      if let nearAbove { self[nearAbove] = sums.mean(measure, k - near, k) }
      if let nearBelow { self[nearBelow] = sums.mean(measure, k, k + near) }
    }
    both(.register, .registerAbove, .registerBelow, .registerNearAbove, .registerNearBelow)
    both(.words, .wordsAbove, .wordsBelow, .wordsNearAbove, .wordsNearBelow)
    both(
      .secondPerson, .secondPersonAbove, .secondPersonBelow, .secondPersonNearAbove,
      .secondPersonNearBelow)
    both(
      .firstPerson, .firstPersonAbove, .firstPersonBelow, .firstPersonNearAbove,
      .firstPersonNearBelow)
    both(.questions, .questionsAbove, .questionsBelow)
    both(.publishing, .publishingAbove, .publishingBelow)
    both(.lower, .lowerAbove, .lowerBelow)
    both(.typing, .typingAbove, .typingBelow)
    self[.registerNearGain] = self[.registerNearBelow] - self[.registerNearAbove]
    self[.lexicalBelow] = sums.mean(.lexical, k, count)
    self[.lexicalNearAbove] = sums.mean(.lexical, k - near, k)
    self[.lexicalNearBelow] = sums.mean(.lexical, k, k + near)
    self[.publishingNear] = sums.mean(.publishing, k - 3, k) * 3
    self[.meanRegister] = sums.mean(.register, 0, count)
    self[.meanLexical] = sums.mean(.lexical, 0, count)
    self[.meanWords] = sums.mean(.words, 0, count)
    self[.germanShare] = sums.mean(.german, 0, count)
  }

  mutating func setBefore(_ lines: [TextLine], _ k: Int, _ article: Bag) {
    let before = lines[k - 1]
    let shape = before.shape
    self[.registerTitle] = lines[0].register
    set(.titleWords, lines[0].shape.wordCount)
    if lines.count > 1 { self[.registerLine1] = lines[1].register }
    self[.registerBefore] = before.register
    set(.wordsBefore, shape.wordCount)
    set(.endBefore, Int(shape.end.rawValue))
    set(.startBefore, Int(shape.start.rawValue))
    set(.openerBefore, Int(shape.opener.rawValue))
    set(.secondPersonBefore, shape.secondPerson)
    set(.firstPersonBefore, shape.firstPerson)
    set(.questionsBefore, shape.questions)
    set(.publishingBefore, shape.publishing)
    set(.isListBefore, shape.start == .bullet || shape.start == .numbered)
    self[.capitalsBefore] = Float(shape.capitals) / Float(max(1, shape.wordCount))
    set(.numbersBefore, shape.numbers)
    set(.shortNameBefore, shape.isShortName)
    set(.signOffBefore, shape.isSignOff)
    set(.codeBefore, shape.codeSigns)
    if k > 1 { self[.similarityTitleBefore] = before.bag.overlap(lines[0].bag).weighted }
    self[.similarityBefore] = before.bag.overlap(article).weighted
  }

  mutating func setFirst(_ lines: [TextLine], _ k: Int, _ article: Bag) {
    let first = lines[k]
    let shape = first.shape
    self[.registerFirst] = first.register
    self[.lexicalFirst] = first.lexical
    if k + 1 < lines.count {
      self[.registerSecond] = lines[k + 1].register
      self[.lexicalSecond] = lines[k + 1].lexical
    }
    set(.wordsFirst, shape.wordCount)
    set(.startFirst, Int(shape.start.rawValue))
    set(.openerFirst, Int(shape.opener.rawValue))
    set(.secondPersonFirst, shape.secondPerson)
    set(.firstPersonFirst, shape.firstPerson)
    set(.questionsFirst, shape.questions)
    set(.greetingFirst, shape.opener == .greeting)
    set(.thanksFirst, shape.opener == .thanks)
    set(.addresseeFirst, shape.addressee != 0)
    set(.opinionsFirst, shape.opinions)
    set(.isListFirst, shape.start == .bullet || shape.start == .numbered)
    self[.capitalsFirst] = Float(shape.capitals) / Float(max(1, shape.wordCount))
    set(.numbersFirst, shape.numbers)
    set(.codeFirst, shape.codeSigns)
    set(.blanks, min(first.source.blanksBefore, 9))
    self[.similarityFirst] = first.bag.overlap(article).weighted
    self[.similarityTitleFirst] = first.bag.overlap(lines[0].bag).weighted
    self[.similarityNeighbours] = first.bag.overlap(lines[k - 1].bag).weighted
    self[.quotedFirst] = first.quoted
    let distance = shape.traits.symmetricDifference(lines[k - 1].shape.traits)
    set(.traitDistance, distance.rawValue.nonzeroBitCount)
  }
}
