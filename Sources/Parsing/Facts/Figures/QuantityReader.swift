import Discussions

/// Quantities: a number with what it counts or measures.
struct QuantityReader {
  let passage: Passage
  let owners: [Ownership]

  func quantity(_ draft: FigureDraft) -> Mention? {
    var draft = draft
    let numeral = draft.numeral
    let after = Numeral(
      minimum: numeral.minimum, maximum: numeral.maximum, first: numeral.first,
      last: draft.last, hasDigits: numeral.hasDigits)
    var noun = CountedNounReader(passage: passage, owners: owners).noun(after: after)
    if numeral.endsInM { readM(&draft, &noun) }
    if passage.isWord(draft.first - 1, "mach"), passage[draft.first].gap == .space {
      draft.extend(to: draft.first - 1)
      return draft.mention(.quantity, unit: "Mach")
    }
    draft.takeHedgeBefore()
    if let noun {
      guard accepts(noun, draft) else { return nil }
      draft.take(through: noun.last)
      if draft.hedge == nil, draft.last == noun.last { draft.takeHedgeAfter() }
      takeContents(of: noun, &draft)
      takeRate(&draft)
      return draft.mention(.quantity, unit: unit(of: noun))
    }
    if let last = partitive(after: draft.last, isVague: numeral.isVague), numeral.maximum != 1 {
      draft.take(through: last)
      return draft.mention(.quantity, unit: passage.string(from: last, through: last).lowercased())
    }
    guard stands(draft) else { return nil }
    if passage[draft.last + 1].gap == .space,
      passage.isWord(draft.last + 1, among: ["available", "operational", "active"])
    {
      draft.take(through: draft.last + 1)
    }
    takeRate(&draft)
    return draft.mention(.quantity, unit: "")
  }

  /// "5m" is metres, unless people or things follow.
  private func readM(_ draft: inout FigureDraft, _ noun: inout CountedNoun?) {
    let reader = CountedNounReader(passage: passage, owners: owners)
    let letter = draft.numeral.last + 1
    var beyond = draft.numeral
    beyond.last = letter
    guard let counted = reader.noun(after: beyond), counted.unit == nil else { return }
    noun = counted
    draft.numeral.minimum = (draft.numeral.minimum * 1e6).rounded()
    draft.numeral.maximum = (draft.numeral.maximum * 1e6).rounded()
    draft.take(through: letter)
  }

  private func accepts(_ noun: CountedNoun, _ draft: FigureDraft) -> Bool {
    let numeral = draft.numeral
    if noun.unit != nil, !noun.isTime { return true }
    if noun.isTime, isAdverb(noun, draft) || isClock(draft) { return false }
    guard !numeral.hasDigits, draft.hedge == nil, noun.unit == nil else { return true }
    if passage[noun.last].has(.trivial) { return false }
    let isKnown = passage[noun.last].has([.counted, .equipmentHead])
    if numeral.maximum == 1 {
      return isKnown && noun.last - draft.last <= 3
        && !passage[draft.first - 1].has(.pointing)
        && !passage.isWord(
          draft.first - 1, among: ["no", "any", "every", "each", "that", "this", "which", "at"])
    }
    return isKnown || !passage[draft.first - 1].has(.pointing)
  }

  /// "0800 hrs".
  private func isClock(_ draft: FigureDraft) -> Bool {
    passage[draft.first].length == 4 && passage.byte(at: passage[draft.first].start) == 0x30
  }

  /// "one day the world will wake up", "at one time": no span of time.
  private func isAdverb(_ noun: CountedNoun, _ draft: FigureDraft) -> Bool {
    guard draft.numeral.maximum == 1, !draft.numeral.hasDigits, draft.hedge == nil else {
      return false
    }
    let isDay = passage.isWord(noun.last, "day") || passage.isWord(noun.last, "second")
    return isDay && !passage.isWord(noun.last + 1, "of")
      || passage.isWord(draft.first - 1, among: ["at", "this", "that", "no", "any"])
  }

  /// Whether a bare number is worth its place: it says how many of something said before.
  private func stands(_ draft: FigureDraft) -> Bool {
    let numeral = draft.numeral
    guard numeral.hasDigits else {
      return draft.hedge != nil && numeral.maximum > 1 || passage.isWord(draft.first, "another")
        || isSubject(draft)
    }
    if !numeral.isPlain || draft.hedge != nil || numeral.isRange { return true }
    let before = passage[draft.first - 1]
    if passage.isWord(draft.first - 1, among: ["a", "an"]) { return false }
    if passage[draft.first].gap.isDisjoint(with: [.space, .newline, .colon, .plus, .open]) {
      return false
    }
    return numeral.maximum >= 2 && !before.has([.title, .common]) || before.has(.say)
  }

  /// "Four were below strength": as many of what was just spoken of.
  private func isSubject(_ draft: FigureDraft) -> Bool {
    passage[draft.first].startsSentence && draft.numeral.maximum > 1
      && passage[draft.last + 1].gap == .space
      && passage.isWord(draft.last + 1, among: ["were", "are", "have", "had", "remain", "sank"])
  }

  /// "of their comrades", "of the six destroyers", after a vague number also "of rounds": its last word.
  private func partitive(after word: Int, isVague: Bool) -> Int? {
    if isVague, passage.isWord(word + 1, "of"), passage[word + 1].gap == .space {
      let of = Numeral(minimum: 2, maximum: 2, first: word, last: word + 1, hasDigits: false)
      if let noun = CountedNounReader(passage: passage, owners: owners).noun(after: of) {
        return contents(of: noun) ?? noun.last
      }
    }
    guard passage.isWord(word + 1, "of"), passage[word + 1].gap == .space,
      passage.isWord(
        word + 2, among: ["the", "their", "our", "its", "his", "her", "these", "those", "them"])
    else { return nil }
    if passage.isWord(word + 2, "them") { return word + 2 }
    var number = Numeral(minimum: 2, maximum: 2, first: word + 2, last: word + 2, hasDigits: false)
    if let inner = NumeralReader(passage: passage).read(at: word + 3) { number.last = inner.last }
    return CountedNounReader(passage: passage, owners: owners).noun(after: number)?.last
  }

  private func takeContents(of noun: CountedNoun, _ draft: inout FigureDraft) {
    if let last = contents(of: noun) { draft.take(through: last) }
  }

  /// "of supplies" after days, "of ammunition" after rounds: the last word of it.
  private func contents(of noun: CountedNoun) -> Int? {
    let of = noun.last + 1
    guard passage.isWord(of, "of"), passage[of].gap == .space,
      noun.unit != nil || passage.isWord(noun.last, among: ["rounds", "pieces", "types", "sets"])
    else { return nil }
    var last: Int?
    var i = of + 1
    while i < passage.count, i < of + 5, passage[i].gap == .space, !passage[i].has([.stop, .verb]) {
      last = i
      if passage[i].stem != 0, !passage[i + 1].has(.counted) { break }
      i += 1
    }
    return last
  }

  private func takeRate(_ draft: inout FigureDraft) {
    guard let last = RateReader(passage: passage).rate(after: draft.last) else { return }
    draft.take(through: last)
  }

  private func unit(of noun: CountedNoun) -> String {
    if let unit = noun.unit { return unit }
    return passage.string(from: noun.head.lowerBound, through: noun.head.upperBound).lowercased()
  }
}
