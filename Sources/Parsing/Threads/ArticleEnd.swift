/// A place where the article may end.
struct ArticleEnd: Sendable {
  /// Number of lines of the article.
  var lines: Int
  var probability: Float

  /// How sure it is that an article ends with the line that says where it stood first. A mark that
  /// the source left beats what was learned.
  static let creditWorth: Float = 0.9

  /// The length that is exceeded with a probability of `1 - share`.
  ///
  /// - Parameter ends: in order of length; their probabilities add up to 1.
  static func quantile(_ share: Float, of ends: [ArticleEnd]) -> Int {
    var below: Float = 0
    for end in ends {
      below += end.probability
      if below >= share { return end.lines }
    }
    return ends.last?.lines ?? 0
  }

  /// The length that is as probably too large as too small, which costs the fewest comments.
  static func median(_ ends: [ArticleEnd]) -> Int { quantile(0.5, of: ends) }

  /// The probability of exactly this length; 1 where nothing was asked.
  static func probability(of lines: Int, in ends: [ArticleEnd]) -> Float {
    ends.isEmpty ? 1 : ends.first { $0.lines == lines }?.probability ?? 0
  }
}
