import Discussions

/// Finds happenings by what they are and who took part: "invasion of Ukraine", "recent treaty between
/// Russia and North Korea", "Kyiv’s summer incursion into Russian territory".
struct EventFinder {
  let passage: Passage
  /// Names found so far; an event needs one that took part.
  let names: [Mention]

  func find() -> [Mention] {
    var starts: [Int: Int] = [:]
    for name in names where name.type != .equipment && !name.isGeneric {
      starts[name.first] = max(starts[name.first] ?? 0, name.last)
    }
    var found: [Mention] = []
    var i = 0
    while i < passage.count {
      if passage[i].has([.happening, .prefix, .eventHead]),
        let mention = happening(at: i, starts) ?? meeting(i)
      {
        found.append(mention)
        i = max(i, mention.last)
      }
      i += 1
    }
    return found
  }

  private func happening(at i: Int, _ starts: [Int: Int]) -> Mention? {
    guard let (_, head) = passage.longest(from: i, doing: .happening),
      passage[i].stem == 0
        || passage[i].node >= 0
    else { return nil }
    let preposition = head + 1
    guard passage[preposition].gap == .space,
      passage.isWord(
        preposition,
        among: ["in", "of", "on", "against", "into", "between", "with", "from", "to", "over"])
    else { return nil }
    guard let first = opening(before: i, isWar: passage.isWord(head, "war")),
      let last = target(from: preposition + 1, starts)
    else { return nil }
    return Mention(
      .event, passage, first, last, entity: passage.string(from: first, through: last))
  }

  /// "NATO summit", "Suez crisis": a name before what happened there.
  private func meeting(_ head: Int) -> Mention? {
    guard
      passage.isWord(
        head,
        among: [
          "summit", "crisis", "treaty", "pact", "accord", "accords", "memorandum", "conference",
          "blockade", "coup", "uprising", "massacre", "invasion", "campaign", "landings", "inquiry",
          "agreement", "conflict", "war", "incursion", "counteroffensive", "withdrawal",
          "evacuation", "poisoning", "sinking", "annexation", "referendum", "siege", "disaster",
          "ceasefire", "bombing", "bombings", "assassination", "sabotage", "talks",
        ]), passage[head].gap == .space,
      let name = names.last(where: { $0.last == head - 1 }),
      name.type == .place || name.type == .organisation
    else { return nil }
    let year = passage[name.first - 1]
    if year.shape == .digits, year.length == 4, passage[name.first].gap == .space {
      // "2014 NATO Summit".
      return Mention(
        .event, passage, name.first - 1, head,
        entity: passage.string(from: name.first - 1, through: head))
    }
    return Mention(
      .event, passage, name.first, head, entity: passage.string(from: name.first, through: head))
  }

  /// The named thing that an event befell: its last word.
  private func target(from start: Int, _ starts: [Int: Int]) -> Int? {
    var i = start
    if passage.isWord(i, among: ["the", "its"]) { i += 1 }
    guard passage[i].gap == .space else { return nil }
    if var last = starts[i] {
      if passage.isWord(last + 1, "and"), passage.isWord(start - 1, "between") {
        var second = last + 2
        if passage.isWord(second, "the") { second += 1 }
        if let end = starts[second] { last = end }
      }
      // "visit of the EU Commissioner", "attack on NATO ships": the name only tells whose.
      let next = passage[last + 1]
      if next.gap == .space, next.shape.isCapitalised, next.length > 1 { return nil }
      return last
    }
    // "into Russian territory".
    guard let (_, people) = passage.longest(from: i, doing: .demonym),
      passage.isWord(people + 1, among: ["territory", "soil", "waters", "airspace", "forces"])
    else { return nil }
    return people + 1
  }

  /// Words looked at before a happening for one that makes it a particular one.
  private static let reach = 4

  /// Where the span begins; nil when nothing says that a particular happening is meant.
  private func opening(before i: Int, isWar: Bool) -> Int? {
    var first = i
    var at = i - 1
    while at >= 0, at >= i - Self.reach, passage[at + 1].gap.isSubset(of: [.space, .hyphen]),
      !passage[at + 1].gap.isEmpty
    {
      if passage.isPossessive(at) {
        guard !isWar else { return i }
        let owner = names.last { $0.last == at - 1 }
        return owner?.first ?? i
      }
      if passage.isWord(at, among: ["the", "this", "its", "their", "his", "that"]) { return first }
      if passage[at].has([.stop, .verb, .pointing]) { return nil }
      if passage.isWord(at, among: ["recent", "ongoing", "illegal", "current"])
        || passage[at].has(.demonym)
      {
        return at
      }
      if !isWar { first = at }
      at -= 1
    }
    return nil
  }
}
