import Discussions

/// Decides whether a word that has other meanings is meant as a name here.
struct AmbiguityJudge {
  let passage: Passage
  let context: FactContext
  /// The name before these words.
  var previous: NameFinder.Match? { earlier.last }
  /// The names before these words in the same passage.
  var earlier: [NameFinder.Match] = []

  /// How well an entry fits these words; 0 or less is no match.
  func score(_ node: Lexicon.Node, _ first: Int, _ last: Int) -> Int {
    let base = node.flags.contains(.canonical) ? 11 : 10
    guard node.flags.contains(.ambiguous) else {
      return isVocative(node, first, last) ? 0 : base
    }
    let fits =
      switch node.file {
      case .places: place(node, first, last)
      case .people: person(node, first, last)
      case .organisations: organisation(node, first, last)
      case .equipment: equipment(node, first, last)
      case .events: isNameLike(first, last) || isPlain(first, last)
      default: false
      }
    guard fits else { return 0 }
    // Ships are named after everything else.
    guard node.kind == .ship else { return base - 5 }
    return isKnownShip(node, first) ? base - 3 : base - 7
  }

  /// A capital that the start of a sentence does not explain.
  private func isNameLike(_ first: Int, _ last: Int) -> Bool {
    let token = passage[first]
    return token.shape.isCapitalised && !token.startsSentence && !passage.isTitleCase
  }

  private func isPlain(_ first: Int, _ last: Int) -> Bool {
    last > first && passage[first].shape.isCapitalised
  }

  /// Not one of several capitalised words: then it is a part of another name.
  private func standsAlone(_ first: Int, _ last: Int) -> Bool {
    let before = passage[first - 1]
    let next = passage[last + 1]
    let afterName =
      first > 0 && previous?.last != first - 1 && passage[first].joins && before.shape.isCapitalised
      && before.length > 1
      && !before.startsSentence && !before.has([.title, .demonym])
      && !passage.isWord(first - 1, "the")
    let beforeName =
      last + 1 < passage.count && next.joins && next.gap != .apostrophe
      && next.shape.isCapitalised && next.length > 1
    return !afterName && !beforeName
  }

  private func place(_ node: Lexicon.Node, _ first: Int, _ last: Int) -> Bool {
    let token = passage[first]
    guard token.shape.isCapitalised, standsAlone(first, last) else { return false }
    if node.flags.contains(.upper) {
      // "8 GB" is a size.
      return token.shape == .upper && !passage.isTitleCase && passage[first - 1].shape != .digits
    }
    if isListedPlace(first) { return true }
    let before = passage.isWord(first - 1, "the") ? first - 2 : first - 1
    let isAfterPreposition = passage.isWord(
      before,
      among: [
        "in", "to", "from", "at", "near", "of", "with", "by", "against", "into", "outside",
        "around", "towards", "off", "across", "between", "and", "through", "leaving", "via",
      ])
    if node.kind == .country || node.kind == .capital {
      return isAfterPreposition || isNameLike(first, last) || passage.isPossessive(last + 1)
        || passage[last + 1].has([.verb, .say])
        || passage.isWord(last + 1, among: ["is", "has", "was", "will", "and", "would"])
    }
    return isAfterPreposition && !passage[before].startsSentence
      && (before < first - 1 || !passage.isWord(before, among: ["and", "by", "with", "of"]))
      || passage.isWord(first - 1, "in") || passage.isWord(first - 1, "at")
  }

  /// "San Diego or Norfolk", "Hull, Goole and Grimsby": after another place.
  private func isListedPlace(_ first: Int) -> Bool {
    guard let previous, previous.node.file == .places else { return false }
    if previous.last == first - 1 { return passage[first].gap == [.comma, .space] }
    return previous.last == first - 2 && passage.isWord(first - 1, among: ["or", "and"])
  }

  private func person(_ node: Lexicon.Node, _ first: Int, _ last: Int) -> Bool {
    let token = passage[first]
    let isKnown = context.people[node.line] != nil
    guard token.shape.isCapitalised else { return false }
    if isVocative(node, first, last) || isMonth(first) { return false }
    let before = passage[first - 1]
    if first > 0, before.has(.title), before.shape.isCapitalised { return true }
    guard standsAlone(first, last) else { return false }
    if passage.isWord(first - 1, among: ["the", "a", "an", "in", "at", "hms", "uss"]) {
      return false
    }
    if isKnown { return true }
    if token.shape == .upper || token.shape == .initial { return false }
    let acts =
      passage.isPossessive(last + 1) || passage[last + 1].has(.say)
      || passage.isWord(
        last + 1, among: ["is", "has", "was", "will", "would", "did", "had", "and"])
    return isNameLike(first, last)
      ? !passage[last + 1].has([.equipmentHead]) : acts && !token.has([.stop, .verb, .number])
  }

  /// "1 May", "May 3", "in May": the month rather than a bearer of its name.
  private func isMonth(_ i: Int) -> Bool {
    guard passage[i].has(.month) else { return false }
    return passage[i + 1].shape == .digits || passage[i - 1].shape == .digits
      || passage[i - 1].has([.part, .number])
      || passage.isWord(
        i - 1,
        among: [
          "in", "since", "until", "till", "of", "during", "this", "last", "next", "st", "nd", "rd",
          "th", "on",
        ])
  }

  private func organisation(_ node: Lexicon.Node, _ first: Int, _ last: Int) -> Bool {
    let token = passage[first]
    if token.shape == .initial { return isPostedOn(first) }
    if node.flags.contains(.upper) {
      guard token.shape == .upper, !passage.isTitleCase else { return false }
      // "IMO" is more often an opinion, "AI" no maker of rifles.
      if token.has(.common) { return passage.isWord(first - 1, "the") }
      return passage.isWord(first - 1, "the") || isKnownBody(node)
        || passage.isPossessive(last + 1) || hasCue(first, last)
    }
    return (isNameLike(first, last) || isKnownBody(node)) && standsAlone(first, last)
  }

