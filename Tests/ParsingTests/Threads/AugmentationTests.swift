import Testing

@testable import Parsing

@Suite struct AugmentationTests {
  private static func thread(_ number: Int) -> TrainingThread {
    let lines = [
      "Navy orders frigates", "The order was announced.", "Too few.", "How many are enough?",
      "Ten.",
      "And crews for them?", "Nobody knows.", "They are late again.", "They always are.",
    ]
    func comment(_ parent: Int?, _ first: Int, _ count: Int) -> GoldThread.Comment {
      GoldThread.Comment(parent: parent, firstLine: first, lineCount: count)
    }
    let gold = GoldThread(
      articleLines: 2,
      comments: [
        comment(nil, 3, 1), comment(0, 4, 1), comment(1, 5, 2), comment(2, 7, 1),
        comment(nil, 8, 2),
      ])
    return TrainingThread(
      name: "made-\(number)", text: Array(lines.joined(separator: "\n").utf8), gold: gold,
      teachesLinks: true)
  }

  private static func lines(_ thread: TrainingThread) -> [String] {
    String(decoding: thread.text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Only lines before and after a comment's own are added, and the structure says where.
  @Test func aFifthIsSignedAndKeepsItsStructure() {
    var signed = 0
    for number in 0..<300 {
      let original = Self.thread(number)
      let taught = Augmentation.taught(by: original, seed: 1)
      let old = Self.lines(original)
      let new = Self.lines(taught)
      if new != old { signed += 1 }
      #expect(taught.gold.articleLines == 2)
      #expect(Array(new.prefix(2)) == Array(old.prefix(2)))
      #expect(taught.gold.comments.map(\.parent) == original.gold.comments.map(\.parent))
      var next = 3
      for (own, before) in zip(taught.gold.comments, original.gold.comments) {
        #expect(own.firstLine == next)
        next += own.lineCount
        let body = new[(own.firstLine - 1)..<(next - 1)]
        let kept = old[(before.firstLine - 1)..<(before.firstLine - 1 + before.lineCount)]
        #expect(body.count - kept.count <= 2)
        #expect(body.starts(with: kept) || body.dropFirst().starts(with: kept))
      }
      #expect(next - 1 == new.count)
    }
    // A fifth is drawn; a few of them get no signature by chance.
    #expect((30...80).contains(signed))
  }

  @Test func theSameSeedSignsTheSame() {
    let drawn = (0..<300).map(Self.thread)
    let texts = { (seed: UInt64) in
      drawn.map { Augmentation.taught(by: $0, seed: seed).text }
    }
    #expect(texts(1) == texts(1))
    #expect(texts(1) != texts(2))
  }
}
