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
  private var told: Set<Road> = []
  /// Pages with comments that were read.
  private var pages = 0

  var count: Int { order.isEmpty ? nameless.count : order.count }

  /// Takes in what one answer holds; returns how many comments this road had not told before.
  @discardableResult
  mutating func add(_ comments: [FoundComment], from road: Road) -> Int {
    if road == .page, comments.contains(where: { $0.id == nil }) {
      guard nameless.isEmpty else { return 0 }
      nameless = comments
      return comments.count
    }
    if road == .page { pages += 1 }
    var new = 0
    for var comment in comments {
      guard let id = comment.id else { continue }
      if let parent = comment.parentIndex.flatMap({ comments[$0].id }), layoutParents[id] == nil {
        layoutParents[id] = parent
      }
      comment.parentIndex = nil
      told.insert(road)
      if byID[id] == nil { order.append(id) }
      var tellings = byID[id] ?? Road.allCases.map { _ in nil }
      guard tellings[road.rawValue] == nil else { continue }
      new += 1
      tellings[road.rawValue] = comment
      byID[id] = tellings
    }
    return new
  }

  /// The comments in the order in which they are to stand among their siblings: as the page shows
  /// them where it alone has told, else by date and number.
  func comments() -> [FoundComment] {
    guard !order.isEmpty else { return nameless }
    let merged = order.compactMap { id in
      byID[id].flatMap { Self.merged($0, layoutParent: layoutParents[id]) }
    }
    // One page alone is in the order that its site wants.
    guard told != [.page] || pages > 1 else { return merged }
    let hasDates = merged.allSatisfy { $0.date != nil }
    return merged.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if hasDates, x.date?.seconds != y.date?.seconds {
        return x.date?.seconds ?? 0 < y.date?.seconds ?? 0
      }
      let (m, n) = (x.id.flatMap { Int($0) } ?? .max, y.id.flatMap { Int($0) } ?? .max)
      return (m, a.offset) < (n, b.offset)
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
