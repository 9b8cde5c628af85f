import Discussions

/// Finds the names of the lexicon in a passage: the longest that fits at each word.
struct NameFinder {
  let passage: Passage
  let context: FactContext

  struct Match {
    var node: Lexicon.Node
    var first: Int
    var last: Int
    /// The text has a final "s" that the name has not.
    var isPlural = false
  }

  /// All names, in order, not overlapping.
  func find() -> [Match] {
    var found: [Match] = []
    var i = 0
    while i < passage.count {
      let token = passage[i]
      guard token.has([.named, .prefix]), let match = match(at: i, after: found) else {
        i += 1
        continue
      }
      found.append(match)
      if match.node.file == .events { found += inside(match) }
      i = match.last + 1
    }
    return found
  }

  /// Names inside "invasion of Ukraine" stand beside it; "Battle of Britain" is a name as a whole.
  private func inside(_ event: Match) -> [Match] {
    guard event.last > event.first, passage.isPossessive(event.first + 1) || isDescription(event)
    else { return [] }
    var found: [Match] = []
    var i = event.first
    while i <= event.last {
      guard passage[i].has([.named, .prefix]), i > event.first || passage.isPossessive(i + 1),
        passage[i].shape.isCapitalised,
        let match = match(at: i, until: event.last), match.node.file != .events
      else {
        i += 1
        continue
      }
      found.append(match)
      i = match.last + 1
    }
    return found
  }

  /// Told in common words: "incursion into Kursk" rather than "Battle of Britain".
  private func isDescription(_ event: Match) -> Bool {
    (event.first...event.last).contains {
      passage[$0].shape == .lower && passage[$0].length > 2 && !passage[$0].has(.stop)
    }
  }

  /// The longest acceptable name that begins at a word.
  private func match(at first: Int, until end: Int = .max, after earlier: [Match] = []) -> Match? {
    var best: Match?
    let judge = AmbiguityJudge(passage: passage, context: context, earlier: earlier)
    var at = first
    var head = passage[first].node
    var key = passage[first].hash
    consider(passage[first].stemNode, first, first, isPlural: true, judge, &best)
    while head >= 0 {
      consider(head, first, at, isPlural: false, judge, &best)
      guard passage.lexicon[head].classes.contains(.prefix), passage[at + 1].joins,
        at < end
      else { break }
      at += 1
      if passage[at].stem != 0 {
        let singular = WordHash.extend(key, with: passage[at].stem)
        consider(passage.lexicon.find(singular), first, at, isPlural: true, judge, &best)
      }
      key = WordHash.extend(key, with: passage[at].hash)
      head = passage.lexicon.find(key)
    }
    return best
  }

  private func consider(
    _ head: Int32, _ first: Int, _ last: Int, isPlural: Bool, _ judge: AmbiguityJudge,
    _ best: inout Match?
  ) {
    guard endsWord(first, last) else { return }
    var at = head
    var bestScore = 0
    while at >= 0 {
      let node = passage.lexicon[at]
      at = node.next
      guard node.line >= 0, node.file.factType != nil, !node.flags.contains(.demonym),
        !isPlural || takesPlural(node, last), fitsCase(node, first, last),
        !isLooseForce(node, first, last)
      else { continue }
      let score = judge.score(node, first, last)
      if score > bestScore {
        bestScore = score
        best = Match(node: node, first: first, last: last, isPlural: isPlural)
      }
    }
  }

  /// "IDs" is no "IDS": what looks like the plural of an acronym is matched without its "s".
  private func isForeignPlural(_ node: Lexicon.Node, _ last: Int) -> Bool {
    let token = passage[last]
    return token.stem != 0 && token.shape == .upper && node.key == passage[last].hash
      && passage.byte(at: token.end - 1) == UInt8(ascii: "s")
  }

  /// A name must not begin or end inside a word ("don’t 26").
  private func endsWord(_ first: Int, _ last: Int) -> Bool {
    let before = passage[first]
    if first > 0,
      before.gap.isEmpty || before.gap == .apostrophe && passage[first - 1].end + 1 == before.start
    {
      return false
    }
    let next = passage[last + 1]
    if last + 1 < passage.count, next.gap.isEmpty {
      // "T26s", "F-35s": a plural glued to digits.
      return passage[last].shape == .digits && passage.isWord(last + 1, "s")
    }
    return true
  }

  /// "Russian forces", "the US military": troops in general rather than a body.
  private func isLooseForce(_ node: Lexicon.Node, _ first: Int, _ last: Int) -> Bool {
    guard node.file == .organisations, last > first, passage[first].has([.demonym, .named]),
      passage.isWord(last, among: ["forces", "military"]), passage[last].shape == .lower
    else { return false }
    return passage.longest(from: last - 1, doing: .force) == nil
  }

  private func takesPlural(_ node: Lexicon.Node, _ last: Int) -> Bool {
    node.file == .equipment || node.file == .people && !node.flags.contains(.ambiguous)
      // "SSNs", but "USS" is no plural of "US".
      || node.flags.contains(.upper) && passage[last].shape == .upper
        && passage.byte(at: passage[last].end - 1) == UInt8(ascii: "s")
  }

  /// Whether the letter case of the text will do for an alias.
  private func fitsCase(_ node: Lexicon.Node, _ first: Int, _ last: Int) -> Bool {
    let flags = node.flags
    if flags.contains(.anyCase) || flags.contains(.lower) { return true }
    let token = passage[first]
    if flags.contains(.upper) {
      if flags.contains(.hasDigit) { return last > first || token.shape != .lower }
      if token.shape == .upper || token.shape == .initial { return !isForeignPlural(node, last) }
      // "Nato", "Aukus": long acronyms are also written as words.
      return token.shape == .capital && first == last && token.length >= 4
        && !token.startsSentence && !flags.contains(.ambiguous)
    }
    if token.shape.isCapitalised { return true }
    guard !flags.contains(.ambiguous) else { return false }
    if flags.contains(.hasDigit) { return passage[last].shape == .digits || last > first }
    let length = passage[last].end - token.start
    return flags.contains(.manyWords) && length >= 9 && node.file != .equipment
      && !passage.isWord(first, "the")
      || node.kind == .country && token.length >= 5
  }
}
