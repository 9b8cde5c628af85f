import Discussions

/// HTML that a feed, export or answer holds as text: the body of one comment or article.
enum HTMLFragment {
  /// The fragment's blocks.
  ///
  /// - Parameters:
  ///   - keepsLines: a line end in the text is a line break too, as where WordPress stores what was
  ///     typed.
  ///   - skip: elements to leave out.
  static func blocks(
    _ html: String, base: PageAddress? = nil, keepsLines: Bool = false,
    skipping skip: @escaping (Document, Int) -> Bool = { _, _ in false }
  ) throws -> [Block] {
    guard html.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else {
      return plain(html, keepsLines: keepsLines)
    }
    let source = SourceText.repaired(Array(html.utf8)[...]).utf8
    let document = try Document(MissingSemicolons.repaired(source), as: .html)
    var builder = BlockBuilder(document, base: base, keepsLines: keepsLines) { skip(document, $0) }
    builder.read(document.indices)
    return builder.blocks
  }

  /// The fragment's words in one line.
  static func text(_ html: String) throws -> String {
    guard html.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return html.trimmed }
    let source = SourceText.repaired(Array(html.utf8)[...]).utf8
    let document = try Document(MissingSemicolons.repaired(source), as: .html)
    return document.count == 0 ? "" : document.text(0)
  }

  private static func plain(_ text: String, keepsLines: Bool) -> [Block] {
    let lines =
      keepsLines ? text.split(whereSeparator: \.isNewline) : [Substring(text)]
    return lines.compactMap { line in
      let words = line.split(whereSeparator: \.isWhitespace)
      let safe = SafeText(body: words.joined(separator: " "))
      return safe.isEmpty ? nil : Block(.paragraph, safe)
    }
  }
}
