import Cells
import Discussions

/// Writes blocks as plain text wrapped to a width, each line after a prefix.
struct WrappedOutput {
  var output: ChunkedOutput
  let width: Int

  /// Text is never squeezed into fewer columns than this; a longer prefix overhangs instead.
  private static let leastTextWidth = 6

  init(_ output: ChunkedOutput, width: Int) {
    self.output = output
    self.width = max(20, width)
  }

  mutating func line(_ text: String) {
    output.write(text)
    output.write("\n")
  }

  /// - Parameters:
  ///   - prefix: stands before each line.
  ///   - first: replaces the end of the prefix, column for column, on the first line.
  mutating func wrap(_ text: SafeText, prefix: String, first: String? = nil) {
    let used = SafeText(field: prefix).columns
    let room = max(Self.leastTextWidth, width - used)
    for (i, line) in TextWrapper.lines(of: text, width: room).enumerated() {
      let words = text.slice(line.range).string
      let start = i == 0 ? first ?? prefix : prefix
      if words.isEmpty {
        self.line(Self.withoutTrailingBlanks(start))
      } else {
        output.write(start)
        self.line(words)
      }
    }
  }

  mutating func write(_ block: Block, prefix: String) {
    switch block.kind {
    case .paragraph, .heading, .notice, .credit:
      wrap(block.text, prefix: prefix)
    case .quote:
      wrap(block.text, prefix: prefix + "> ")
    case .list:
      let isMarked = block.text.string.first.map { !$0.isLetter } ?? true
      wrap(block.text, prefix: prefix + "  ", first: prefix + (isMarked ? "  " : "• "))
    case .image:
      wrap(SafeText(body: "[image: \(block.text)]"), prefix: prefix)
    case .code, .table:
      wrap(block.text, prefix: prefix + "    ")
    }
    for link in block.links where !block.text.string.contains(link.address.string) {
      let name = link.text.isEmpty ? "" : "\(link.text): "
      line("\(prefix)→ \(name)\(link.address)")
    }
  }

  /// All blocks with an empty line between them.
  mutating func write(_ blocks: [Block], prefix: String) {
    for (i, block) in blocks.enumerated() {
      if i > 0 { line(Self.withoutTrailingBlanks(prefix)) }
      write(block, prefix: prefix)
    }
  }

  static func withoutTrailingBlanks(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