  /// A body that was named before.
  private func isKnownBody(_ node: Lexicon.Node) -> Bool {
    context.bodies.contains(node.line)
      || earlier.contains { $0.node.line == node.line && $0.node.file == .organisations }
  }

  /// "posted on X", "in a post on X", "on X, formerly Twitter".
  private func isPostedOn(_ i: Int) -> Bool {
    guard passage.isWord(i - 1, "on") else { return false }
    return passage[i - 2].has(.say) || passage[i + 1].gap.contains(.comma)
      || passage.isWord(
        i - 2, among: ["post", "posts", "statement", "account", "message", "video", "thread"])
  }

  private func equipment(_ node: Lexicon.Node, _ first: Int, _ last: Int) -> Bool {
    let token = passage[first]
    if node.flags.contains(.upper), token.shape == .upper {
      return !passage.isTitleCase && (first != last || token.length > 2 || hasCue(first, last))
    }
    if node.kind == .ship {
      let prefix = passage[first - 1]
      if first > 0, prefix.has(.shipPrefix), prefix.shape.isCapitalised { return true }
      guard token.shape.isCapitalised, !passage.isTitleCase else { return false }
      if isListed(first, last) || isKnownShip(node, first) { return standsAlone(first, last) }
      return isNameLike(first, last) && standsAlone(first, last) && hasShipCue(first, last)
    }
    if node.flags.contains(.lower) { return hasCue(first, last) }
    if token.shape == .lower {
      return node.flags.contains(.anyCase) && hasCue(first, last)
    }
    guard isNameLike(first, last) || hasCue(first, last) || context.things.contains(node.line),
      standsAlone(first, last)
    else { return false }
    return !passage.isWord(first - 1, among: ["in", "at"])
  }

  /// A ship that was named before, unless a preposition makes a place of it.
  private func isKnownShip(_ node: Lexicon.Node, _ first: Int) -> Bool {
    (context.ships.contains(node.line)
      || earlier.contains { $0.node.line == node.line && $0.node.kind == .ship })
      && !passage.isWord(first - 1, among: ["in", "from", "at", "to", "near"])
  }

  /// "Sheffield, Coventry and Ardent": in a list of what are all names of ships.
  private func isListed(_ first: Int, _ last: Int) -> Bool {
    let afterAnd = passage.isWord(first - 1, "and") ? first - 2 : first - 1
    let isAfter =
      first > 0 && mayBeShip(afterAnd)
      && (afterAnd < first - 1 || passage[first].gap == [.comma, .space])
    let next = passage.isWord(last + 1, "and") ? last + 2 : last + 1
    let isBefore =
      mayBeShip(next) && (next > last + 1 || passage[next].gap == [.comma, .space])
    return isAfter && !mayBePlace(afterAnd) || isBefore && !mayBePlace(next)
      || isAfter && isBefore
  }

  private func mayBeShip(_ i: Int) -> Bool { hasEntry(i) { $0.kind == .ship } }

  private func mayBePlace(_ i: Int) -> Bool {
    hasEntry(i) { $0.file == .places && !$0.flags.contains(.demonym) }
  }

  private func hasEntry(_ i: Int, _ test: (Lexicon.Node) -> Bool) -> Bool {
    guard passage[i].has(.named), passage[i].shape.isCapitalised else { return false }
    var at = passage[i].node
    while at >= 0 {
      let node = passage.lexicon[at]
      if node.line >= 0, node.own.contains(.named), test(node) { return true }
      at = node.next
    }
    return false
  }

  /// Words looked at on either side for a cue.
  private static let reach = 8

  private func hasCue(_ first: Int, _ last: Int) -> Bool {
    around(first, last) { passage[$0].has([.military, .equipmentHead, .shipPrefix]) }
  }

  private func hasShipCue(_ first: Int, _ last: Int) -> Bool {
    around(first, last) {
      passage[$0].has([.shipPrefix])
        || passage.isWord(
          $0,
          among: [
            "class", "ship", "ships", "frigate", "frigates", "destroyer", "destroyers", "carrier",
            "carriers", "submarine", "submarines", "boat", "boats", "boomer", "vessel", "vessels",
            "sisters", "crew", "refit", "sailed", "commissioned", "sunk", "lpd", "lpds", "opv",
            "opvs", "hulls", "aboard", "deck", "ssn", "ssns", "ssbn", "ssbns", "minehunters",
            "tanker", "tankers", "replacement", "replacements", "rn", "navy", "naval", "sails",
            "sailing", "mothballed", "scrapped", "docks", "rfa", "warship", "warships",
          ])
    }
  }

  private func around(_ first: Int, _ last: Int, _ test: (Int) -> Bool) -> Bool {
    for i in max(0, first - Self.reach)..<first where test(i) { return true }
    let end = min(passage.count, last + 1 + Self.reach)
    for i in min(last + 1, end)..<end where test(i) { return true }
    return false
  }

  /// "Hi Boris," "@Boris", "Boris, I agree": a writer who is spoken to.
  private func isVocative(_ node: Lexicon.Node, _ first: Int, _ last: Int) -> Bool {
    guard node.file == .people, !context.isArticle else { return false }
    if passage[first].gap.contains(.at) { return true }
    let before = passage[first - 1]
    if first > 0, before.has(.greeting), before.startsSentence { return true }
    let opens = first == 0 && passage.range.lowerBound == 0
    return opens && node.flags.contains(.ambiguous)
      && passage.gap(after: last).contains(.comma) && last < 2
  }
}
