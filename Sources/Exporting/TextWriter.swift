import Discussions

/// Writes a discussion as text to be read: the article, then each comment under its head, indented
/// under guides by what it answers.
enum TextWriter {
  static func write(
    _ discussion: Discussion, width: Int, notes: Bool, to output: inout ChunkedOutput
  ) {
    var page = WrappedOutput(output, width: width)
    write(discussion, to: &page)
    if !discussion.comments.isEmpty {
      let count = discussion.comments.count
      let title = count.counted("comment")
      page.line("")
      page.line(
        "── \(title) " + String(repeating: "─", count: max(0, page.width - title.count - 4)))
    }
    for i in discussion.comments.indices { write(comment: i, of: discussion.comments, to: &page) }
    if notes { write(discussion.notes, to: &page) }
    output = page.output
  }

  private static func write(_ discussion: Discussion, to page: inout WrappedOutput) {
    let article = discussion.article
    let byline = [
      article.byline.map { "by \($0)" }, article.published.map(CommentLabel.words(for:)),
      discussion.source.address?.string,
    ].compactMap { $0 }
    if let title = article.title { page.wrap(title, prefix: "") }
    if !byline.isEmpty { page.wrap(SafeText(field: byline.joined(separator: " · ")), prefix: "") }
    if !article.blocks.isEmpty, article.title != nil || !byline.isEmpty { page.line("") }
    page.write(Array(article.blocksBelowTitle), prefix: "")
  }

  private static func write(
    comment i: Int, of tree: CommentTree, to page: inout WrappedOutput
  ) {
    let label = CommentLabel(i, of: tree)
    let levels = Guides.levels(tree.depth(i), width: page.width)
    let guides = Guides.text(levels)
    let above = i == 0 ? 0 : Guides.levels(tree.depth(i - 1), width: page.width)
    page.line(WrappedOutput.withoutTrailingBlanks(Guides.text(min(levels, above))))
    let parts = [label.author ?? "unnamed", label.date, label.link].compactMap { $0 }
    page.wrap(
      SafeText(field: "\(label.number)  \(parts.joined(separator: " · "))"), prefix: guides)
    page.write(tree[i].blocks, prefix: guides + "  ")
  }

  static func write(_ notes: [Note], to page: inout WrappedOutput) {
    guard !notes.isEmpty else { return }
    page.line("")
    page.line("── notes " + String(repeating: "─", count: max(0, page.width - 9)))
    for note in notes {
      let place = note.line.map { " (line \($0))" } ?? ""
      page.wrap(SafeText(body: "\(note.kind.rawValue): \(note.text)\(place)"), prefix: "")
    }
  }
}

/// Indentation by depth. It stops growing where it would take half of the width;
/// "answers N" tells the rest.
enum Guides {
  /// Of one level.
  static let columns = 2

  static func levels(_ depth: Int, width: Int) -> Int { min(depth, width / 5) }

  static func text(_ levels: Int) -> String { String(repeating: "│ ", count: levels) }
}
