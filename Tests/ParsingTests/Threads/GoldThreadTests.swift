import Testing

@testable import Parsing

/// A structure that cannot be that of its text is refused, as it would end training or never end it.
@Suite struct GoldThreadTests {
  private static let text = Array("Article.\nOne.\nTwo.\nThree.\n".utf8)

  private static func gold(
    _ comments: [(parent: Int?, first: Int, count: Int)], article: Int = 1
  ) -> GoldThread {
    GoldThread(
      articleLines: article,
      comments: comments.map {
        GoldThread.Comment(parent: $0.parent, firstLine: $0.first, lineCount: $0.count)
      })
  }

  @Test func takesWhatFits() throws {
    try Self.gold([(nil, 2, 1), (0, 3, 2)]).check(against: Self.text)
  }

  @Test(arguments: [
    gold([]), gold([(nil, 2, 1)], article: -1), gold([(nil, 2, 1)], article: 9),
    gold([(nil, 0, 1)]), gold([(nil, .max, 1)]), gold([(nil, 2, .max)]), gold([(nil, 2, 0)]),
    gold([(nil, 2, 4)]), gold([(nil, 2, 2), (nil, 3, 1)]), gold([(nil, 3, 1), (nil, 2, 1)]),
    gold([(0, 2, 1)]), gold([(1, 2, 1), (0, 3, 1)]), gold([(nil, 2, 1), (-1, 3, 1)]),
  ])
  func refusesWhatDoesNot(gold: GoldThread) {
    #expect(throws: GoldThread.Problem.self) { try gold.check(against: Self.text) }
  }
}
