import Discussions
import Testing

@testable import Parsing

/// Texts that are read once, window by window.
@Suite struct LongTextTests {
  private static let count = LineReader.window + 600

  private static let text: [String] =
    ["Is the second carrier worth its crew?", "The navy says that it is, and means to prove it."]
    + (0..<count).map { "Why would ship \($0 % 97) sail before number \($0) is paid for, though?" }

  @Test func `a parent far up the path is answered where a reader says so`() {
    var repairs = Repairs()
    repairs.articleEnd = 2
    for line in 3...Self.text.count { repairs.setStart(line, true) }
    // Each answers the one before it, so that the path is deep.
    for line in 4...60 { repairs.parents[line] = .comment(line: line - 1) }
    repairs.parents[61] = .comment(line: 20)
    let tree = FlatText.discussion(
      from: Array(Self.text.joined(separator: "\n").utf8), location: "long.txt", repairs: repairs,
      manner: .quick
    ).comments
    #expect(tree.count == Self.count)
    #expect(tree.parent(58) == 17)
    #expect(tree.depth(58) == 18)
    #expect(tree.comments[58].link.confidence == 1)
  }
}
