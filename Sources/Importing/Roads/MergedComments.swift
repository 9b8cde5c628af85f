import Discussions

/// The comments of one discussion as several roads tell them, one for each id.
///
/// REST has the truest text and dates, a page has votes and the parents that REST hides, a feed has
/// whatever the others do not. A parent that a road names by id comes before one that only a page's
/// layout shows, because pages stop nesting at a depth of their own.
struct MergedComments {
  enum Road: Int, CaseIterable { case rest, page, feed }

  /// What each road told of a comment, as the raw values of the roads order them.
  private var byID: [String: [FoundComment?]] = [:]
  /// The comment that each one stands under on a page.
  private var layoutParents: [String: String] = [:]
  /// In the order in which they were first told.
  private var order: [String] = []
  /// Comments of a page whose theme states no ids: only of use where no other road has any.
  private var nameless: [FoundComment] = []
  private(set) var told: Set<Road> = []

  var count: Int { order.isEmpty ? nameless.count : order.count }

  /// Takes in what one answer holds; returns how many comments no answer had told before.
  @discardableResult
  mutating func add(_ comments: [FoundComment], from road: Road) -> Int {
    let before = count
    if road == .page, comments.contains(where: { $0.id == nil }) {
      if nameless.isEmpty { nameless = comments }
      return count - before
    }
    for var comment in comments {
      guard let id = comment.id else { continue }
      if let parent = comment.parentIndex.flatMap({ comments[$0].id }), layoutParents[id] == nil {
        layoutParents[id] = parent
      }
      comment.parentIndex = nil
      told.insert(road)
      if byID[id] == nil { order.append(id) }
      var tellings = byID[id] ?? Road.allCases.map { _ in nil }
      tellings[road.rawValue] = tellings[road.rawValue] ?? comment
      byID[id] = tellings
    }
    return count - before
  }

  /// The comments in the order in which they are to stand among their siblings: as the page shows
  /// them where it alone has told, else by date and number.
  func comments() -> [FoundComment] {
    guard !order.isEmpty else { return nameless }
    let merged = order.compactMap { id in
      byID[id].flatMap { Self.merged($0, layoutParent: layoutParents[id]) }
    }
    guard told != [.page] else { return merged }
    return merged.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      guard let first = x.date?.seconds, let second = y.date?.seconds, first != second else {
        let (m, n) = (x.id.flatMap { Int($0) } ?? .max, y.id.flatMap { Int($0) } ?? .max)
        return (m, a.offset) < (n, b.offset)
      }
      return first < second
    }.map(\.element)
  }

  private static func merged(
    _ told: [FoundComment?], layoutParent: String?
  ) -> FoundComment? {
    let all = told.compactMap { $0 }
    // A text that is cut short on one road is taken from another.
    guard var best = all.first(where: { !$0.isCut }) ?? all.first else { return nil }
    best.parentID = all.lazy.compactMap(\.parentID).first ?? layoutParent
    best.author = all.lazy.compactMap(\.author).first { !$0.isEmpty }
    best.date =
      all.lazy.compactMap(\.date).first { $0.offsetMinutes != nil }
      ?? all.lazy.compactMap(\.date).first
    best.dateText = all.lazy.compactMap(\.dateText).first
    best.score = all.lazy.compactMap(\.score).first
    return best
  }
}
