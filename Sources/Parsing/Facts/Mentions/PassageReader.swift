import Discussions

/// Finds all mentions of a passage: names of the lexicon, then dates, figures, names by shape, happenings.
struct PassageReader {
  let passage: Passage

  func mentions(_ context: inout FactContext) -> [Mention] {
    guard passage.count > 0 else { return [] }
    context.isEnglish = passage.isEnglish ?? context.isEnglish
    var owners = [Ownership](repeating: .free, count: passage.count)
    closeAddresses(&owners)
    let matches = NameFinder(passage: passage, context: context).find()
      .filter { owners[$0.first] == .free }
    for match in matches where match.node.kind != .generic || match.last > match.first {
      claim(match.first, match.last, .name, &owners)
    }
    let widening = NameWidening(passage: passage, owners: owners)
    var named = matches.compactMap { widening.mention(of: $0) }
    for name in named {
      let owner: Ownership = name.type == .equipment && !name.isGeneric ? .equipment : .name
      claim(name.first, name.last, owner, &owners)
    }
    for designation in DesignationFinder(passage: passage, owners: owners, context: context).find()
    {
      claim(designation.first, designation.last, .equipment, &owners)
      named.append(designation)
    }
    for unit in UnitFinder(passage: passage, owners: owners).find() {
      claim(unit.first, unit.last, .name, &owners)
      named.append(unit)
    }
    let dates = readDates(&owners, &context)
    var figures = FigureFinder(passage: passage, owners: owners).find()
    let shaped = ShapeNameFinder(passage: passage, owners: owners, context: context).find()
    let forces = ForceFinder(passage: passage, names: matches, navy: context.navy).find()
    introduce(matches, shaped, &context)
    var all = NameOverlaps.settle(named + shaped + forces)
    if context.isEnglish {
      let happenings = EventFinder(passage: passage, names: all).find()
      all += happenings + DeedFinder(passage: passage, names: all).find()
    }
    all = NameOverlaps.settle(all)
    FigureSubject(passage: passage, names: all).attach(to: &figures, &context)
    context.last = all.last { $0.type == .place || $0.type == .organisation }?.entity
    all.removeAll { name in
      name.isGeneric && name.first == name.last
        && figures.contains { $0.first <= name.first && name.last <= $0.last }
    }
    // "US$3m" names no country.
    all.removeAll { name in
      figures.contains {
        $0.type == .money && $0.first == name.first && $0.bytes.overlaps(name.bytes)
      }
    }
    all += dates + figures
    return all.sorted {
      ($0.bytes.lowerBound, $1.bytes.upperBound) < ($1.bytes.lowerBound, $0.bytes.upperBound)
    }
  }

  private func claim(_ first: Int, _ last: Int, _ owner: Ownership, _ owners: inout [Ownership]) {
    for i in max(0, first)...max(0, min(last, owners.count - 1)) { owners[i] = owner }
  }

  /// Words of a web address are no names.
  private func closeAddresses(_ owners: inout [Ownership]) {
    var i = 0
    while i < passage.count {
      guard passage[i].shape == .lower, passage.isWord(i, among: ["http", "https", "www"]) else {
        i += 1
        continue
      }
      repeat {
        owners[i] = .closed
        i += 1
      } while i < passage.count && passage[i].gap.isDisjoint(with: [.space, .newline])
    }
  }

  private func readDates(_ owners: inout [Ownership], _ context: inout FactContext) -> [Mention] {
    var finder = DateFinder(
      passage: passage, owners: owners, anchor: context.anchor, isArticle: context.isArticle)
    let dates = finder.find()
    context.anchor = finder.anchor
    for date in dates { claim(date.first, date.last, .closed, &owners) }
    return dates
  }

  /// Remembers who was named in full, so that a surname alone is known later.
  private func introduce(
    _ matches: [NameFinder.Match], _ shaped: [Mention], _ context: inout FactContext
  ) {
    for match in matches where match.node.file == .people {
      context.people[match.node.line] = true
    }
    for match in matches where match.node.file == .organisations {
      context.bodies.insert(match.node.line)
      if passage.isWord(match.last, among: ["navy", "rn", "usn", "ran", "rcn"]) {
        context.navy = passage.lexicon.name(of: match.node)
      }
    }
    for match in matches where match.node.file == .equipment && match.node.kind != .generic {
      if match.node.kind == .ship { context.ships.insert(match.node.line) }
      context.things.insert(match.node.line)
    }
    for mention in shaped where mention.last > mention.first {
      guard let entity = mention.entity else { continue }
      if mention.type == .person || passage[mention.first].has(.shipPrefix) {
        context.introduced[passage[mention.last].hash] = .init(type: mention.type, entity: entity)
      } else if let acronym = acronym(after: mention) {
        context.introduced[passage[acronym].hash] = .init(type: mention.type, entity: entity)
      }
    }
  }

  /// "(RUSI)" after a name.
  private func acronym(after mention: Mention) -> Int? {
    let next = mention.last + 1
    guard passage[next].gap == [.space, .open], passage[next].shape == .upper,
      passage.gap(after: next).contains(.close), passage[next].length >= 2
    else { return nil }
    return next
  }
}
