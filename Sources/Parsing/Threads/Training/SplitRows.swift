/// What a thread teaches of where the article ends.
struct SplitRows: Sendable {
  private(set) var rows = ChoiceRows<SplitFeature>()

  /// What a page counts, for each is by another writer than the hundreds of articles of one blog. Of
  /// 1.5, 6 and 15 the one with which left-out pages had the most probable truth. A fifth of it in a graft.
  private static let pageWeight: Float = 6

  /// The thread; its article alone when that is long enough to be a text without comments; and its
  /// article above the comments of another thread that has no article of its own.
  init(_ thread: PreparedThread, _ model: RecoveryModel, donors: [PreparedThread]) {
    let split = thread.truth.split
    // One source of ours has headlines for articles; readers hardly ever paste such a page.
    append(
      thread.lines, model, split: split,
      weight: split == 1 ? 0.15 : thread.isPage ? Self.pageWeight : thread.weight)
    guard split >= 5 else { return }
    var article = Array(thread.lines[..<min(split, thread.lines.count)])
    Self.score(&article, by: model)
    append(article, model, split: split, weight: 0.15)
    for donor in donors where donor.truth.split == 1 && donor.lines.count > 10 {
      var grafted = article + donor.lines.dropFirst()
      Self.score(&grafted, by: model)
      append(
        grafted, model, split: split,
        weight: thread.isPage ? 0.2 * Self.pageWeight : 0.3)
    }
  }

  /// Sets what depends on the neighbours of lines, which are others now.
  private static func score(_ lines: inout [TextLine], by model: RecoveryModel) {
    model.scoreWords(&lines)
    Surroundings.set(in: &lines, habits: lines.compactMap { $0.surroundings?.habits })
  }

  private mutating func append(
    _ lines: [TextLine], _ model: RecoveryModel, split: Int, weight: Float
  ) {
    var lines = lines
    model.scoreOpenings(&lines)
    let choice = SplitChoice(lines)
    guard (1...max(1, choice.rows.count)).contains(split), !choice.rows.isEmpty else { return }
    rows.append(choice.rows, chosen: split - 1, weight: weight)
  }
}
