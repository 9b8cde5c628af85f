import Discussions

/// Finds names that stand in no list, by the capitals, the words they end in, and their company.
struct ShapeNameFinder {
  let passage: Passage
  let owners: [Ownership]
  let context: FactContext

  func find() -> [Mention] {
    var found: [Mention] = []
    let reader = CapitalRunReader(passage: passage)
    var i = 0
    while i < passage.count {
      guard passage[i].shape.isCapitalised, owners[i] != .closed, let run = reader.run(at: i)
      else {
        i += 1
        continue
      }
      if let mention = mention(of: run) { found.append(mention) }
      i = max(i, run.last) + 1
    }
    return found
  }

  private func mention(of run: CapitalRun) -> Mention? {
    if let ship = ship(run) ?? shipByKind(run) { return ship }
    let isFree = (run.first...run.last).allSatisfy { owners[$0] == .free }
    if isFree, let person = person(run) { return person }
    if run.count > 1, let headed = headed(run, isFree: isFree) { return headed }
    // Other languages have capitals and words of their own.
    guard isFree, !passage.isTitleCase, context.isEnglish else { return nil }
    return classed(run) ?? introduced(run) ?? located(run) ?? speaking(run)
  }

  private func make(_ type: FactType, _ first: Int, _ last: Int) -> Mention {
    Mention(type, passage, first, last, entity: passage.string(from: first, through: last))
  }

  // MARK: Ships and things

  /// "HMS Somewhere".
  private func ship(_ run: CapitalRun) -> Mention? {
    guard passage[run.first].has(.shipPrefix), passage[run.first].shape != .capital, run.count > 1,
      owners[run.first] == .free, passage[run.first + 1].gap == .space
    else { return nil }
    var last = run.first + 1
    while last < run.last, last < run.first + 3, passage[last + 1].gap == .space,
      !passage[last + 1].has([.orgHead, .equipmentHead])
    {
      last += 1
    }
    return make(.equipment, run.first, last)
  }

  /// "the tanker Eagle S", "their flagship, the Moskva", "Panama-flagged Unity Explorer".
  private func shipByKind(_ run: CapitalRun) -> Mention? {
    var kind = run.first - 1
    if passage.isWord(kind, "the"), passage[kind].gap.contains(.comma) { kind -= 1 }
    let gap = passage[kind + 1].gap
    guard kind >= 0, passage[kind].has(.shipNoun), passage[kind].shape == .lower,
      passage[kind].stem == 0, gap == .space || gap == [.space, .comma] && kind < run.first - 1,
      owners[run.first] == .free, run.count <= 3, isUnknown(run), !passage.isTitleCase,
      passage[run.first].shape != .upper || run.count > 1,
      !passage[run.first].has([.named, .givenName]) || run.count > 1
    else { return nil }
    return make(.equipment, run.first, run.last)
  }

  /// "Hunter class", "Gripen fighter": a name before what it is.
  private func classed(_ run: CapitalRun) -> Mention? {
    let next = run.last + 1
    guard run.count <= 3, passage[next].has(.equipmentHead), passage[next].shape == .lower,
      passage[next].gap == .space || passage[next].gap == .hyphen,
      !passage[run.first].startsSentence || run.count > 1, isUnknown(run)
    else { return nil }
    return make(.equipment, run.first, next)
  }

  /// No word of the run means anything else.
  private func isUnknown(_ run: CapitalRun) -> Bool {
    (run.first...run.last).allSatisfy {
      !passage[$0].has([
        .common, .demonym, .stop, .verb, .month, .weekday, .title, .number, .direction, .orgHead,
        .military, .currency, .greeting, .pointing, .relative, .force,
      ])
    }
  }

  // MARK: People

  private func person(_ run: CapitalRun) -> Mention? {
    var first = run.first
    var isTitled = false
    while first <= run.last, let (_, last) = passage.longest(from: first, doing: .title),
      last <= run.last
    {
      first = last + 1
      isTitled = true
    }
    if !isTitled, run.first > 0, passage[run.first - 1].has(.title),
      passage[run.first].gap == .space || passage[run.first].gap == [.space, .comma],
      passage[run.first - 1].shape == .lower
    {
      isTitled = true
    }
    if !isTitled, let start = afterOffice(run) {
      first = start
      isTitled = true
    }
    guard first <= run.last, run.last - first < 4 else { return nil }
    let hasHead = (first...run.last).contains {
      passage[$0].has([.orgHead, .placeHead, .eventHead, .demonym, .number, .common, .stop])
    }
    guard !hasHead else { return nil }
    let isNamed = passage[first].has(.givenName) && run.last > first
    guard isTitled || isNamed || hasInitials(first, run.last) else { return nil }
    guard !isWriter(first, run.last), !isSpokenTo(first, run.last) else { return nil }
    if !isNamed, passage[first].length < 3 { return nil }
    if !isNamed, passage[first].shape == .upper, run.last == first { return nil }
    return make(.person, first, run.last)
  }

  /// "Parliamentary Vice Minister of Defense Shingo Miyake": where the name begins after an office.
  private func afterOffice(_ run: CapitalRun) -> Int? {
    guard run.count >= 4, run.last - 1 > run.first,
      (run.first..<run.last - 1).contains(where: { passage[$0].has(.title) }),
      passage[run.last - 2].has([.orgHead, .common, .title])
        || passage[run.last - 2].has(.military),
      (run.last - 1...run.last).allSatisfy({
        passage[$0].shape == .capital
          && !passage[$0].has([
            .orgHead, .common, .title, .named, .military, .placeHead, .eventHead,
          ])
      })
    else { return nil }
    return run.last - 1
  }

