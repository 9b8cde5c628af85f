import Discussions
import Testing

@testable import Parsing

@Suite struct ReadingPolicyTests {
  /// The first comment opens below the article even where a reader says that its line opens none.
  @Test func reasonsStayWithTheirComments() {
    let text = Array(
      (["An article about escorts, long enough to be one.", "It has a second paragraph, too."]
        + (1...8).map { "Remark \($0) on the escorts, which somebody wrote. What of it, though?" })
        .joined(separator: "\n").utf8)
    let lines = SourceLines.split(text)
    func reasons(_ constraints: Constraints) -> [Int: [Signal]] {
      var constraints = constraints
      for line in 4..<10 where line % 2 == 0 { constraints.starts[line] = true }
      let comments = ThreadRecovery(
        text, lines: lines, model: Weights.quick, constraints: constraints
      ).run().comments
      return Dictionary(
        uniqueKeysWithValues: comments.map { ($0.first, $0.startReasons.map(\.signal)) })
    }
    var constraints = Constraints(split: 2)
    let usual = reasons(constraints)
    constraints.starts[2] = false
    let joined = reasons(constraints)
    #expect(usual.count == joined.count)
    #expect(joined[2] == [])
    let inferred = usual.filter { $0.key > 2 && !$0.value.isEmpty }
    #expect(!inferred.isEmpty && inferred.keys.allSatisfy { $0 % 2 == 1 })
    for (line, reasons) in inferred { #expect(joined[line] == reasons) }
  }
}
