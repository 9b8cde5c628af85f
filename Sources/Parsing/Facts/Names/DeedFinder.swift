import Discussions

/// Finds happenings that are told by a verb: "Russia annexed Crimea", "the Belgrano was sunk".
struct DeedFinder {
  let passage: Passage
  /// Names found already, by place.
  let names: [Mention]

  /// Words between what was done and the name of what it was done to at most.
  private static let reach = 3

  func find() -> [Mention] {
    var found: [Mention] = []
    var i = 0
    while i < passage.count {
      if passage[i].has([.action, .actionPassive, .prefix]), passage[i].shape == .lower,
        let deed = deed(at: i) ?? suffered(at: i)
      {
        found.append(deed)
        i = deed.last
      }
      i += 1
    }
    return found
  }

  private func isProper(_ name: Mention) -> Bool {
    !name.isGeneric && name.type != .event && passage[name.first].shape.isCapitalised
  }

  /// "Ukrainian forces crossed the border into the Kursk region".
  private func deed(at i: Int) -> Mention? {
    guard let (_, verb) = passage.longest(from: i, doing: .action), !isSupposed(i),
      !passage.isWord(verb + 1, "by"), let last = object(after: verb)
    else { return nil }
    let first = subject(before: i) ?? i
    return Mention(
      .event, passage, first, last, entity: passage.string(from: first, through: last))
  }

  /// The last word of what it was done to: a name, or a number of a people ("two North Koreans").
  private func object(after verb: Int) -> Int? {
    for i in verb + 1...verb + Self.reach where i < passage.count {
      if i > verb + 1, passage[i].gap.contains(.comma) { return nil }
      if let name = names.first(where: { $0.first == i && isProper($0) }) { return name.last }
      let isCounted = passage[i - 1].has(.number) || passage[i - 1].shape == .digits
      if isCounted, let (node, last) = passage.longest(from: i, doing: .demonym),
        node.flags.contains(.demonym)
      {
        return last
      }
    }
    return nil
  }

  /// "HMS Sheffield was sunk", "Crimea, which was annexed".
  private func suffered(at i: Int) -> Mention? {
    guard let (_, verb) = passage.longest(from: i, doing: .actionPassive),
      passage.isWord(i - 1, among: ["was", "were"]), !isSupposed(i - 1)
    else { return nil }
    var before = i - 2
    if passage.isWord(before, among: ["which", "who", "that"]) { before -= 1 }
    guard let name = names.last(where: { $0.last == before }), isProper(name) else { return nil }
    return Mention(
      .event, passage, name.first, verb,
      entity: passage.string(from: name.first, through: verb))
  }

  /// Whose deed it is, where a name stands right before the verb, also "Russian forces".
  private func subject(before i: Int) -> Int? {
    if let name = names.last(where: { $0.last == i - 1 }), isProper(name) { return name.first }
    if passage[i - 1].shape == .lower, passage[i - 2].has(.demonym), passage[i - 1].gap == .space {
      return i - 2
    }
    return nil
  }

  /// "would have invaded", "if China attacked": nothing that happened.
  private func isSupposed(_ i: Int) -> Bool {
    var at = i - 1
    while at >= 0, at >= i - 5, !passage[at + 1].startsSentence {
      if passage.isWord(
        at,
        among: [
          "if", "would", "could", "should", "might", "may", "never", "not", "unless", "until",
        ])
      {
        return true
      }
      at -= 1
    }
    return false
  }
}
