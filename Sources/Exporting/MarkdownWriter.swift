import Discussions

/// Writes a discussion as CommonMark: the article under a heading, the thread as nested lists.
enum MarkdownWriter {
  /// Lists are nested no deeper than this; "answers N" tells the rest. Each level costs two columns
  /// on every line, so an endless chain of replies would take endless space.
  private static let deepest = 16

  static func write(_ discussion: Discussion, notes: Bool, to output: inout ChunkedOutput) {
    write(discussion.article, of: discussion, to: &output)
    let tree = discussion.comments
    if !tree.isEmpty {
      output.write("## \(tree.count.counted("comment"))\n\n")
    }
    for i in tree.indices { write(comment: i, of: tree, to: &output) }
    guard notes, !discussion.notes.isEmpty else { return }
    output.write("## Notes\n\n")
    for note in discussion.notes {
      let place = note.line.map { " (line \($0))" } ?? ""
      write(
        Markdown.escaped("\(note.kind.rawValue): \(note.text)\(place)"), prefix: "  ",
        first: "- ", to: &output)
    }
  }

  private static func write(
    _ article: Article, of discussion: Discussion, to output: inout ChunkedOutput
  ) {
    let title = article.title ?? (article.blocks.isEmpty ? discussion.displayTitle : nil)
    if let title { output.write("# \(Markdown.escaped(title.string))\n\n") }
    let byline = [
      article.byline.map { "by \(Markdown.escaped($0.string))" },
      article.published.map(CommentLabel.words(for:)),
      discussion.source.address.map { "<\(Markdown.address($0))>" },
    ].compactMap { $0 }
    if !byline.isEmpty { output.write(byline.joined(separator: " · ") + "\n\n") }
    write(Array(article.blocksBelowTitle), prefix: "", headingLevel: 3, to: &output)
  }

  private static func write(
    comment i: Int, of tree: CommentTree, to output: inout ChunkedOutput
  ) {
    let label = CommentLabel(i, of: tree)
    let indent = String(repeating: "  ", count: min(tree.depth(i), deepest))
    let author = label.author.map(Markdown.escaped) ?? "unnamed"
    let parts = ["**\(label.number) \(author)**"] + [label.date, label.link].compactMap { $0 }
    output.write("\(indent)- \(parts.joined(separator: " · "))\n\n")
    write(tree[i].blocks, prefix: indent + "  ", headingLevel: 6, to: &output)
  }

  private static func write(
    _ blocks: [Block], prefix: String, headingLevel: Int, to output: inout ChunkedOutput
  ) {
    for block in blocks {
      write(block, prefix: prefix, headingLevel: headingLevel, to: &output)
    }
  }

  private static func write(
    _ block: Block, prefix: String, headingLevel: Int, to output: inout ChunkedOutput
  ) {
    let text = block.text.string
    let escaped = Markdown.escaped(text)
    switch block.kind {
    case .paragraph: write(escaped, prefix: prefix, to: &output)
    case .heading:
      let hashes = String(repeating: "#", count: headingLevel)
      let line = escaped.split(separator: "\n").joined(separator: " ")
      write("\(hashes) \(line)", prefix: prefix, to: &output)
    case .quote: write(escaped, prefix: prefix + "> ", to: &output)
    case .list: write(escaped, prefix: prefix + "  ", first: prefix + "- ", to: &output)
    case .image: write("*[image: \(escaped)]*", prefix: prefix, to: &output)
    case .notice, .credit: write("*\(escaped)*", prefix: prefix, to: &output)
    case .code, .table:
      let fence = Markdown.fence(for: text)
      write("\(fence)\n\(text)\n\(fence)", prefix: prefix, to: &output)
    }
    for link in block.links {
      let name = link.text.isEmpty ? link.address : link.text
      write(
        "[\(Markdown.escaped(name.string))](<\(Markdown.address(link.address))>)",
        prefix: prefix, to: &output)
    }
  }

  private static func write(
    _ text: String, prefix: String, first: String? = nil, to output: inout ChunkedOutput
  ) {
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      output.write(i == 0 ? first ?? prefix : prefix)
      output.write(line)
      output.write("\n")
    }
    output.write("\n")
  }
}

/// What must be escaped so that text stays text in CommonMark.
enum Markdown {
  /// Escapes every character that could begin markup where it stands.
  static func escaped(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count + 8)
    var isLineStart = true
    var isNumber = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "~", "|", "$":
        out += "\\"
      case "#", "+", "-", "=":
        if isLineStart { out += "\\" }
      case ".", ")":
        if isNumber { out += "\\" }
      default: break
      }
      if isLineStart, scalar == " " || scalar == "\t" { continue }
      out.unicodeScalars.append(scalar)
      let isDigit = ("0"..."9").contains(scalar)
      isNumber = isDigit && (isLineStart || isNumber)
      isLineStart = scalar == "\n"
    }
    return out
  }

  /// An address between angle brackets holds none of its own.
  static func address(_ address: SafeText) -> String {
    var out = ""
    for scalar in address.string.unicodeScalars {
      switch scalar {
      case "<": out += "%3C"
      case ">": out += "%3E"
      case "\\": out += "%5C"
      case " ": out += "%20"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// More backticks than any run of them in the text.
  static func fence(for text: String) -> String {
    var longest = 2
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: longest + 1)
  }
}
