/// What a page says of where its comments stand in the thread, short of naming whom they answer: links to
/// neighbours, levels, counts of answers.
///
/// The comments of a page are in display order, depth-first, so that often only one can be answered.
struct StatedPlaces {
  enum Place: Hashable {
    /// The page says nothing.
    case open
    /// At the top level.
    case top
    /// It answers the comment with this index.
    case answer(Int)
    /// What is left to be found out.
    case within(Constraints.Place)
  }

  /// One for each comment; empty where the page says nothing of any.
  private(set) var places: [Place] = []

  init(page: MarkedPage, layout: CommentLayout, statedCount: Int?) {
    let own = Lines(page: page, heads: layout.heads)
    let ranges =
      Self.byNavigation(own) ?? Self.byLevel(own)
      ?? Self.byAnswerCount(own, statedCount: statedCount) ?? Self.byParentButton(own)
    if let ranges { places = Self.resolved(ranges) }
  }

  /// The lines from each head to the next.
  private struct Lines {
    let page: MarkedPage
    let heads: [CommentHead]

    /// What the first of a comment's lines says that says it, by comment; nil where no line of the page
    /// does.
    func first<Value>(_ mark: (LineMarks) -> Value?) -> [Value?]? {
      let found = heads.indices.map { i -> Value? in
        let next = i + 1 < heads.count ? heads[i + 1].lines.lowerBound : page.lines.count
        let first = heads[i].lines.lowerBound
        for line in first..<max(first, next) {
          if let value = mark(page.marks[line]) { return value }
        }
        return nil
      }
      return found.contains { $0 != nil } ? found : nil
    }
  }

  // MARK: What is said

  /// "parent | prev | next": see `Navigation`.
  private static func byNavigation(_ own: Lines) -> [Constraints.Place?]? {
    own.first(\.navigation)?.map { links in
      // The only comment of the top level has no neighbour to lead to.
      guard let links, links.contains(.parent) else { return Constraints.Place(depths: 0...0) }
      return Constraints.Place(
        depths: links.contains(.root) ? 2...Int.max : 1...1,
        isFirstAnswer: !links.contains(.previous))
    }
  }

  /// "level 2"
  private static func byLevel(_ own: Lines) -> [Constraints.Place?]? {
    own.first(\.level)?.map { level in
      level.map { Constraints.Place(depths: max(0, $0 - 1)...max(0, $0 - 1)) }
    }
  }

  /// A button "parent" stands below answers alone, though not below all of them.
  private static func byParentButton(_ own: Lines) -> [Constraints.Place?]? {
    own.first { $0.hasParentButton ? Constraints.Place(depths: 1...Int.max) : nil }
  }

  /// "2 replies" stands below comments of the top level, with the answers below it or hidden. All that is
  /// not among those answers is of the top level.
  private static func byAnswerCount(_ own: Lines, statedCount: Int?) -> [Constraints.Place?]? {
    guard let counts = own.first(\.answers) else { return nil }
    let sum = counts.reduce(0) { $0 + ($1?.count ?? 0) }
    let areAllShown = statedCount == counts.count
    let areAllHidden = statedCount == counts.count + sum
    var places: [Constraints.Place?] = []
    var i = 0
    while i < counts.count {
      places.append(Constraints.Place(depths: 0...0))
      let count = counts[i]
      i += 1
      guard let count else { continue }
      let isShown = areAllShown || count.areHidden == false
      // Where a switch is gone once it has been used, others may have been used before.
      if count.areHidden == true, !areAllShown { return nil }
      guard let number = count.count else { return nil }
      if areAllHidden { continue }
      guard number <= counts.count - i || !isShown else { return nil }
      for k in i..<min(counts.count, i + number) {
        // Answers with counts of their own: the page has more than two levels.
        guard counts[k] == nil else { return nil }
        places.append(
          isShown
            ? Constraints.Place(depths: 1...Int.max, isFirstAnswer: k == i ? true : nil) : nil)
      }
      i = places.count
    }
    return places
  }

  // MARK: What follows from it

  /// Whom each comment answers, where only one can be answered.
  private static func resolved(_ ranges: [Constraints.Place?]) -> [Place] {
    var places: [Place] = []
    // Comments that stand at a known depth, deepest last, as far as no later one may stand there too.
    var known: [(depth: Int, index: Int)] = []
    // How deep the comment above may stand.
    var above = -1 ... -1
    for (i, range) in ranges.enumerated() {
      let place = range.flatMap { narrowed($0, below: above) }
      let depths = place?.depths ?? 0...deepest(below: above)
      known.removeAll { $0.depth >= depths.lowerBound }
      let depth = depths.lowerBound == depths.upperBound ? depths.lowerBound : nil
      if place == nil {
        places.append(.open)
      } else if depth == 0 {
        places.append(.top)
      } else if place?.isFirstAnswer == true {
        places.append(.answer(i - 1))
      } else if let depth, let last = known.last, last.depth == depth - 1 {
        places.append(.answer(last.index))
      } else if let place {
        places.append(.within(place))
      }
      if let depth, place != nil { known.append((depth, i)) }
      above = depths
    }
    return places
  }

  private static func deepest(below above: ClosedRange<Int>) -> Int {
    above.upperBound == Int.max ? Int.max : above.upperBound + 1
  }

  /// The place of a comment below one that stands so deep; nil where the page contradicts itself, as one
  /// that begins amid a thread does.
  private static func narrowed(
    _ place: Constraints.Place, below above: ClosedRange<Int>
  ) -> Constraints.Place? {
    var least = place.depths.lowerBound
    var most = min(place.depths.upperBound, deepest(below: above))
    switch place.isFirstAnswer {
    case true?: least = max(least, above.lowerBound + 1)
    case false?: most = min(most, above.upperBound)
    case nil: break
    }
    guard least <= most else { return nil }
    return Constraints.Place(depths: least...most, isFirstAnswer: place.isFirstAnswer)
  }
}
