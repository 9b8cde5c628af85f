import Discussions

/// Tells what a figure is a figure of: "French Army: 118,000", "Turkey’s 350K active troops",
/// "1,500 North Korean special forces", "the RN has about 16 escorts".
struct FigureSubject {
  let passage: Passage
  let names: [Mention]

  func attach(to figures: inout [Mention], _ context: inout FactContext) {
    for index in figures.indices {
      noteFate(of: &figures[index])
      attachOwner(to: &figures, index)
      if figures[index].type == .percent { attachEconomy(to: &figures[index]) }
      inherit(&figures[index], &context)
    }
  }

  private func attachOwner(to figures: inout [Mention], _ index: Int) {
    if figures[index].figure?.of == nil {
      guard let subject = subject(of: figures[index]) else { return }
      figures[index].figure?.of = subject.entity
      if subject.type == .organisation, figures[index].figure?.unit == "",
        figures[index].type == .quantity, isRow(figures[index], subject)
      {
        figures[index].figure?.unit = "personnel"
      }
    }
  }

  private func noteFate(of figure: inout Mention) {
    guard figure.type == .quantity, let unit = figure.figure?.unit,
      unit.isEmpty || FigureUnits.rival(unit) == "personnel",
      let fate = FigureFate(passage: passage).fate(of: figure)
    else { return }
    figure.figure?.unit = unit.isEmpty ? "personnel " + fate : unit + " " + fate
  }

  /// Words between a country and its share of GDP at most.
  private static let economyReach = 14

  /// "Poland is to spend 4.7% of GDP": whose GDP, where the sentence says it.
  private func attachEconomy(to figure: inout Mention) {
    guard figure.figure?.of == "GDP" else { return }
    var owner: Mention?
    for name in names where name.type == .place && name.last < figure.first {
      let between = name.last + 1...figure.first
      guard between.count <= Self.economyReach,
        !between.contains(where: { passage[$0].startsSentence })
      else { continue }
      owner = name
    }
    if let entity = owner?.entity { figure.figure?.of = entity + " GDP" }
  }

  /// "another 10,000 of their comrades", "as many as 1,000 killed": of those that were spoken of
  /// just before.
  private func inherit(_ figure: inout Mention, _ context: inout FactContext) {
    guard let amount = figure.figure, figure.type != .money else { return }
    if let of = amount.of {
      let owner = FigureUnits.owner(of)
      let counts =
        figure.type == .quantity && FigureUnits.rival(amount.unit).hasPrefix("personnel")
      if counts || figure.type == .percent && owner != of {
        context.counted = .init(of: owner)
      }
      return
    }
    if figure.type == .quantity, figure.first == 0, amount.unit.isEmpty, let name = context.last {
      // "Don’t forget Poland", and on the next line "102,000".
      figure.figure?.of = name
      return
    }
    guard figure.type == .quantity, amount.maximum > 1, let counted = context.counted else {
      return
    }
    let unit = FigureUnits.rival(amount.unit)
    let isBack =
      passage.isWord(figure.last - 1, among: ["their", "these", "those", "his"])
      || passage.isWord(figure.last, "them")
      || (figure.first...figure.last).contains {
        passage.isWord($0, among: ["another", "further"])
      }
    if unit.hasPrefix("personnel"), isBack || unit != "personnel" {
      figure.figure?.of = counted.of
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
