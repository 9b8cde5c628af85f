import Discussions

/// When the comments of a page were written, and what follows from it for a page that says not whom they
/// answer: who answers writes later, and pages sort what stands side by side.
///
/// A page rounds all its times back from now alike, so that what it calls older is older; of equal ones
/// nothing is known.
struct WritingTimes {
  /// How a page sorts the answers to one comment, and what stands at the top level.
  enum Order {
    /// The top level too.
    case oldestFirst
    /// At the top level; answers may stand in another order.
    case newestFirst
    /// By votes, or not to be told.
    case unknown
  }

  /// One for each comment, later ones greater; nil where the page does not say, or says it in another
  /// way than of most.
  let times: [Int64?]
  let order: Order
  /// Whether each is sure to answer a comment, as it would stand in the wrong place at the top level.
  let areAnswers: [Bool]

  /// - Parameters:
  ///   - moments: the dates of the comments; nil for those without.
  ///   - ages: seconds back from now, as the page rounds them.
  init(moments: [Timestamp?], ages: [Int?]) {
    let dated = moments.count { $0 != nil }
    let areDates = dated >= ages.count { $0 != nil }
    times = areDates ? Self.comparable(moments) : ages.map { $0.map { -Int64($0) } }
    // The earliest above each comment and below it.
    let above = Self.earliest(before: times)
    let below = Array(Self.earliest(before: times.reversed()).reversed())
    order = Self.order(times, above: above, below: below, areDates: areDates)
    areAnswers =
      switch order {
      case .oldestFirst: zip(times, below).map(Self.isLater)
      case .newestFirst: zip(times, above).map(Self.isLater)
      case .unknown: times.map { _ in false }
      }
  }

  /// Seconds, or days where one has no time of day.
  private static func comparable(_ moments: [Timestamp?]) -> [Int64?] {
    func local(_ moment: Timestamp) -> Int64 {
      moment.seconds + Int64(moment.offsetMinutes ?? 0) * 60
    }
    let areDays = moments.contains { $0.map { local($0) % secondsOfDay == 0 } ?? false }
    return moments.map { moment in
      moment.map { areDays ? local($0) / secondsOfDay : $0.seconds }
    }
  }

  private static let secondsOfDay: Int64 = 86_400

  private static func earliest(before times: [Int64?]) -> [Int64?] {
    var earliest: Int64?
    return times.map { time in
      defer { if let time { earliest = min(earliest ?? time, time) } }
      return earliest
    }
  }

  private static func isLater(_ time: Int64?, than other: Int64?) -> Bool {
    if let time, let other { time > other } else { false }
  }

  /// Where the top level is sorted, each of its comments is earlier than all below it, or than all above
  /// it. In a page sorted by votes few are: about as many as the logarithm of the number of its times.
  private static func order(
    _ times: [Int64?], above: [Int64?], below: [Int64?], areDates: Bool
  ) -> Order {
    func distinct(_ earliest: [Int64?]) -> Int {
      Set(zip(times, earliest).compactMap { isLater($0, than: $1) ? nil : $0 }).count
    }
    let logarithm = NaturalLogarithm.of(Float(max(1, Set(times.compactMap { $0 }).count)))
    // What is counted back from now is often on pages that sort by votes.
    let needed = (areDates ? 1 : 2) + 1.5 * logarithm
    let (oldest, newest) = (distinct(below), distinct(above))
    // Sorted from the oldest on, nothing is earlier than the first.
    // Older comments have more votes as well, so that more is asked for.
    if newest == 1, Float(oldest) >= needed + 1 { return .oldestFirst }
    return newest > oldest && Float(newest) >= needed ? .newestFirst : .unknown
  }
}
