import Discussions

/// The block level of Markdown as forums use it: paragraphs, quotes, lists, headings and code.
enum MarkdownText {
  static func blocks(_ text: String) -> [Block] {
    var blocks: [Block] = []
    var code: [Substring] = []
    var isFenced = false
    func endCode() {
      if !code.isEmpty { blocks.append(Block(.code, SafeText(body: code.joined(separator: "\n")))) }
      code.removeAll()
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = String(line).trimmed
      if trimmed.hasPrefix("```") {
        if isFenced { endCode() }
        isFenced.toggle()
        continue
      }
      if isFenced || line.hasPrefix("    ") && !trimmed.isEmpty {
        code.append(isFenced ? line : line.dropFirst(4))
        continue
      }
      endCode()
      guard !trimmed.isEmpty else { continue }
      blocks.append(block(trimmed))
    }
    endCode()
    return blocks
  }

  private static func block(_ line: String) -> Block {
    if line.hasPrefix(">") {
      return Block(.quote, SafeText(body: String(line.drop { $0 == ">" || $0 == " " })))
    }
    if line.hasPrefix("* ") || line.hasPrefix("- ") || line.hasPrefix("+ ") {
      return Block(.list, SafeText(body: String(line.dropFirst(2)).trimmed))
    }
    let hashes = line.prefix { $0 == "#" }.count
    if (1...6).contains(hashes), line.dropFirst(hashes).first == " " {
      return Block(.heading, SafeText(body: String(line.dropFirst(hashes)).trimmed))
    }
    return Block(.paragraph, SafeText(body: line))
  }
}
