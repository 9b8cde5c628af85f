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
    if ProcessInfo.processInfo.environment["FACTS_REPORT"] != nil { report(score) }
    #expect(score.total.lenient.f1 >= 0.85)
    #expect(score.total.strict.f1 >= 0.70)
    for (type, count) in score.byType where count.labelled > 0 {
      #expect(count.lenient.f1 >= 0.70, "\(type)")
    }
    #expect(score.total.valueAccuracy >= 0.90)
  }

  private func report(_ score: FactScore) {
    func show(_ title: String, _ facts: [LabelledFact]) {
      print("== \(title)")
      for fact in facts.sorted(by: { ($0.type.rawValue, $0.line) < ($1.type.rawValue, $1.line) }) {
        print("  \(fact.type.rawValue) \(fact.line): \(fact.span)")
      }
    }
    print(score.table)
    show("missed", score.missed)
    show("spurious", score.spurious)
    print("== inexact")
    for pair in score.inexact {
      print(
        "  \(pair.label.type.rawValue) \(pair.label.line): \(pair.label.span) | \(pair.found.span)")
    }
    print("== values")
    for pair in score.disagreeing {
      print(
        "  \(pair.label.line): \(pair.label.span): \(pair.label.value.map { "\($0)" } ?? "") | \(pair.found.value.map { "\($0)" } ?? "nothing")"
      )
    }
  }
}
