import Discussions

/// Finds forces and bodies named by a people or a party: "Russian airforce and navy",
/// "North Korean special forces", "Labour Government", "Trump administration".
struct ForceFinder {
  let passage: Passage
  let names: [NameFinder.Match]
  /// The navy that was named last in full.
  let navy: String?

  func find() -> [Mention] {
    var found: [Mention] = []
    var i = 0
    while i < passage.count {
      if passage[i].shape == .capital, isNavy(i) {
        found.append(Mention(.organisation, passage, i, i, entity: navy ?? "Navy"))
      }
      if passage[i].has([.demonym, .prefix]), let mention = force(at: i) {
        found.append(mention)
        i = mention.last
      }
      i += 1
    }
    for name in names { if let mention = body(after: name) { found.append(mention) } }
    return found
  }

  /// "the Navy": with a capital it is a particular one.
  private func isNavy(_ i: Int) -> Bool {
    guard passage.isWord(i, "navy"), !passage.isTitleCase,
      !passage[i].startsSentence || passage.isWord(i - 1, "the")
    else { return false }
    let next = passage[i + 1]
    let before = passage[i - 1]
    let isPart =
      next.joins && next.shape.isCapitalised && next.gap == .space
      || before.shape.isCapitalised && passage[i].joins && !passage.isWord(i - 1, "the")
    return !isPart
  }

  private func force(at i: Int) -> Mention? {
    guard let (node, people) = passage.longest(from: i, doing: .demonym),
      node.flags.contains(.demonym),
      !passage.isWord(i, among: ["european", "asian", "african", "western", "arab", "nordic"])
    else { return nil }
    return body(first: i, afterPeople: people, of: passage.string(from: i, through: people))
  }

  private func body(first: Int, afterPeople people: Int, of name: String) -> Mention? {
    var next = people + 1
    guard passage[next].gap == .space else { return nil }
    if passage[next].has(.direction) || passage.isWord(next, among: ["royal", "armed", "state"]),
      passage.longest(from: next, doing: .force) == nil
    {
      next += 1
    }
    guard passage[next].gap == .space, let (_, last) = passage.longest(from: next, doing: .force)
    else { return nil }
    let body = passage.string(from: next, through: last)
    var entity = name + " " + body
    var end = last
    // "airforce and navy": two bodies in one breath.
    if passage.isWord(last + 1, "and"), passage[last + 1].gap == .space,
      passage[last + 2].gap == .space,
      let (_, second) = passage.longest(from: last + 2, doing: .force),
      passage[last + 2].shape == .lower
    {
      end = second
      entity += " and " + passage.string(from: last + 2, through: second)
    }
    return Mention(.organisation, passage, first, end, entity: entity)
  }

  /// "Labour Government", "Trump administration", "UK Government", "US Navy".
  private func body(after match: NameFinder.Match) -> Mention? {
    let next = match.last + 1
    guard passage[next].gap == .space else { return nil }
    let name = passage.lexicon.name(of: match.node)
    switch match.node.file {
    case .people, .organisations:
      guard passage.isWord(next, among: ["government", "administration", "cabinet", "party"]),
        passage[match.last].shape.isCapitalised
      else { return nil }
      return Mention(
        .organisation, passage, match.first, next,
        entity: passage.string(from: match.first, through: next))
    case .places where match.node.kind == .country:
      guard passage[match.first].shape.isCapitalised,
        let (_, last) = passage.longest(from: next, doing: .force)
      else { return nil }
      return Mention(
        .organisation, passage, match.first, last,
        entity: name + " " + passage.string(from: next, through: last))
    default: return nil
    }
  }
}
