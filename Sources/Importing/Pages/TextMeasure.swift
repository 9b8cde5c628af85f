import CLibXML

/// How much running text each element of a page holds: text in paragraphs long enough to be
/// sentences and not made of links, outside of comments.
struct TextMeasure {
  private var runningText: [Int32]
  private var allText: [Int32]
  private var linkText: [Int32]
  private var dropped: [Bool]

  /// Shorter blocks are labels and menu entries more often than sentences. In bytes.
  private static let sentence = 60

  init(_ document: Document, comments: [Range<Int>]) {
    let count = document.count
    runningText = [Int32](repeating: 0, count: count)
    allText = [Int32](repeating: 0, count: count)
    linkText = [Int32](repeating: 0, count: count)
    dropped = [Bool](repeating: false, count: count)
    for region in comments {
      for i in region.clamped(to: 0..<count) { dropped[i] = true }
    }
    // Own text of each innermost block, then sums upwards.
    var blockText = [Int32](repeating: 0, count: count)
    var blockLinks = [Int32](repeating: 0, count: count)
    var open: [(end: Int, block: Int, isLink: Bool)] = []
    var i = 0
    while i < count {
      while let last = open.last, last.end <= i { open.removeLast() }
      if dropped[i] {
        i += 1
        continue
      }
      if document.isText(i) {
        if let block = open.last?.block {
          let length = Self.length(document.textBytes(i))
          blockText[block] += length
          if open.last?.isLink ?? false { blockLinks[block] += length }
        }
        i += 1
        continue
      }
      if Self.isDropped(document, i) {
        for at in i..<max(document.end(i), i + 1) { dropped[at] = true }
        i = max(document.end(i), i + 1)
        continue
      }
      let tag = document.tag(i)
      let outer = open.last
      open.append(
        (
          document.end(i), tag.isBlock ? i : outer?.block ?? i,
          tag == .anchor || (outer?.isLink ?? false)
        ))
      i += 1
    }
    for i in stride(from: count - 1, through: 0, by: -1) {
      let own = blockText[i]
      allText[i] += own
      linkText[i] += blockLinks[i]
      if own >= Self.sentence, blockLinks[i] * 5 < own * 2 { runningText[i] += own }
      guard let parent = document.parent(i) else { continue }
      runningText[parent] += runningText[i]
      allText[parent] += allText[i]
      linkText[parent] += linkText[i]
    }
  }

  /// Bytes of running text inside `i`.
  func running(_ i: Int) -> Int { Int(runningText[i]) }
  func text(_ i: Int) -> Int { Int(allText[i]) }
  func links(_ i: Int) -> Int { Int(linkText[i]) }
  /// Whether `i` is a part of the comments, or of what never holds text.
  func isDropped(_ i: Int) -> Bool { dropped[i] }

  private static func length(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int32 {
    var length: Int32 = 0
    var wasSpace = true
    for byte in text {
      let isSpace = byte <= 0x20
      if !isSpace || !wasSpace { length += 1 }
      wasSpace = isSpace
    }
    return wasSpace && length > 0 ? length - 1 : length
  }

  private static func isDropped(_ document: Document, _ i: Int) -> Bool {
    let tag = document.tag(i)
    if tag == .raw || tag.isNeverText { return true }
    switch tag {
    case .html, .body, .main, .article: return false
    case .nav, .footer, .form: return tag != .form || !holdsPage(document, i)
    default: break
    }
    if document.has(i, .hidden) || document.attribute(i, .ariaHidden) == "true" { return true }
    if let style = document.attribute(i, .style),
      style.lowercased().filter({ !$0.isWhitespace }).contains("display:none")
    {
      return true
    }
    if let id = document.attribute(i, .id)?.lowercased(), commentIDs.contains(id) { return true }
    return false
  }

  /// Old ASP.NET pages put everything into one form.
  private static func holdsPage(_ document: Document, _ i: Int) -> Bool {
    (document.end(i) - i) * 2 > document.count
  }

  private static let commentIDs: Set<String> = [
    "comments", "respond", "disqus_thread", "wpdcom", "comment-form", "commentform",
    "comments-section", "comment-section", "comments-area", "comments-container", "wpd-threads",
  ]
}
