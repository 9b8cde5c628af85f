import Discussions

/// Tells what a figure is a figure of: "French Army: 118,000", "Turkey’s 350K active troops",
/// "1,500 North Korean special forces", "the RN has about 16 escorts".
struct FigureSubject {
  let passage: Passage
  let names: [Mention]

  func attach(to figures: inout [Mention]) {
    for index in figures.indices where figures[index].figure?.of == nil {
      guard let subject = subject(of: figures[index]) else { continue }
      figures[index].figure?.of = subject.entity
      if subject.type == .organisation, figures[index].figure?.unit == "",
        figures[index].type == .quantity, isRow(figures[index], subject)
      {
        figures[index].figure?.unit = "personnel"
      }
    }
  }

  private func subject(of figure: Mention) -> Mention? {
    let candidates = names.filter { $0.type != .event && $0.type != .person && !$0.isGeneric }
    if let inside = candidates.first(where: { figure.first <= $0.first && $0.last <= figure.last })
    {
      return inside
    }
    if let people = people(in: figure) { return people }
    guard let before = candidates.last(where: { $0.last < figure.first }) else { return nil }
    if isRow(figure, before) { return before }
    if passage.isPossessive(before.last + 1), figure.first - before.last <= 3 { return before }
    return has(before, figure) ? before : nil
  }

  /// "NAME: 118,000" on a line of its own, also with a dash.
  private func isRow(_ figure: Mention, _ name: Mention) -> Bool {
    guard name.last + 1 == figure.first, passage[name.first].gap.contains(.newline) else {
      return false
    }
    return !passage[figure.first].gap.isDisjoint(with: [.colon, .hyphen, .dash, .other])
  }

  /// The people that a counted thing belongs to, as their country.
  private func people(in figure: Mention) -> Mention? {
    for i in figure.first...figure.last {
      guard let (node, last) = passage.longest(from: i, doing: .demonym),
        node.flags.contains(.demonym), last <= figure.last
      else { continue }
      return Mention(.place, passage, i, last, entity: passage.lexicon.name(of: node))
    }
    return nil
  }

  /// Words between an owner and what it has at most.
  private static let reach = 5

  private func has(_ name: Mention, _ figure: Mention) -> Bool {
    guard figure.first - name.last <= Self.reach, name.last + 1 < figure.first else { return false }
    for i in name.last + 1..<figure.first where passage[i].startsSentence { return false }
    return (name.last + 1...name.last + 2).contains {
      passage.isWord($0, among: ["has", "have", "had", "having", "operates", "operated", "fields"])
    }
  }
}
