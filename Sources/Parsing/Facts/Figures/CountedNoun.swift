/// The thing that a number counts, as far as it follows the number: "peacekeeping troops", "mm".
struct CountedNoun {
  /// The last word of the phrase.
  var last: Int
  /// The words that stand in the head: a unit, a counted noun or a plural.
  var head: ClosedRange<Int>
  /// Normal form of the unit; nil for a noun.
  var unit: String?
  var isTime = false
}

/// Finds the end of the noun phrase after a number, without a grammar: function words, verbs and
/// punctuation end it, and its head is the last plural or counted noun before that.
struct CountedNounReader {
  let passage: Passage
  let owners: [Ownership]

  /// Words between a number and its head, with the head, at most.
  static let reach = 7

  func noun(after number: Numeral) -> CountedNoun? {
    var next = number.last + 1
    // "6x Type 45s".
    if passage.isWord(next, "x"), passage[next].gap.isEmpty, passage[next + 1].gap == .space {
      next += 1
    }
    let gap = passage[next].gap.subtracting(.plus)
    guard next < passage.count, gap == .space || gap.isEmpty || gap == .hyphen,
      passage[next].start - passage[number.last].end <= 3
    else { return nil }
    if let unit = unit(at: next, after: number) { return unit }
    guard gap != .hyphen || passage[next].has([.counted, .timeUnit]) else { return nil }
    guard !gap.isEmpty else { return nil }
    let isMore = passage.isWord(
      next, among: ["more", "other", "additional", "further", "extra", "fewer", "less"])
    return phrase(
      from: isMore ? next + 1 : next, isSingle: number.minimum == 1 && number.maximum == 1)
  }

  private func unit(at i: Int, after number: Numeral) -> CountedNoun? {
    let token = passage[i]
    if token.has([.unit, .prefix]), let (node, last) = passage.longest(from: i, doing: .unit) {
      let name = passage.lexicon.name(of: node)
      let isLetter = passage[last].length == 1 && last == i
      // A lone letter is a unit only when glued to digits ("130m").
      if isLetter, !number.hasDigits || !token.gap.isEmpty && !isSpacedMetre(i) { return nil }
      if passage.isWord(i, "in"), last == i { return nil }
      return CountedNoun(last: last, head: i...last, unit: name)
    }
    guard token.has(.timeUnit), let name = passage.value(of: i, as: .timeUnit) else { return nil }
    // "10 day old", "two week tour": the unit stays the unit.
    return CountedNoun(last: i, head: i...i, unit: name, isTime: true)
  }

  /// "284 m long".
  private func isSpacedMetre(_ i: Int) -> Bool {
    passage.isWord(i, "m") && passage[i].shape == .lower && passage[i].gap == .space
  }

  private func phrase(from first: Int, isSingle: Bool) -> CountedNoun? {
    var head: Int?
    var isPlural = false
    var i = first
    while i < passage.count, i < first + Self.reach {
      let token = passage[i]
      if i > first, !token.joins || token.gap == .period { break }
      let isName = owners[i] == .name || owners[i] == .equipment
      if owners[i] == .closed { break }
      if !isName {
        if token.shape == .digits || token.has(.stop) || passage.isPossessive(i) { break }
        if token.has(.verb), !isModifying(i) { break }
      }
      let plural = isPluralNoun(i)
      if let found = head, found == i - 1, isPlural, !(plural || token.has(.counted)) { break }
      // "three batteries awaits": after a noun that is known an unknown word in -s is a verb.
      if let found = head, isPlural, passage[found].has(.counted),
        !token.has([.counted, .equipmentHead, .named]), !isName
      {
        break
      }
      if let found = head, isPlural, found < i - 1 { break }
      if plural || token.has([.counted, .timeUnit]) && !token.has(.number) {
        head = i
        isPlural = plural
        if isSingle, !passage[i + 1].has(.counted) { break }
      } else if head != nil, token.shape != .lower, !isName {
        break
      }
      i += 1
    }
    // "14 AS90", "12 F-35As", "six Hunter-class".
    var named = head
    var at = first
    while at < min(i, passage.count), head == nil || head == at - 1 {
      if owners[at] == .equipment { named = at }
      at += 1
    }
    guard var head = named else { return nil }
    // "six Type 45s": a name is counted as a whole.
    while owners[head] == .equipment, head + 1 < min(i, passage.count),
      owners[head + 1] == .equipment
    {
      head += 1
    }
    var start = head
    while start > first, owners[head] == .equipment, owners[start - 1] == .equipment { start -= 1 }
    return CountedNoun(last: head, head: start...head)
  }

  /// A participle may stand before the noun ("deployed troops") as well as after it.
  private func isModifying(_ i: Int) -> Bool {
    let next = passage[i + 1]
    guard next.gap == .space, !next.has([.stop, .verb]) else { return false }
    let token = passage[i]
    let isParticiple =
      passage.byte(at: token.end - 1) == UInt8(ascii: "d")
      || passage.byte(at: token.end - 1) == UInt8(ascii: "g")
      || passage.isWord(i, among: ["long", "deep", "able", "combined", "known"])
    return isParticiple && (isPluralNoun(i + 1) || isPluralNoun(i + 2) || next.has(.counted))
  }

  /// Words in -s that are no plurals.
  func isPluralNoun(_ i: Int) -> Bool {
    let token = passage[i]
    guard token.stem != 0, token.shape != .digits, token.length > 3, !token.has([.stop, .verb])
    else { return token.has(.counted) && token.stem != 0 }
    let before = passage.byte(at: token.end - 2) | 0x20
    if before == UInt8(ascii: "s") || before == UInt8(ascii: "u") { return false }
    if before == UInt8(ascii: "i") { return token.has(.counted) }
    return !token.has(.demonym) || token.stemNode >= 0
  }
}
