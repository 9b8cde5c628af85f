import Discussions

/// The plain text of a mail: paragraphs that were wrapped, quotes behind `>`, and code as it stands.
enum MailText {
  static func blocks(_ text: String) -> [Block] {
    var blocks: [Block] = []
    var lines: [Substring] = []
    var depth = 0
    func finish() {
      if !lines.isEmpty { blocks.append(block(lines, isQuote: depth > 0)) }
      lines.removeAll()
    }
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }) {
      // The signature and what list software puts below it.
      if raw == "-- " || raw == "--" { break }
      let (level, line) = quoted(raw)
      if level != depth || line.allSatisfy(\.isWhitespace) {
        finish()
        depth = level
      }
      if !line.allSatisfy(\.isWhitespace) { lines.append(line) }
    }
    finish()
    return blocks
  }

  /// How often a line is quoted, and what is quoted. `>From` is only an escaped `From` of the mailbox.
  private static func quoted(_ line: Substring) -> (level: Int, line: Substring) {
    var rest = line
    var level = 0
    while let first = rest.first, first == ">" {
      if level == 0, rest.hasPrefix(">From ") { return (0, rest.dropFirst()) }
      level += 1
      rest = rest.dropFirst()
      if rest.first == " ", rest.dropFirst().first == ">" { rest = rest.dropFirst() }
    }
    if level > 0, rest.first == " " { rest = rest.dropFirst() }
    return (level, rest)
  }

  private static func block(_ lines: [Substring], isQuote: Bool) -> Block {
    if isCode(lines) {
      return Block(isQuote ? .quote : .code, SafeText(body: lines.joined(separator: "\n")))
    }
    let words = lines.map { String($0).trimmed }.joined(separator: " ")
    return Block(isQuote ? .quote : .paragraph, SafeText(body: words))
  }

  /// Lines of a patch or of a program: most are indented or marked.
  private static func isCode(_ lines: [Substring]) -> Bool {
    let marked = lines.count { line in
      line.hasPrefix("  ") || line.hasPrefix("\t") || line.hasPrefix("+") || line.hasPrefix("@@ ")
        || line.hasPrefix("diff ") || line.hasPrefix("index ") || line.hasPrefix("--- ")
    }
    return lines.count > 1 && marked * 2 > lines.count
  }
}
