/// What kind of markup or data a source is, from its first bytes.
enum SourceRecognition {
  enum Form {
    case html, xml, json, mbox, text
  }

  static func form(of utf8: [UInt8]) -> Form {
    let head = String(decoding: utf8.prefix(4096), as: UTF8.self).lowercased()
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("{") || start.hasPrefix("[") { return isJSON(utf8) ? .json : .text }
    if start.hasPrefix("from ") || isMailHeader(start) { return .mbox }
    // Some exports begin with a stray character.
    let markup = start.prefix(64).firstIndex(of: "<").map { start[$0...] } ?? ""
    if markup.startsWithElement(["rss", "feed", "rdf:rdf", "disqus"]) { return .xml }
    if markup.hasPrefix("<?xml") {
      let root = markup.rootName
      return root == "html" ? .html : .xml
    }
    if start.contains("<html") || start.contains("<!doctype html") { return .html }
    return start.hasPrefix("<") && isMostlyMarkup(start) ? .html : .text
  }

  /// A paste may begin with a bracket; JSON ends with one as well.
  private static func isJSON(_ utf8: [UInt8]) -> Bool {
    guard let last = utf8.last(where: { $0 > 0x20 }) else { return false }
    guard let first = utf8.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return false }
    guard last == 0x7D || last == 0x5D else {
      // Cut short: still JSON if a key follows the first brace.
      let next = utf8[(first + 1)...].first { $0 > 0x20 }
      return next == 0x22 || next == 0x7B
    }
    return true
  }

  private static func isMailHeader(_ head: Substring) -> Bool {
    let lines = head.split(separator: "\n", maxSplits: 12).prefix(12)
    let names = lines.compactMap { line in
      line.firstIndex(of: ":").map { String(line[..<$0]) }
    }
    let known: Set = ["message-id", "received", "return-path", "in-reply-to", "mime-version"]
    return names.first.map { known.contains($0) || $0 == "from" || $0 == "date" } ?? false
      && names.contains("from") && names.contains { known.contains($0) }
  }

  /// A page without `html` element, as some programs save them.
  private static func isMostlyMarkup(_ head: Substring) -> Bool {
    head.utf8.count { $0 == 0x3C } >= 3 && head.contains("</")
  }
}

extension Substring {
  /// Whether this begins with the start of one of these elements.
  fileprivate func startsWithElement(_ names: [String]) -> Bool {
    guard hasPrefix("<") else { return false }
    let name = dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
    return names.contains(String(name))
  }

  /// Name of the first element after declarations, comments and processing instructions.
  fileprivate var rootName: String? {
    var rest = self
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...].dropFirst()
      guard let c = rest.first else { return nil }
      if c == "!" || c == "?" {
        let isComment = rest.hasPrefix("!--")
        guard let end = isComment ? rest.range(of: "-->")?.upperBound : rest.firstIndex(of: ">")
        else { return nil }
        rest = rest[end...]
        continue
      }
      return String(rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" })
    }
    return nil
  }
}
