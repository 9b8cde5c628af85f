import Discussions

/// Where the reader stood: a pane and a place.
package struct Spot: Hashable, Sendable {
  package var pane: Pane
  package var place: Place

  package init(pane: Pane, place: Place) {
    self.pane = pane
    self.place = place
  }
}

/// The spots that jumps left, as in vim: going back remembers where one was.
package struct JumpList: Hashable, Sendable {
  private var spots: [Spot] = []
  /// Index of the spot that "back" left from; `spots.count` when the reader is not in the list.
  private var position = 0
  /// Spots kept.
  private static let capacity = 100

  package init() {}

  /// The spot before the last jump.
  package var last: Spot? { spots.last }

  /// Remembers a spot that a jump leaves.
  mutating func leave(_ spot: Spot) {
    spots.removeAll { $0 == spot }
    spots.append(spot)
    if spots.count > Self.capacity { spots.removeFirst() }
    position = spots.count
  }

  /// Moves the spots to where they are in another reading of the source.
  mutating func move(_ moved: (Spot) -> Spot?) {
    spots = spots.compactMap(moved)
    position = spots.count
  }

  mutating func back(from here: Spot) -> Spot? {
    if position == spots.count, spots.last != here {
      leave(here)
      position = spots.count - 1
    }
    guard position > 0 else { return nil }
    position -= 1
    return spots[position]
  }

  mutating func forward() -> Spot? {
    guard position + 1 < spots.count else { return nil }
    position += 1
    return spots[position]
  }
}
