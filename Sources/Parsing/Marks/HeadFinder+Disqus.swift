extension HeadFinder {
  /// Tells writer and answered apart where copying has joined them: Disqus writes "Ken", an arrow that
  /// is a picture, and "Old Tar" in one line, which a browser copies as "Ken Old Tar".
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
      let spaces = name.indices.filter { name[$0] == " " }
      // The longest name first: "Old Tar" before "Tar".
      let space = spaces.first {
        writers.contains(name[name.index(after: $0)...])
          && (spaces.count > 1 || all.contains(name[..<$0]))
      }
      if let space, heads[i].replyTo == nil, !writers.contains(name) {
        heads[i].name = LineMarks.trimmed(name[..<space])
        heads[i].replyTo = name[name.index(after: space)...]
      }
      writers.insert(heads[i].name ?? name)
    }
    return heads
  }

  /// Only Disqus has it.
  private static let shareButton = "Share ›"
}
