import Discussions

/// Finds quantities, shares and sums of money in a passage.
struct FigureFinder {
  let passage: Passage
  /// Which words other facts have taken already (names with digits, dates).
  let owners: [Ownership]

  static let openers: WordClass = [.number, .pluralNumber, .fraction]

  /// All figures, in order, not overlapping.
  func find() -> [Mention] {
    var found: [Mention] = []
    var i = 0
    while i < passage.count {
      let token = passage[i]
      guard token.shape == .digits || token.has(Self.openers) || token.has(.prefix),
        owners[i] == .free || measures(i)
      else {
        i += 1
        continue
      }
      if let mention = FractionReader(passage: passage).share(at: i) ?? figure(at: i) {
        found.append(mention)
        i = max(i + 1, mention.last + 1)
      } else {
        i += 1
      }
    }
    return found
  }

  /// A measure inside a name ("170mm" of a howitzer) is a figure of its own.
  private func measures(_ i: Int) -> Bool {
    owners[i] != .closed && passage[i].shape == .digits && passage[i].gap == .space
      && passage[i + 1].gap.isEmpty && passage[i + 1].has(.unit)
      && !passage[i + 2].gap.isEmpty
  }

  private func figure(at i: Int) -> Mention? {
    guard !isLabel(i), let numeral = NumeralReader(passage: passage).read(at: i),
      owners[numeral.last] == .free || measures(i), !isOrdinal(numeral)
    else { return nil }
    var draft = FigureDraft(numeral, passage)
    draft.takeHedgeAfter()
    if let money = MoneyReader(passage: passage).money(draft) { return money }
    if let share = ShareReader(passage: passage).share(draft) { return share }
    return QuantityReader(passage: passage, owners: owners).quantity(draft)
  }

  /// Digits that name rather than count: "M51", "F-35", "24/7", "10:30", "v1.2", "#5", "@5".
  private func isLabel(_ i: Int) -> Bool {
    let token = passage[i]
    guard token.shape == .digits else { return false }
    let before = passage[i - 1]
    let next = passage[i + 1]
    if i > 0, before.shape != .digits {
      if token.gap.isEmpty { return true }
      if token.gap == .hyphen, token.start - before.end <= 3, before.shape != .lower {
        return true
      }
      if token.gap == .space, before.has(.numbered) { return true }
    }
    if i > 0, before.shape == .digits,
      token.gap == .colon || token.gap == .slash || token.gap == .period
    {
      return true
    }
    if !token.gap.isDisjoint(with: [.at, .other]), token.start > 0,
      passage.byte(at: token.start - 1) == UInt8(ascii: "#")
        || passage.byte(at: token.start - 1) == UInt8(ascii: "_")
    {
      return true
    }
    if next.shape == .digits, next.gap == .colon || next.gap == .slash { return true }
    // "1. First …", "2) Second …" number the lines of a list.
    return token.gap.contains(.newline) && token.length <= 2
      && !next.gap.isDisjoint(with: [.period, .close, .colon]) && next.gap.contains(.space)
  }

  /// "21st century", "3rd".
  private func isOrdinal(_ numeral: Numeral) -> Bool {
    let next = passage[numeral.last + 1]
    return numeral.hasDigits && next.gap.isEmpty && numeral.last + 1 < passage.count
      && passage.isWord(numeral.last + 1, among: ["st", "nd", "rd", "th"])
  }
}
