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

  /// Nodes of the longest run of comments, for which nothing is kept: on a long page nearly all.
  private let gap: Range<Int>

  init(_ document: Document, comments: [Range<Int>]) {
    gap = Self.longestRun(comments, in: document.count)
    let count = document.count - gap.count
    runningText = [Int32](repeating: 0, count: count)
    allText = [Int32](repeating: 0, count: count)
    linkText = [Int32](repeating: 0, count: count)
    dropped = [Bool](repeating: false, count: count)
    for region in comments where !gap.contains(region.lowerBound) {
      for i in region.clamped(to: 0..<document.count) where !gap.contains(i) {
        dropped[slot(i)] = true
      }
    }
    measure(document)
  }

  /// Where what is known of node `i` is kept.
  private func slot(_ i: Int) -> Int { i < gap.lowerBound ? i : i - gap.count }

  private mutating func measure(_ document: Document) {
    // Own text of each innermost block, then sums upwards.
    var blockText = [Int32](repeating: 0, count: dropped.count)
    var blockLinks = blockText
    var open: [(end: Int, block: Int, isLink: Bool)] = []
    var i = 0
    while i < document.count {
      while let last = open.last, last.end <= i { open.removeLast() }
      if isDropped(i) {
        i = i == gap.lowerBound ? max(gap.upperBound, i + 1) : i + 1
        continue
      }
      if document.isText(i) {
        if let block = open.last?.block {
          let length = Self.length(document.textBytes(i))
          blockText[slot(block)] += length
          if open.last?.isLink ?? false { blockLinks[slot(block)] += length }
        }
        i += 1
        continue
      }
      if Self.isDropped(document, i) {
        let end = max(document.end(i), i + 1)
        for at in i..<end where !gap.contains(at) { dropped[slot(at)] = true }
        i = end
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
    for i in stride(from: document.count - 1, through: 0, by: -1) where !gap.contains(i) {
      let own = blockText[slot(i)]
      allText[slot(i)] += own
      linkText[slot(i)] += blockLinks[slot(i)]
      if own >= Self.sentence, blockLinks[slot(i)] * 5 < own * 2 { runningText[slot(i)] += own }
      guard let parent = document.parent(i), !gap.contains(parent) else { continue }
      runningText[slot(parent)] += runningText[slot(i)]
      allText[slot(parent)] += allText[slot(i)]
      linkText[slot(parent)] += linkText[slot(i)]
    }
  }

  /// From the first to the last of the comments that follow one another with little between.
  private static func longestRun(_ comments: [Range<Int>], in count: Int) -> Range<Int> {
    var longest = 0..<0
    var run = 0..<0
    for region in comments where region.upperBound <= count {
      if run.isEmpty || region.lowerBound > run.upperBound + nearby {
        run = region
      } else {
        run = run.lowerBound..<max(run.upperBound, region.upperBound)
      }
      if run.count > longest.count { longest = run }
    }
    return longest
  }

  /// Nodes between two comments that still are one list.
  private static let nearby = 50

  /// Bytes of running text inside `i`.
  func running(_ i: Int) -> Int { gap.contains(i) ? 0 : Int(runningText[slot(i)]) }
  func text(_ i: Int) -> Int { gap.contains(i) ? 0 : Int(allText[slot(i)]) }
  func links(_ i: Int) -> Int { gap.contains(i) ? 0 : Int(linkText[slot(i)]) }
  /// Whether `i` is a part of the comments, or of what never holds text.
  func isDropped(_ i: Int) -> Bool { gap.contains(i) || dropped[slot(i)] }

  private static func length(_ text: Bytes) -> Int32 {
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
    if document.has(i, .hidden) || document.has(i, .ariaHidden, "true") { return true }
    if let style = document.attribute(i, .style),
      style.lowercased().filter({ !$0.isWhitespace }).contains("display:none")
    {
      return true
    }
    if let id = document.attributeBytes(i, .id), id.count <= 24,
      commentIDs.contains(id.string.lowercased())
    {
      return true
    }
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
