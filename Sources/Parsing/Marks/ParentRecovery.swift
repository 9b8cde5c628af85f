import Discussions

/// Recovers whom each comment answers from its words, where a page states where comments begin but
/// not whom they answer.
enum ParentRecovery {
  /// One parent and link for each comment; nil when recovery did not keep to the stated comments.
  static func links(article: [Block], comments: [Comment]) -> [ParentResolver.Link]? {
    var text: [UInt8] = []
    var lineCount = 0
    func append(_ blocks: [Block]) {
      for block in blocks where block.text.utf8.contains(where: { $0 > 0x20 }) {
        text += block.text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
        text.append(0x0A)
        lineCount += 1
      }
    }
    append(article)
    var constraints = Constraints(split: lineCount)
    for comment in comments {
      let first = lineCount
      append(comment.blocks)
      guard lineCount > first else { return nil }
      for line in first..<lineCount { constraints.starts[line] = line == first }
    }
    let lines = SourceLines.split(text)
    guard lines.count == lineCount else { return nil }
    let result = ThreadRecovery(
      text, lines: lines, model: Weights.quick, constraints: constraints
    ).run()
    let tree = RecoveredDiscussion(text: text, lines: lines, location: "").discussion(result)
      .comments
    guard tree.count == comments.count else { return nil }
    return tree.indices.map { ParentResolver.Link(parent: tree.parent($0), link: tree[$0].link) }
  }
}
