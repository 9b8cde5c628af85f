import Discussions

/// Tells headings, lists, quotations, notices and credits of an article from its paragraphs.
enum ArticleKinds {
  /// - Parameters:
  ///   - lines: the article's lines in order.
  static func kinds(_ lines: [String]) -> [BlockKind] {
    lines.indices.map { i in
      kind(lines[i], isFirst: i == 0, isLast: i + 1 == lines.count, of: lines.count)
    }
  }

  private static func kind(_ line: String, isFirst: Bool, isLast: Bool, of count: Int) -> BlockKind
  {
    let bytes = Array(line.utf8)
    return bytes.withUnsafeBufferPointer { text in
      let range = text.indices
      let words = TermScanner.words(text, range)
      let shape = LineShape(text, range, words: words)
      if isNotice(words) { return .notice }
      if isCredit(words, line, isLast: isLast, count: count) { return .credit }
      switch shape.start {
      case .bullet where words.count > 0, .numbered: return .list
      default: break
      }
      if QuoteMark.opens(line) { return .quote }
      if isHeading(shape, isLast: isLast, count: count) { return .heading }
      return isQuotation(line) ? .quote : .paragraph
    }
  }

  /// A short line that does not end as a sentence does, or asks a short question, with text below.
  private static func isHeading(_ shape: LineShape, isLast: Bool, count: Int) -> Bool {
    guard !isLast, count > 2, (1...12).contains(shape.wordCount), shape.start != .lower else {
      return false
    }
    switch shape.end {
    case .word, .closing: return shape.byteCount <= 90
    case .question: return shape.wordCount <= 10
    default: return false
    }
  }

  private static func isQuotation(_ line: String) -> Bool {
    guard let first = line.first, let last = line.last else { return false }
    return "“„«".contains(first) && "”“»".contains(last)
  }

  private static func hashes(_ words: [Word]) -> Set<UInt32> { Set(words.map(\.hash)) }

  private static func hasAll(_ hashes: Set<UInt32>, _ words: String...) -> Bool {
    words.allSatisfy { hashes.contains(TermHash.of($0)) }
  }

  private static func hasAny(_ hashes: Set<UInt32>, _ words: String...) -> Bool {
    words.contains { hashes.contains(TermHash.of($0)) }
  }

  /// A word of the publisher to the reader: whose opinion it is, where to send one's own, what was
  /// changed, what one may earn from a link.
  private static func isNotice(_ words: [Word]) -> Bool {
    let seen = hashes(words)
    if isDisclaimer(seen) { return true }
    if hasAny(seen, "submit", "submission"), hasAny(seen, "article", "guidelines") { return true }
    if hasAny(seen, "subscribe", "newsletter", "newsletters"), words.count < 40 { return true }
    if hasAny(seen, "disclaimer", "disclosure"), words.count < 60 { return true }
    if hasAll(seen, "affiliate"), hasAny(seen, "links", "commission") { return true }
    return hasAny(seen, "correction", "clarification") && words.count < 60
      && words.first.map { hasAny([$0.hash], "correction", "clarification", "this") } ?? false
  }

  /// "… the opinion of the author and not necessarily that of …"
  private static func isDisclaimer(_ seen: Set<UInt32>) -> Bool {
    hasAny(seen, "opinion", "opinions", "view", "views")
      && hasAny(seen, "author", "authors", "author's", "contributor", "contributors")
      && (hasAny(seen, "necessarily", "solely") || hasAll(seen, "not", "reflect"))
  }

  /// "This article is republished from …", "Originally published by …"
  private static func isProvenance(_ seen: Set<UInt32>) -> Bool {
    guard hasAny(seen, "article", "post", "story", "piece", "essay", "column") else { return false }
    return hasAny(seen, "republished", "reprinted")
      || hasAny(seen, "originally", "first") && hasAny(seen, "published", "appeared")
        && hasAny(seen, "this")
  }

  /// Whether the line can only be the publisher's: comments below an article do not hold it, so that
  /// the article goes on at least to here.
  static func isPublishers(_ words: [Word]) -> Bool {
    guard (6...80).contains(words.count) else { return false }
    let seen = hashes(words)
    return isDisclaimer(seen) || isProvenance(seen) && !hasAny(seen, "i", "i've", "my")
  }

  /// Whether the line says where the article stood first.
  static func saysProvenance(_ words: [Word]) -> Bool { isProvenance(hashes(words)) }

  /// Who wrote it or took the picture, and where it stood first.
  private static func isCredit(_ words: [Word], _ line: String, isLast: Bool, count: Int) -> Bool {
    let seen = hashes(words)
    if isProvenance(seen), words.count <= 80 { return true }
    if hasAll(seen, "creative", "commons"), words.count < 60 { return true }
    guard let first = words.first, words.count <= 16 else { return false }
    if hasAny([first.hash], "by", "photo", "image", "picture", "credit", "photograph") {
      return words.dropFirst().contains { $0.form.contains(.capital) }
        && (line.contains(":") || hasAny([first.hash], "by")) && !line.hasSuffix(".")
    }
    return isLast && count > 3 && hasAny(seen, "lecturer", "professor", "editor", "correspondent")
  }
}
