import Discussions

/// Turns a name of the lexicon into a mention and takes in the words that belong to it:
/// "eastern Ukraine", "Kursk region", "Type 26 frigates", "long range cruise missiles".
struct NameWidening {
  let passage: Passage
  let owners: [Ownership]

  func mention(of match: NameFinder.Match) -> Mention? {
    guard let type = match.node.file.factType else { return nil }
    var mention = Mention(
      type, passage, match.first, match.last, entity: passage.lexicon.name(of: match.node))
    mention.isGeneric = match.node.kind == .generic
    if mention.isGeneric, qualifies(match.last) || isNoWeapon(match.first) { return nil }
    switch type {
    case .event:
      // "Russia’s war against Ukraine": whose war it is, is not its name.
      if passage.isPossessive(mention.first + 1), passage.isWord(mention.first + 2, "war") {
        extend(&mention, first: mention.first + 2, last: mention.last)
      }
    case .person:
      // Titles stand outside the span: "Lord Robertson".
      while let (_, title) = passage.longest(from: mention.first, doing: .title),
        title < mention.last
      {
        extend(&mention, first: title + 1, last: mention.last)
      }
      // "Putins demands": the apostrophe was left out, and the "s" is no part of the name.
      if match.isPlural {
        mention.bytes = mention.bytes.lowerBound..<mention.bytes.upperBound - 1
      }
    case .place: widenPlace(&mention, match)
    case .equipment:
      takeGluedPlural(&mention)
      widenEquipment(&mention)
    default: break
    }
    let isBare = mention.first == match.first && mention.last == match.last
    if mention.isGeneric, isBare, isVague(match) { return nil }
    return mention
  }

  /// "drone strikes", "launch tube covers": a singular before another noun only tells its kind.
  private func qualifies(_ last: Int) -> Bool {
    let next = passage[last + 1]
    // "tank-kill", "drone-maker".
    if next.gap == .hyphen, next.shape == .lower,
      !next.has([.equipmentHead, .equipmentTail, .equipmentModifier]), !isPlural(last)
    {
      return true
    }
    guard next.gap == .space, next.shape == .lower,
      passage[last].stemNode < 0 || passage[last].node >= 0,
      !next.has([
        .stop, .verb, .equipmentHead, .equipmentTail, .projectHead, .hedgeAfter, .number, .say,
        .relative,
      ])
    else { return false }
    return !passage[last + 2].has(.projectHead) && !isPlural(last) && next.length > 3
  }

  /// "think tanks", "fuel tank".
  private func isNoWeapon(_ i: Int) -> Bool {
    passage.isWord(i, among: ["tank", "tanks"])
      && passage.isWord(
        i - 1, among: ["think", "fuel", "water", "gas", "septic", "ballast", "fish"])
  }

  /// "the frigate" points back to a ship that was named; "ships" say nothing about their kind.
  private func isVague(_ match: NameFinder.Match) -> Bool {
    let token = passage[match.first]
    guard match.first == match.last, token.shape != .upper else { return false }
    return token.has(.vague) || token.has(.counted) && !isPlural(match.first)
  }

  private func isPlural(_ i: Int) -> Bool {
    passage[i].stem != 0 && passage.byte(at: passage[i].end - 2) | 0x20 != UInt8(ascii: "s")
  }

  private func widenPlace(_ mention: inout Mention, _ match: NameFinder.Match) {
    let before = mention.first - 1
    if before >= 0, passage[before].has(.direction),
      passage[mention.first].gap.isSubset(of: [.space, .hyphen]),
      !passage[mention.first].gap.isEmpty, owners[before] == .free,
      !passage.isWord(before, among: ["north", "south", "east", "west", "upper", "lower"])
        || passage[before].shape.isCapitalised && !passage[before].startsSentence
    {
      extend(&mention, first: before, last: mention.last)
      let direction = passage.string(from: before, through: before)
      let name = mention.entity ?? ""
      mention.entity = "\(direction) \(name)"
    }
    let next = mention.last + 1
    if passage[next].has(.placeHeadLower), passage[next].gap == .space,
      passage[next].shape == .lower, match.node.kind != .country,
      let (_, last) = passage.longest(from: next, doing: .placeHeadLower),
      !passage.isWord(next, "border")
    {
      extend(&mention, first: mention.first, last: last)
    }
  }

  private func widenEquipment(_ mention: inout Mention) {
    if mention.isGeneric { widenLeft(&mention) }
    var last = mention.last
    // "M-1978 Koksan 170mm howitzers".
    if passage[last + 1].shape == .digits, passage[last + 1].gap == .space,
      passage[last + 2].has(.unit), passage[last + 2].gap.isEmpty,
      passage[last + 3].has(.equipmentHead), passage[last + 3].gap == .space
    {
      last += 3
    }
    last = tail(after: last)
    if mention.isGeneric, last == mention.last, passage[last + 1].gap == .space {
      // "frigate building programme".
      for step in 1...2 where passage[last + step].has(.projectHead) {
        if step == 1 || passage.isWord(last + 1, among: ["building", "replacement", "upgrade"]) {
          last += step
          mention.isGeneric = false
          break
        }
      }
    }
    if last > mention.last {
      let isNamed = !mention.isGeneric
      extend(&mention, first: mention.first, last: last)
      if !isNamed { mention.entity = spelled(mention).lowercased() }
    }
  }

  private static let modifiers = 4
  /// Words that may follow a name and still belong to it at most ("air defence missile system").
  private static let reach = 5

  /// "cruise missiles", "stealth jets", "air defence system" after a name: the last word of it.
  private func tail(after last: Int) -> Int {
    var end = last
    var i = last + 1
    while i < passage.count, i <= last + Self.reach,
      passage[i].gap == .space || passage[i].gap == .hyphen,
      passage[i].has([.equipmentHead, .equipmentTail, .equipmentModifier]), owners[i] != .closed
    {
      if passage[i].has([.equipmentHead, .equipmentTail]) { end = i }
      i += 1
    }
    return end
  }

  /// "F-35s", "T26s": the plural of a name that ends in digits.
  private func takeGluedPlural(_ mention: inout Mention) {
    let next = mention.last + 1
    guard passage[mention.last].shape == .digits, passage[next].gap.isEmpty,
      passage.isWord(next, "s")
    else { return }
    extend(&mention, first: mention.first, last: next)
  }

  /// "long range", "nuclear", "Russian" before a common noun.
  private func widenLeft(_ mention: inout Mention) {
    var first = mention.first
    while first > 0, mention.first - first < Self.modifiers,
      passage[first].gap == .space || passage[first].gap == .hyphen,
      owners[first - 1] == .free, passage[first - 1].has([.equipmentModifier, .demonym])
    {
      first -= 1
      if passage[first].has(.demonym) {
        if passage.isWord(first - 1, among: ["north", "south", "saudi"]) { first -= 1 }
        break
      }
    }
    if first < mention.first {
      extend(&mention, first: first, last: mention.last)
      mention.entity = spelled(mention)
    }
  }

  private func spelled(_ mention: Mention) -> String {
    passage.string(from: mention.first, through: mention.last)
  }

  private func extend(_ mention: inout Mention, first: Int, last: Int) {
    let start = passage[first].start
    // The last full stop of "U.S." stays.
    let end = last == mention.last ? mention.bytes.upperBound : passage[last].end
    mention.first = first
    mention.last = last
    mention.bytes = start..<max(start, end)
  }
}
