import Discussions

/// Shares: "more than 40%", "1.5% of GDP", "1.5%GDP", "2 per cent".
struct ShareReader {
  let passage: Passage

  func share(_ draft: FigureDraft) -> Mention? {
    var draft = draft
    guard takeSign(&draft) else { return nil }
    let of = takeWhole(&draft)
    if of == nil { draft.takeHedgeAfter() }
    draft.takeHedgeBefore()
    return draft.mention(.percent, unit: "%", of: of)
  }

  private func takeSign(_ draft: inout FigureDraft) -> Bool {
    var end = draft.bytes.upperBound
    if passage.byte(at: end) == 0x20 { end += 1 }
    if passage.byte(at: end) == UInt8(ascii: "%") {
      draft.bytes = draft.bytes.lowerBound..<end + 1
      return true
    }
    let next = draft.last + 1
    guard passage[next].gap == .space || passage[next].gap.isEmpty else { return false }
    if passage.isWord(next, among: ["percent", "pct", "percentage"]) {
      draft.take(through: next)
      if passage.isWord(next + 1, among: ["point", "points"]) { draft.take(through: next + 1) }
      return true
    }
    if passage.isWord(next, "pc"), passage[next].gap.isEmpty {
      draft.take(through: next)
      return true
    }
    if passage.isWord(next, "per"), passage.isWord(next + 1, "cent") {
      draft.take(through: next + 1)
      return true
    }
    return false
  }

  /// Words of a whole at most.
  private static let reach = 7

  /// "of GDP", "GDP", "Asian peacekeepers": taken into the span, and told in words.
  func takeWhole(_ draft: inout FigureDraft) -> String? {
    let next = draft.last + 1
    let gap = passage[next].gap.subtracting(.percent)
    guard next < passage.count, gap.isEmpty || gap == .space else { return nil }
    if passage.isWord(next, "gdp") {
      draft.take(through: next)
      return "GDP"
    }
    if passage.isWord(next, among: ["of", "the", "our", "its", "their"]) {
      var start = passage.isWord(next, "of") ? next + 1 : next
      while passage.isWord(start, among: ["the", "its", "their", "our", "all", "his", "this"]) {
        start += 1
      }
      guard let last = nouns(from: start) else { return nil }
      draft.take(through: last)
      return passage.string(from: start, through: last)
    }
    // "50% European and 50% Asian peacekeepers".
    guard passage[next].has([.demonym, .counted]), !passage[next].has([.stop, .verb, .hedgeAfter]),
      let last = nouns(from: next)
    else { return nil }
    draft.take(through: last)
    return passage.string(from: next, through: last)
  }

  /// "95% of the data flowing through them": what the whole does is no part of its name.
  private func isLooseParticiple(_ i: Int) -> Bool {
    let end = passage[i].end
    guard passage[i].shape == .lower, passage[i].length > 5, passage[i + 1].has(.stop),
      passage.string(end - 3..<end) == "ing"
    else { return false }
    return !passage.isWord(
      i,
      among: [
        "spending", "training", "shipping", "manufacturing", "building", "engineering", "funding",
        "shipbuilding", "fighting", "housing", "planning",
      ])
  }

  private func nouns(from start: Int) -> Int? {
    var last: Int?
    var i = start
    while i < passage.count, i < start + Self.reach {
      let token = passage[i]
      if i > start, !token.joins { break }
      if passage.isWord(i, "and"), last != nil, !passage[i + 1].has([.stop, .verb]),
        passage[i + 1].shape == .lower, passage[i + 1].gap == .space
      {
        i += 1
        continue
      }
      if token.has([.stop, .verb]), !passage.isPossessive(i) { break }
      if token.shape == .digits || i > start && isLooseParticiple(i) { break }
      last = i
      i += 1
    }
    return last
  }
}

/// Shares in words: "half of the fleet", "two thirds", "one in three".
struct FractionReader {
  let passage: Passage

  func share(at i: Int) -> Mention? {
    if let mention = ratio(at: i) { return mention }
    guard passage[i].has([.fraction, .prefix]),
      let (node, last) = passage.longest(from: i, doing: .fraction),
      let value = Double(passage.lexicon.name(of: node)),
      passage.isWord(last + 1, "of") || value == 50 && isWhole(last + 1),
      passage[last + 1].gap == .space, passage[last + 2].shape != .digits,
      !passage.isWord(i - 1, among: ["first", "second", "other", "latter", "last"])
    else { return nil }
    let numeral = Numeral(
      minimum: value, maximum: value, first: i, last: last, hasDigits: false)
    var draft = FigureDraft(numeral, passage)
    let of = ShareReader(passage: passage).takeWhole(&draft)
    draft.takeHedgeBefore()
    return draft.mention(.percent, unit: "%", of: of)
  }

  /// "half the fleet", "half our escorts".
  private func isWhole(_ i: Int) -> Bool {
    passage.isWord(i, among: ["the", "our", "its", "their", "his", "all"])
      && !passage[i + 1].has([.trivial, .timeUnit, .unit])
  }

  private func ratio(at i: Int) -> Mention? {
    var whole = i + 2
    // "3 out of 10", but "five out of nine vessels" counts vessels.
    if passage.isWord(i + 1, "out"), passage.isWord(i + 2, "of"), passage[i + 4].gap != .space {
      whole = i + 3
    } else if !passage.isWord(i + 1, "in") {
      return nil
    }
    guard passage[i + 1].gap == .space, passage[whole].gap == .space, let one = number(i),
      let all = number(whole), one < all, all <= 100, one > 0,
      !passage[whole + 1].has([.unit, .timeUnit])
    else { return nil }
    let share = (one / all * 1000).rounded() / 10
    let numeral = Numeral(
      minimum: share, maximum: share, first: i, last: whole, hasDigits: false)
    var draft = FigureDraft(numeral, passage)
    draft.takeHedgeBefore()
    return draft.mention(.percent, unit: "%")
  }

  private func number(_ i: Int) -> Double? {
    let token = passage[i]
    if token.shape == .digits {
      return token.length <= 3 ? Double(passage.string(from: i, through: i)) : nil
    }
    guard token.has(.number), let text = passage.value(of: i, as: .number) else { return nil }
    return Double(text)
  }
}
