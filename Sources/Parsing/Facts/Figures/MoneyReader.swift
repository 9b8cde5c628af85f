import Discussions

/// Sums of money: "£1.2bn", "US$3 million", "10-15 billion euros", "40p".
struct MoneyReader {
  let passage: Passage

  func money(_ draft: FigureDraft) -> Mention? {
    var draft = draft
    let currency: String
    if let sign = sign(before: draft.numeral.first) {
      currency = sign.currency
      draft.bytes = sign.start..<draft.bytes.upperBound
      if sign.prefixWord { draft.first -= 1 }
      if draft.numeral.endsInM { takeMillions(&draft) }
    } else if let (name, last, end) = unit(after: draft) {
      if draft.numeral.endsInM { takeMillions(&draft) }
      currency = name
      draft.take(through: last)
      draft.bytes = draft.bytes.lowerBound..<max(draft.bytes.upperBound, end)
    } else {
      return nil
    }
    draft.takeHedgeBefore()
    takeRate(&draft)
    return draft.mention(.money, unit: currency)
  }

  /// "5m" is five million where money is meant.
  private func takeMillions(_ draft: inout FigureDraft) {
    let isRange = draft.numeral.isRange
    if !isRange || draft.numeral.minimum < 1e6 {
      draft.numeral.minimum = (draft.numeral.minimum * 1e6).rounded()
    }
    draft.numeral.maximum = (draft.numeral.maximum * 1e6).rounded()
    draft.take(through: draft.numeral.last + 1)
  }

  private func sign(before word: Int) -> (currency: String, start: Int, prefixWord: Bool)? {
    let token = passage[word]
    guard token.gap.contains(.currency) else { return nil }
    var at = token.start
    if passage.byte(at: at - 1) == 0x20 { at -= 1 }
    let last = passage.byte(at: at - 1)
    if last == UInt8(ascii: "$") {
      let before = passage[word - 1]
      let isGlued = word > 0 && before.end == at - 1 && before.shape.isCapitalised
      guard isGlued, let currency = dollars(word - 1) else { return ("USD", at - 1, false) }
      return (currency, before.start, true)
    }
    let trail = passage.byte(at: at - 2)
    if trail == 0xC2 {
      switch last {
      case 0xA3: return ("GBP", at - 2, false)
      case 0xA5: return ("JPY", at - 2, false)
      default: return nil
      }
    }
    guard passage.byte(at: at - 3) == 0xE2, trail == 0x82 else { return nil }
    let currency =
      switch last {
      case 0xAC: "EUR"
      case 0xA9: "KRW"
      case 0xB9: "INR"
      case 0xBD: "RUB"
      case 0xB4: "UAH"
      case 0xAA: "ILS"
      default: ""
      }
    return currency.isEmpty ? nil : (currency, at - 3, false)
  }

  private func dollars(_ word: Int) -> String? {
    let forms: [(StaticString, String)] = [
      ("us", "USD"), ("a", "AUD"), ("au", "AUD"), ("aud", "AUD"), ("c", "CAD"), ("ca", "CAD"),
      ("cad", "CAD"), ("nz", "NZD"), ("hk", "HKD"), ("s", "SGD"), ("nt", "TWD"),
    ]
    return forms.first { passage.isWord(word, $0.0) }?.1
  }

  /// "billion dollars", "million USD", "5€".
  private func unit(after draft: FigureDraft) -> (currency: String, last: Int, end: Int)? {
    var at = draft.last + 1
    if draft.numeral.endsInM { at += 1 }
    let next = passage[at]
    if let sign = trailingSign(at: passage[at - 1].end) {
      return (sign.0, at - 1, sign.1)
    }
    guard next.gap == .space || next.gap.isEmpty, next.has([.currency, .prefix]),
      let (node, last) = passage.longest(from: at, doing: .currency)
    else { return nil }
    let currency = passage.lexicon.name(of: node)
    if currency.utf8.count == 1, !next.gap.isEmpty || !draft.numeral.hasDigits { return nil }
    // "20 pounds" may be weight, but hardly in an argument about budgets.
    return (currency, last, passage[last].end)
  }

  private func trailingSign(at end: Int) -> (String, Int)? {
    if passage.byte(at: end) == 0xE2, passage.byte(at: end + 1) == 0x82,
      passage.byte(at: end + 2) == 0xAC
    {
      return ("EUR", end + 3)
    }
    guard passage.byte(at: end) == 0xC2, passage.byte(at: end + 1) == 0xA3 else { return nil }
    return WordScanner.isDigit(passage.byte(at: end + 2)) ? nil : ("GBP", end + 2)
  }

  /// "a year", "per annum".
  private func takeRate(_ draft: inout FigureDraft) {
    guard let last = RateReader(passage: passage).rate(after: draft.last) else { return }
    draft.take(through: last)
  }
}

/// What a figure is counted by: "a year", "per day", "annually".
struct RateReader {
  let passage: Passage

  /// The last word of the rate that follows a word.
  func rate(after word: Int) -> Int? {
    let next = word + 1
    guard passage[next].gap == .space else { return nil }
    if passage.isWord(next, among: ["annually", "yearly", "monthly", "daily"]) { return next }
    guard passage.isWord(next, among: ["a", "an", "per", "each", "every"]),
      passage[next + 1].gap == .space
    else { return nil }
    if passage[next + 1].has(.timeUnit) { return next + 1 }
    let isPer = passage.isWord(next, "per")
    return isPer && passage.isWord(next + 1, among: ["annum", "unit", "head", "capita"])
      ? next + 1 : nil
  }
}
