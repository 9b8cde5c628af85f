/// Names a line of a text so that it is found again when text was added or taken away around it.
struct LineMark: Hashable, Sendable {
  /// A line that the text has once, and how many lines that are not blank the marked one is below it;
  /// negative above.
  struct Anchor: Hashable, Sendable {
    var fingerprint: UInt64
    var distance: Int
  }

  /// Number of the line when it was marked, from 1, blank lines included.
  var number: Int
  var fingerprint: UInt64
  /// For a line that the text had more than once.
  var anchor: Anchor?
}

/// The lines of a text that are not blank, by what they say.
struct LineFinder: Sendable {
  private let numbers: [Int]
  private let prints: [UInt64]
  /// Where in `prints` each fingerprint stands, in order.
  private let places: [UInt64: [Int]]

  /// A fingerprint is FNV-1a, 64 bit, over the line without the white space at its ends.
  init(_ text: [UInt8]) {
    let lines = SourceLines.split(text)
    numbers = lines.map(\.number)
    prints = lines.map { line in
      text[line.bytes].reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    places = Dictionary(grouping: prints.indices) { [prints] in prints[$0] }
  }

  // MARK: Marking

  /// Marks of lines by their numbers; a blank line has the fingerprint 0.
  func marks(of lines: Set<Int>) -> [Int: LineMark] {
    var marks: [Int: LineMark] = [:]
    let anchors = nearestUnique()
    for number in lines {
      guard let at = numbers.binaryIndex(of: number) else {
        marks[number] = LineMark(number: number, fingerprint: 0)
        continue
      }
      var mark = LineMark(number: number, fingerprint: prints[at])
      if !isUnique(at), let anchor = anchors[at] {
        mark.anchor = LineMark.Anchor(fingerprint: prints[anchor], distance: at - anchor)
      }
      marks[number] = mark
    }
    return marks
  }

  private func isUnique(_ at: Int) -> Bool { places[prints[at]]?.count == 1 }

  /// For each line the nearest that the text has once, rather above than below.
  private func nearestUnique() -> [Int?] {
    var nearest = [Int?](repeating: nil, count: prints.count)
    var last: Int?
    for at in prints.indices {
      if isUnique(at) { last = at }
      nearest[at] = last
    }
    last = nil
    for at in prints.indices.reversed() {
      if isUnique(at) { last = at }
      guard let below = last else { continue }
      if let above = nearest[at], at - above <= below - at { continue }
      nearest[at] = below
    }
    return nearest
  }

  // MARK: Finding

  /// Numbers of the lines that were marked; no two marks have the same.
  ///
  /// What stood near a line that the text has once must stand as it stood to it: another line that
  /// says the same is not the marked one. What has no such line, or has lost it, is found where the
  /// text says it once, and else where it moved as far as the found lines around it, in their order.
  func lines(of marks: Set<LineMark>) -> [LineMark: Int] {
    let order = marks.sorted { ($0.number, $0.fingerprint) < ($1.number, $1.fingerprint) }
    var found = [Int?](repeating: nil, count: order.count)
    var taken: Set<Int> = []
    let wanted = Dictionary(grouping: order.indices) { order[$0].fingerprint }
    for (i, mark) in order.enumerated() {
      guard let places = places[mark.fingerprint] else { continue }
      if let at = anchored(mark) {
        let isThere = prints.indices.contains(at) && prints[at] == mark.fingerprint
        found[i] = isThere && !taken.contains(at) ? at : nil
      } else if places.count == 1, wanted[mark.fingerprint]?.count == 1 {
        found[i] = places[0]
      }
      if let at = found[i] { taken.insert(at) }
    }
    var below = [Int?](repeating: nil, count: order.count)
    var next: Int?
    for i in order.indices.reversed() {
      below[i] = next
      if found[i] != nil { next = i }
    }
    var above: Int?
    for i in order.indices {
      if found[i] == nil, anchored(order[i]) == nil, let places = places[order[i].fingerprint] {
        let at = nearest(
          to: expected(order[i], between: above, and: below[i], order, found), in: places,
          above: above.flatMap { found[$0] } ?? -1,
          below: below[i].flatMap { found[$0] } ?? prints.count, but: taken)
        if let at { taken.insert(at) }
        found[i] = at
      }
      if found[i] != nil { above = i }
    }
    var lines: [LineMark: Int] = [:]
    for (mark, at) in zip(order, found) {
      if let at { lines[mark] = numbers[at] }
    }
    return lines
  }

  /// Where a line should be that stands as it stood to its anchor; nil when that is gone or repeated.
  private func anchored(_ mark: LineMark) -> Int? {
    guard let anchor = mark.anchor, let places = places[anchor.fingerprint], places.count == 1,
      abs(anchor.distance) <= prints.count
    else { return nil }
    return places[0] + anchor.distance
  }

  /// Number of the line when it moved as the nearer of the found ones did.
  private func expected(
    _ mark: LineMark, between above: Int?, and below: Int?, _ order: [LineMark], _ found: [Int?]
  ) -> Int {
    let nearer = [above, below].compactMap(\.self)
      .min { abs(order[$0].number - mark.number) < abs(order[$1].number - mark.number) }
    guard let nearer, let at = found[nearer] else { return mark.number }
    return mark.number + numbers[at] - order[nearer].number
  }

  /// The place whose number is nearest to the expected one, of those between two lines.
  private func nearest(
    to number: Int, in places: [Int], above: Int, below: Int, but taken: Set<Int>
  ) -> Int? {
    let low = places.partitioningIndex { $0 > above }
    let high = max(low, places.partitioningIndex { $0 >= below })
    let middle = min(high, max(low, places.partitioningIndex { numbers[$0] >= number }))
    let before = places[low..<middle].lazy.reversed().first { !taken.contains($0) }
    let after = places[middle..<high].lazy.first { !taken.contains($0) }
    return [before, after].compactMap(\.self)
      .min { abs(numbers[$0] - number) < abs(numbers[$1] - number) }
  }
}

extension Array where Element == Int {
  /// The first index from which on all elements are `isAfter`, in an array where such come last.
  fileprivate func partitioningIndex(_ isAfter: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Where a number stands in an array in ascending order.
  fileprivate func binaryIndex(of number: Int) -> Int? {
    let at = partitioningIndex { $0 >= number }
    return at < count && self[at] == number ? at : nil
  }
}
