/// What a figure says became of those it counts: "1,000 thought to have been killed", "captured two
/// North Koreans".
struct FigureFate {
  let passage: Passage

  /// Words looked at after and before a figure.
  private static let reach = (after: 7, before: 3)

  private static let fates: [(words: [StaticString], name: String)] = [
    (["killed", "dead", "died", "kia"], "killed"), (["wounded", "injured", "wia"], "wounded"),
    (["captured", "capture", "prisoners", "pow", "pows"], "captured"),
    (["lost", "losing", "losses", "destroyed", "sunk"], "lost"), (["missing", "mia"], "missing"),
    (["casualties", "casualty"], "casualties"),
  ]

  func fate(of figure: Mention) -> String? {
    var i = figure.first
    while i < passage.count, i <= figure.last + Self.reach.after {
      if i > figure.first, passage[i].startsSentence { break }
      if let name = name(i) { return name }
      if i > figure.last, passage[i].shape == .digits { break }
      i += 1
    }
    i = figure.first - 1
    while i >= 0, i >= figure.first - Self.reach.before, !passage[i + 1].startsSentence,
      !passage[i + 1].gap.contains(.comma)
    {
      if let name = name(i) { return name }
      i -= 1
    }
    return nil
  }

  private func name(_ i: Int) -> String? {
    Self.fates.first { passage.isWord(i, among: $0.words) }?.name
  }
}
