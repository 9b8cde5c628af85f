extension HeadFinder {
  /// Tells writer and answered apart where copying has joined them: Disqus writes "Ken", an arrow that
  /// is a picture, and "Old Tar" in one line, which a browser copies as "Ken Old Tar" or with two spaces.
  ///
  /// What ends in the whole name of someone who wrote above answers them. But "John Smith" may be one
  /// name where Smith has written: then John must be on the page by himself.
  func separated(_ heads: [CommentHead]) -> [CommentHead] {
    guard page.lines.contains(where: { $0.text.hasSuffix(Self.shareButton) }) else { return heads }
    var heads = heads
    let all = Set(heads.compactMap(\.name))
    var writers: Set<Substring> = []
    for i in heads.indices {
      guard let name = heads[i].name else { continue }
      var answered: Substring?
      if let arrow = name.firstRange(of: Self.arrow) {
        (heads[i].name, answered) = (name[..<arrow.lowerBound], name[arrow.upperBound...])
      } else {
        let spaces = name.indices.filter { name[$0] == " " }
        // The longest name first: "Old Tar" before "Tar".
        let space = spaces.first {
          writers.contains(name[name.index(after: $0)...])
            && (spaces.count > 1 || all.contains(name[..<$0]))
        }
        if let space, !writers.contains(name) {
          (heads[i].name, answered) = (name[..<space], name[name.index(after: space)...])
        }
      }
      if heads[i].replyTo == nil, let answered {
        heads[i].replyTo = LineMarks.trimmed(answered)
      }
      heads[i].name = withoutBadge(heads[i].name ?? name)
      writers.insert(heads[i].name ?? name)
    }
    return heads
  }

  /// "Ken Mod" without what says that he minds the comments.
  private func withoutBadge(_ name: Substring) -> Substring {
    let name = LineMarks.trimmed(name)
    return name.hasSuffix(" Mod") ? LineMarks.trimmed(name.dropLast(3)) : name
  }

  /// The spaces around the arrow, where copying keeps both.
  private static let arrow = "  "

  /// Only Disqus has it.
  private static let shareButton = "Share ›"
}
