/// A run of capitalised words that may be a name: "Royal United Services Institute".
struct CapitalRun {
  var first: Int
  var last: Int

  var count: Int { last - first + 1 }
}

/// Cuts a passage into runs of capitalised words.
struct CapitalRunReader {
  let passage: Passage

  /// Words of a name at most.
  private static let limit = 9
  private static let heads: WordClass = [.orgHeadInner, .placeHeadInner, .eventHeadInner]

  /// The run that begins at a word; nil when it cannot begin one.
  func run(at first: Int) -> CapitalRun? {
    guard opens(first) else { return nil }
    var run = CapitalRun(first: first, last: first)
    var hasHead = passage[first].has(Self.heads)
    while run.count < Self.limit {
      let next = run.last + 1
      guard next < passage.count, passage[next].joins, !passage.isPossessive(next) else { break }
      if continues(next) {
        hasHead = hasHead || passage[next].has(Self.heads)
        run.last = next
      } else if let end = beyondConnector(next, hasHead: hasHead) {
        run.last = end
      } else {
        break
      }
    }
    trim(&run)
    return run.first <= run.last ? run : nil
  }

  private func opens(_ i: Int) -> Bool {
    let token = passage[i]
    guard token.shape.isCapitalised, token.shape != .initial || passage[i + 1].gap == .period
    else { return false }
    return i == 0 || !token.gap.isEmpty
  }

  private func continues(_ i: Int) -> Bool {
    passage[i].shape.isCapitalised && !passage.isWord(i, "i")
  }

  /// "of", "for the", "and", "de", "von" between capitalised words.
  private func beyondConnector(_ i: Int, hasHead: Bool) -> Int? {
    guard passage[i].gap == .space, passage[i].shape == .lower else { return nil }
    var next = i + 1
    if passage.isWord(i, among: ["de", "von", "van", "bin", "al", "der", "du", "del", "ben", "la"])
    {
      if passage[next].shape == .lower, passage[next].length <= 3 { next += 1 }
    } else {
      guard hasHead, passage.isWord(i, among: ["of", "for", "and"]) else { return nil }
      if passage.isWord(next, "the") { next += 1 }
      if passage.isWord(i, "and"), passage[next + 1].gap == .space, !continues(next + 1),
        passage[next].has(.named)
      {
        return nil
      }
    }
    guard passage[next].gap == .space, continues(next), !passage[next].has(.stop) else {
      return nil
    }
    return next
  }

  /// Drops a first word that only the start of a sentence has made a capital.
  private func trim(_ run: inout CapitalRun) {
    while run.first <= run.last {
      let token = passage[run.first]
      let isFunction = token.has([.stop, .pointing, .number, .relative])
      let isOpening = token.startsSentence && token.has([.verb, .greeting, .hedge])
      guard isFunction || isOpening, !token.has(.orgHeadInner) else { break }
      if token.shape == .upper, token.length > 1, !token.startsSentence { break }
      run.first += 1
    }
    while run.first <= run.last, passage[run.last].has([.month, .weekday]) { run.last -= 1 }
  }
}
