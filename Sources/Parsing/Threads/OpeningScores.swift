/// How much each line looks like the first of a comment when nothing is known of what is article and
/// what was found above: what the search for the article's end goes by.
enum OpeningScores {
  static func row(_ lines: [TextLine], at i: Int, style: DocumentStyle) -> FeatureRow<
    BoundaryFeature
  > {
    var line = lines[i]
    // With what surrounds the lines the article's end was found less often, not more.
    line.surroundings = nil
    var row = FeatureRow<BoundaryFeature>(
      line, at: i, previous: i > 0 ? lines[i - 1] : nil,
      beforePrevious: i > 1 ? lines[i - 2] : nil, next: i + 1 < lines.count ? lines[i + 1] : nil,
      style: style, tally: ThreadTally())
    // Where in the text it stands is for the search to weigh.
    row[.linePosition] = 0
    row[.documentLines] = 0
    return row
  }

  /// The text's style as if it had no article.
  static func style(_ lines: [TextLine]) -> DocumentStyle {
    DocumentStyle(lines, split: 0, lineCount: lines.count)
  }
}