  /// "J.D. Vance", "Robert F. Kennedy".
  private func hasInitials(_ first: Int, _ last: Int) -> Bool {
    passage[first].shape == .initial && last > first && passage[last].shape == .capital
      && passage[first + 1].gap.contains(.period)
  }

  private func isWriter(_ first: Int, _ last: Int) -> Bool {
    context.writers.contains(passage.string(from: first, through: last).lowercased())
  }

  private func isSpokenTo(_ first: Int, _ last: Int) -> Bool {
    if passage[first].gap.contains(.at) { return true }
    guard !context.isArticle else { return false }
    if first > 0, passage[first - 1].has(.greeting), passage[first - 1].startsSentence {
      return true
    }
    let isOnly = first == 0 && last == passage.count - 1
    return isOnly
      || first == 0 && passage.range.lowerBound == 0 && last < 2
        && passage.gap(after: last).contains(.comma)
  }

  // MARK: Names that end or begin in a telling word

  private func headed(_ run: CapitalRun, isFree: Bool) -> Mention? {
    let last = passage[run.last]
    let first = passage[run.first]
    let isWhole = isFree || !swallowsWhole(run)
    guard isWhole, !first.has(.demonym) || run.count > 2 else { return nil }
    let isTyped = (run.first..<run.last).contains { !passage[$0].has([.common, .direction]) }
    if first.has(.eventHeadInner), context.isEnglish,
      hasConnector(run) || passage.isWord(run.first, among: ["operation", "exercise", "op", "ex"])
    {
      // "Exercise Talisman Sabre 23".
      let number = passage[run.last + 1]
      let isNumbered =
        number.shape == .digits && (number.gap == .space || number.gap == .hyphen)
        && (number.length == 2 || number.length == 4) && owners[run.last + 1] == .free
      return make(.event, run.first, run.last + (isNumbered ? 1 : 0))
    }
    if first.has(.orgHeadInner), hasConnector(run) {
      // "Secretary of the Navy", "Chief of Naval Operations": an office rather than a body.
      if first.has(.title) || passage.isWord(run.first, "chief") { return nil }
      return make(.organisation, run.first, run.last)
    }
    if first.has(.placeHeadInner), !last.has(.orgHead), run.count <= 4, last.shape != .initial {
      return make(.place, run.first, run.last)
    }
    guard isTyped else { return nil }
    if last.has(.orgHead), last.shape != .lower { return make(.organisation, run.first, run.last) }
    if last.has(.placeHead) { return make(.place, run.first, run.last) }
    if last.has(.eventHead) { return make(.event, run.first, run.last) }
    if last.has(.equipmentHead), isFree { return make(.equipment, run.first, run.last) }
    return nil
  }

  private func hasConnector(_ run: CapitalRun) -> Bool {
    run.count > 2 && passage[run.first + 1].shape == .lower
  }

  /// Whether the run is exactly what other rules took already.
  private func swallowsWhole(_ run: CapitalRun) -> Bool {
    owners[run.last] == .name
  }

  // MARK: Single names known by their company

  /// A surname or an acronym that was introduced in full before.
  private func introduced(_ run: CapitalRun) -> Mention? {
    guard run.count == 1, let known = context.introduced[passage[run.first].hash],
      !isWriter(run.first, run.first), !isSpokenTo(run.first, run.first)
    else { return nil }
    return Mention(known.type, passage, run.first, run.last, entity: known.entity)
  }

  /// "in Somewhere", "near Somewhere".
  private func located(_ run: CapitalRun) -> Mention? {
    guard run.count == 1, isUnknown(run), passage[run.first].shape == .capital,
      !passage[run.first].startsSentence, passage[run.first].length > 3,
      passage[run.first].gap == .space,
      passage.isWord(run.first - 1, among: ["in", "at", "near", "around", "outside"]),
      !isAbstract(run.first),
      !passage[run.first].has([.named, .givenName, .eventHead, .season])
    else { return nil }
    return make(.place, run.first, run.last)
  }

  /// "at Readiness", "in Development": a quality or an act with a capital.
  private func isAbstract(_ i: Int) -> Bool {
    let end = passage[i].end
    let endings: [StaticString] = ["ness", "ment", "tion", "sion", "ance", "ence", "ship", "ity"]
    return endings.contains { ending in
      let length = ending.utf8CodeUnitCount
      guard passage[i].length > length + 1 else { return false }
      return (0..<length).allSatisfy {
        passage.byte(at: end - length + $0) | 0x20 == ending.utf8Start[$0]
      }
    }
  }

  /// "Somebody Unknown said".
  private func speaking(_ run: CapitalRun) -> Mention? {
    guard run.count == 2, isUnknown(run), passage[run.first].shape == .capital,
      passage[run.last].shape == .capital, passage[run.last].gap == .space,
      !passage[run.last].has(.equipmentHead)
    else { return nil }
    let after = passage[run.last + 1]
    let speaks =
      after.has(.say) && after.gap.isSubset(of: [.space, .comma])
      || passage.isWord(run.last + 1, "who") && after.gap.contains(.comma)
      || passage[run.first - 1].has(.say) && passage[run.first].gap == .space
    guard speaks, !isWriter(run.first, run.last) else { return nil }
    return make(.person, run.first, run.last)
  }
}
