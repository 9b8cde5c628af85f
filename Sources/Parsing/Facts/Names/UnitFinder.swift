import Discussions

/// Finds units by number: "45 Commando", "16 Air Assault Brigade", "101st Airborne Division".
struct UnitFinder {
  let passage: Passage
  let owners: [Ownership]

  /// Words between the number and the kind of the unit, with the kind, at most.
  private static let reach = 5

  func find() -> [Mention] {
    var found: [Mention] = []
    var i = 0
    while i + 1 < passage.count {
      if passage[i].shape == .digits, let last = unit(at: i) {
        found.append(
          Mention(.organisation, passage, i, last, entity: passage.string(from: i, through: last)))
        i = last
      }
      i += 1
    }
    return found
  }

  private func unit(at i: Int) -> Int? {
    guard passage[i].length <= 3, owners[i] == .free, i == 0 || !passage[i].gap.isEmpty,
      passage[i].gap.isSubset(of: [.space, .newline, .sentence, .open, .comma, .period, .quote])
    else { return nil }
    var next = i + 1
    let isOrdinal =
      passage[next].gap.isEmpty && passage.isWord(next, among: ["st", "nd", "rd", "th"])
    if isOrdinal { next += 1 }
    var last: Int?
    var at = next
    while at < passage.count, at < next + Self.reach, passage[at].gap == .space,
      passage[at].shape.isCapitalised, !passage[at].has(.title) || passage[at].has(.unitHead)
    {
      if passage[at].has(.unitHead), isOrdinal || !needsOrdinal(at) { last = at }
      at += 1
    }
    // "12 Group Captains", "30 Squadron Leaders": people rather than a unit.
    guard let last, !passage[last + 1].has(.title) || passage[last + 1].gap != .space else {
      return nil
    }
    return last
  }

  /// "5 Company", "4 Army": more often counted than numbered.
  private func needsOrdinal(_ i: Int) -> Bool {
    passage.isWord(
      i, among: ["army", "fleet", "company", "infantry", "cavalry", "group", "troop", "platoon"])
  }
}
