import Discussions

/// Writes a discussion as one self-contained page in WordPress's own markup for comments, so that
/// programs which read such pages read it too.
enum HTMLWriter {
  /// Lists are nested no deeper than this: browsers give up at a few hundred elements.
  private static let deepest = 64

  static func write(_ discussion: Discussion, notes: Bool, to output: inout ChunkedOutput) {
    let title = escaped(discussion.displayTitle.string)
    output.write(
      """
      <!DOCTYPE html>
      <html>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="Wardroom">
      <title>\(title)</title>
      <style>
      body { max-width: 44em; margin: 2em auto; padding: 0 1em; font-family: serif; }
      ol { list-style: none; padding: 0; }
      ol.children { margin-left: .4em; padding-left: 1em; border-left: 1px solid; }
      .comment-meta { margin-top: 1.5em; font-size: 85%; }
      p, blockquote, pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      <article class="hentry">

      """)
    write(discussion.article, of: discussion, to: &output)
    output.write("</article>\n")
    write(discussion.comments, to: &output)
    if notes, !discussion.notes.isEmpty {
      output.write("<section class=\"notes\">\n<h2>Notes</h2>\n<ul>\n")
      for note in discussion.notes {
        let place = note.line.map { " (line \($0))" } ?? ""
        output.write("<li>\(note.kind.rawValue): \(escaped(note.text.string))\(place)</li>\n")
      }
      output.write("</ul>\n</section>\n")
    }
    output.write("</body>\n</html>\n")
  }

  private static func write(
    _ article: Article, of discussion: Discussion, to output: inout ChunkedOutput
  ) {
    if let title = article.title {
      output.write("<h1 class=\"entry-title\">\(escaped(title.string))</h1>\n")
    }
    var byline: [String] = []
    if let name = article.byline {
      byline.append("<span class=\"author\">\(escaped(name.string))</span>")
    }
    if let published = article.published { byline.append(time(published)) }
    if let address = discussion.source.address {
      byline.append(anchor(to: address, escaped(address.string)))
    }
    if !byline.isEmpty {
      output.write("<p class=\"byline\">\(byline.joined(separator: " · "))</p>\n")
    }
    output.write("<div class=\"entry-content\">\n")
    for block in article.blocksBelowTitle { write(block, to: &output) }
    output.write("</div>\n")
  }

  private static func write(_ tree: CommentTree, to output: inout ChunkedOutput) {
    guard !tree.isEmpty else { return }
    let count = tree.count.counted("comment")
    output.write("<section id=\"comments\">\n<h2>\(count)</h2>\n<ol class=\"comment-list\">\n")
    var open = 0
    for i in tree.indices {
      let depth = min(tree.depth(i), deepest)
      while open > depth {
        output.write("</li>\n</ol>\n")
        open -= 1
      }
      if i > 0, open == depth, min(tree.depth(i - 1), deepest) >= depth { output.write("</li>\n") }
      if depth > open {
        output.write("<ol class=\"children\">\n")
        open = depth
      }
      write(comment: i, depth: depth, of: tree, to: &output)
    }
    for _ in 0..<open { output.write("</li>\n</ol>\n") }
    output.write("</li>\n</ol>\n</section>\n")
  }

  private static func write(
    comment i: Int, depth: Int, of tree: CommentTree, to output: inout ChunkedOutput
  ) {
    let comment = tree[i]
    let label = CommentLabel(i, of: tree)
    let author = escaped(label.author ?? "unnamed")
    var meta = "<b class=\"fn\">\(author)</b>"
    if let date = comment.date {
      meta += " <a href=\"#comment-\(label.number)\">\(time(date))</a>"
    } else if let words = comment.dateText {
      meta += " <a href=\"#comment-\(label.number)\">\(escaped(words.string))</a>"
    }
    if let answers = label.answers {
      meta += " <a class=\"answers\" href=\"#comment-\(answers)\">\(label.link ?? "")</a>"
    }
    output.write(
      """
      <li id="comment-\(label.number)" class="comment depth-\(depth + 1)">
      <article class="comment-body">
      <footer class="comment-meta"><span class="number">\(label.number)</span> \(meta)</footer>
      <div class="comment-content">

      """)
    for block in comment.blocks { write(block, to: &output) }
    output.write("</div>\n</article>\n")
  }

  private static func write(_ block: Block, to output: inout ChunkedOutput) {
    let text = escaped(block.text.string)
    switch block.kind {
    case .paragraph: output.write("<p>\(text)</p>\n")
    case .heading: output.write("<h3>\(text)</h3>\n")
    case .quote: output.write("<blockquote><p>\(text)</p></blockquote>\n")
    case .list: output.write("<ul><li>\(text)</li></ul>\n")
    case .image: output.write("<p><i>[image: \(text)]</i></p>\n")
    case .notice: output.write("<p><i>\(text)</i></p>\n")
    case .credit: output.write("<p><small>\(text)</small></p>\n")
    case .code, .table: output.write("<pre>\(text)</pre>\n")
    }
    for link in block.links {
      let name = link.text.isEmpty ? link.address : link.text
      output.write("<p>\(anchor(to: link.address, escaped(name.string)))</p>\n")
    }
  }

  private static func time(_ time: Timestamp) -> String {
    "<time datetime=\"\(time)\">\(escaped(CommentLabel.words(for: time)))</time>"
  }

  /// Other addresses than these could run something when followed, and stay text.
  private static func anchor(to address: SafeText, _ content: String) -> String {
    let isSafe = ["http://", "https://", "mailto:"].contains { scheme in
      address.string.lowercased().hasPrefix(scheme)
    }
    guard isSafe else { return content }
    return "<a rel=\"nofollow noreferrer\" href=\"\(escaped(address.string))\">\(content)</a>"
  }

  static func escaped(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 != 0x27
    }
    if isPlain { return text }
    var out = ""
    out.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
