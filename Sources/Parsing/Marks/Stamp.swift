import Discussions

/// When something was written, as a page says it in a line of its own or beside a name.
struct Stamp: Hashable {
  /// The words of the page.
  var words: Substring
  /// The moment; nil for "4 years ago" and for a date without a year.
  var moment: Timestamp?
  /// The moment with day and month exchanged, for "5/4/2020", which says not which is which.
  var swapped: Timestamp?
  /// Whether the month comes first, where a date of numbers shows it: "5/15/2020" or "15/5/2020".
  var isMonthFirst: Bool?
  /// Whether it is counted back from now, as "4 years ago" is.
  var isRelative = false
  /// Whether it is as short as social networks write it: "2d".
  var isShort = false
  /// Seconds back from now, as the page rounds them; nil for a date, and where it does not say how many.
  var age: Int?
}
