import Discussions
import Foundation
import Testing

@testable import Parsing

/// The seed against its labels, which lie beside the project and not in it.
private enum Seed {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let gold = root.deletingLastPathComponent()
    .appending(path: "shared/gold/kursk.facts.json")
  static var isLabelled: Bool { FileManager.default.fileExists(atPath: gold.path) }
  /// Lines of the seed that are its article.
  static let articleLines = 21

  static func read() throws -> LabelledText {
    let text = try String(contentsOf: root.appending(path: "seeds/kursk.txt"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return try LabelledText(
      lines: lines, articleLines: articleLines, json: Data(contentsOf: gold))
  }
}

@Suite struct SeedFactsTests {
  @Test(
    "The seed's labels are found at least as well as the floors say", .enabled(if: Seed.isLabelled))
  func floors() throws {
    let score = try Seed.read().score
    if FactScore.isReported { score.report("the seed") }
    #expect(score.total.lenient.f1 >= 0.85)
    #expect(score.total.strict.f1 >= 0.70)
    for (type, count) in score.byType where count.labelled > 0 {
      #expect(count.lenient.f1 >= 0.70, "\(type)")
    }
    #expect(score.total.valueAccuracy >= 0.90)
    try expectInFactsPage(score)
  }
}
