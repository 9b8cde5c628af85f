/// What kind of markup or data a source is, from its first bytes.
enum SourceRecognition {
  enum Form {
    case html, xml, json, mbox, text
  }

  static func form(of utf8: [UInt8]) -> Form {
    let head = String(decoding: utf8.prefix(4096), as: UTF8.self).lowercased()
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("{") || start.hasPrefix("[") { return isJSON(utf8) ? .json : .text }
    if isMailbox(start) || isMailHeader(start) { return .mbox }
    // Some exports begin with a stray character.
    let markup = start.prefix(64).firstIndex(of: "<").map { start[$0...] } ?? ""
    if let root = markup.rootName {
      if ["rss", "feed", "rdf:rdf", "disqus"].contains(root) { return .xml }
      if markup.hasPrefix("<?xml"), root != "html" { return .xml }
    }
    if start.contains("<html") || start.contains("<!doctype html") { return .html }
    return start.hasPrefix("<") && isMostlyMarkup(start) ? .html : .text
  }

  /// A paste may begin with a bracket as well, but not like this.
  private static func isJSON(_ utf8: [UInt8]) -> Bool {
    var rest = utf8.drop { $0 <= 0x20 || $0 >= 0x80 }
    let first = rest.popFirst()
    let next = rest.first { $0 > 0x20 }
    return first == 0x7B ? next == 0x22 || next == 0x7D : next == 0x7B || next == 0x5D
  }

  /// A sentence may begin with "From" too; in a mailbox a header field follows.
  private static func isMailbox(_ head: Substring) -> Bool {
    guard head.hasPrefix("from "), let end = head.firstIndex(where: \.isNewline) else {
      return false
    }
    let next = head[head.index(after: end)...]
    let name = next.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
    return next.hasPrefix(">from ") || !name.isEmpty && next.dropFirst(name.count).first == ":"
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
