import Testing

@testable import Parsing

@Suite struct ConsensusTests {
  private typealias Link = Consensus.Link

  /// Comments on lines 1, 2 and 4 in all eight readings, one on 3 in one of them only.
  private func plan() throws -> Consensus.Plan {
    var consensus = Consensus(lines: 1..<5, count: 8)
    func top(_ line: Int) -> Link { Link(line: line, parent: nil, probability: 1) }
    func reply(_ line: Int, _ parent: Int) -> Link {
      Link(line: line, parent: parent, probability: 1)
    }
    for _ in 0..<4 { consensus.add([top(1), reply(2, 1), reply(4, 1)]) }
    for _ in 0..<3 { consensus.add([top(1), top(2), reply(4, 2)]) }
    consensus.add([top(1), reply(2, 1), reply(3, 2), reply(4, 3)])
    return try #require(consensus.plan(certain: []))
  }

  @Test func takesWhatMostReadingsAgreeOn() throws {
    let plan = try plan()
    #expect(plan.parents == [1: nil, 2: 1, 4: 1])
    #expect(plan.support == [1: 1, 2: 0.625, 4: 0.5])
  }

  /// Line 3 opens no comment of the plan: what answered it there answers 2, which holds it.
  @Test func tellsWhatElseReadingsThoughtOf() throws {
    let others = try plan().others
    #expect(others[1]?.isEmpty == true)
    #expect(others[2]?.map(\.parent) == [nil])
    #expect(others[2]?.map(\.support) == [0.375])
    #expect(others[4]?.map(\.parent) == [2])
    #expect(others[4]?.map(\.support) == [0.5])
  }

  /// Line 2 answers 1 or nobody, in nearly as many readings or in far more than the other.
  @Test(arguments: [(nobody: 17, isKept: true), (nobody: 24, isKept: false)])
  func staysWithWhatWasUsualWhereReadingsAreNearlyEven(nobody: Int, isKept: Bool) throws {
    let usual = Consensus.Plan(parents: [1: nil, 2: 1])
    var consensus = Consensus(lines: 1..<3, count: 32, usual: usual)
    for k in 0..<32 {
      consensus.add([
        Link(line: 1, parent: nil, probability: 1),
        Link(line: 2, parent: k < nobody ? nil : 1, probability: 1),
      ])
    }
    let plan = try #require(consensus.plan(certain: []))
    #expect(plan.parents == [1: nil, 2: isKept ? 1 : nil])
    // How sure it is remains what the readings say.
    #expect(plan.support[2] == Float(isKept ? 32 - nobody : nobody) / 32)
  }

  /// A comment on line 2 that was none before needs more than a toss-up, but where line 2 was article.
  @Test(arguments: [
    (readings: 9, usual: [1], isFound: false), (readings: 24, usual: [1], isFound: true),
    (readings: 9, usual: [3], isFound: true), (readings: 9, usual: [], isFound: true),
  ])
  func findsNoNewCommentWhereReadingsAreNearlyEven(
    readings: Int, usual: [Int], isFound: Bool
  ) throws {
    var consensus = Consensus(
      lines: 1..<4, count: 32,
      usual: Consensus.Plan(parents: Dictionary(uniqueKeysWithValues: usual.map { ($0, nil) })))
    for k in 0..<32 {
      let others = [1, 3].map { Link(line: $0, parent: nil, probability: 1) }
      consensus.add(others + (k < readings ? [Link(line: 2, parent: 1, probability: 1)] : []))
    }
    let plan = try #require(consensus.plan(certain: []))
    #expect(plan.parents.keys.contains(2) == isFound)
  }

  @Test func alternativesAreCommentsAboveOrTheTop() {
    let text = Array(
      (["A headline about frigates", "An article on frigates, which are late again."]
        + (0..<30).map {
          ["I agree with that.", "Why are the engines late?", "The yard says so, but I doubt it."][
            $0 % 3] + " Frigate \($0)."
        }).joined(separator: "\n").utf8)
    let comments = FlatText.discussion(from: text, location: "text", manner: .quick).comments
    let starts = Set(comments.indices.compactMap { comments[$0].lines?.lowerBound })
    var count = 0
    for i in comments.indices {
      let own = comments.parent(i).flatMap { comments[$0].lines?.lowerBound }
      for alternative in comments[i].link.alternatives {
        count += 1
        #expect(alternative.line != own)
        #expect((0.1...1).contains(alternative.confidence))
        if let line = alternative.line {
          #expect(starts.contains(line))
          #expect(line < comments[i].lines?.lowerBound ?? 0)
        }
      }
    }
    #expect(count > 0)
  }
}
