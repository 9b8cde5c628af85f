import Discussions

/// A discussion to learn from or to be judged on.
package struct TrainingThread: Sendable {
  /// The file's name without its ending.
  package var name: String
  /// As the models read it: a gloss where it is German.
  package var text: [UInt8]
  /// Whether it is a gloss, which the program reads without the encoders.
  package let isGloss: Bool
  package var gold: GoldThread
  /// False for discussions whose site had no threads: they teach boundaries and must not teach links.
  package var teachesLinks: Bool
  /// Which encoder was tuned without it; nil when none was tuned with it.
  package var encoder: Int?

  package init(name: String, text: [UInt8], gold: GoldThread, teachesLinks: Bool) {
    self.name = name
    let gloss = Gloss(german: text, SourceLines.split(text))
    self.text = gloss?.bytes ?? text
    isGloss = gloss != nil
    self.gold = gold
    self.teachesLinks = teachesLinks
  }

  /// The source that it belongs to: the first word of its name.
  package var set: String { String(name.prefix { $0 != "-" }) }

  /// The flat text that a discussion would be pasted as: a paragraph a line, without names, dates or
  /// nesting. Where the source has no article, its first comment is one. nil when the source states
  /// no thread or holds no comment.
  package init?(_ discussion: Discussion, name: String) {
    var lines: [String] = []
    func add(_ blocks: [Block]) {
      for block in blocks where block.kind != .notice && block.kind != .image {
        lines += block.text.string.split(separator: "\n").map(String.init)
      }
    }
    if let title = discussion.article.title { lines.append(title.string) }
    add(discussion.article.blocks)
    var first = 0
    if lines.count <= 1, discussion.comments.count > 1 {
      add(discussion.comments[0].blocks)
      first = 1
    }
    var gold = GoldThread(articleLines: lines.count, comments: [])
    var places = [Int?](repeating: nil, count: discussion.comments.count)
    for i in first..<max(first, discussion.comments.count) {
      if case .inferred = discussion.comments[i].link { return nil }
      let start = lines.count
      add(discussion.comments[i].blocks)
      guard lines.count > start else { continue }
      places[i] = gold.comments.count
      gold.comments.append(
        GoldThread.Comment(
          parent: discussion.comments.parent(i).flatMap { places[$0] }, firstLine: start + 1,
          lineCount: lines.count - start))
    }
    guard !gold.comments.isEmpty else { return nil }
    self.init(
      name: "\(discussion.source.kind.rawValue)-\(name)",
      text: Array(lines.joined(separator: "\n").utf8),
      gold: gold, teachesLinks: true)
  }
}
