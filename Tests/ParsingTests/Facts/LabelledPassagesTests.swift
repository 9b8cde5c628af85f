import Discussions
import Foundation
import Testing

@testable import Parsing

/// Passages written and labelled for this project, in `Labelled`; `README.md` there tells the form.
private enum Passages {
  /// The folder beside this file, or another one: `FACTS_TEXTS=/some/folder`.
  static var folder: URL {
    ProcessInfo.processInfo.environment["FACTS_TEXTS"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Labelled")
  }

  /// - Parameter prefix: of the names of the files that are scored.
  static func score(_ prefix: String) throws -> FactScore {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "txt" && $0.lastPathComponent.hasPrefix(prefix) }
    var sum = FactScore.empty
    for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      let score = try InlineLabels(String(contentsOf: file, encoding: .utf8)).text.score
      // What was missed in the passages that are only scored is not to be read.
      if FactScore.isReported, prefix != "check" { score.report(file.lastPathComponent) }
      sum = sum + score
    }
    if FactScore.isReported { print("# all \(prefix)\n\(sum.table)") }
    return sum
  }
}

@Suite struct LabelledPassagesTests {
  @Test(
    "The labelled passages are found at least as well as the floors say",
    arguments: ["work", "check"])
  func floors(prefix: String) throws {
    let score = try Passages.score(prefix)
    #expect(score.total.lenient.f1 >= 0.85)
    #expect(score.total.strict.f1 >= 0.70)
    for (type, count) in score.byType where count.labelled > 0 {
      #expect(count.lenient.f1 >= 0.70, "\(type)")
    }
    #expect(score.total.valueAccuracy >= 0.90)
    try expectInFactsPage(score)
  }

  @Test(
    "Texts of another folder are scored",
    .enabled(if: ProcessInfo.processInfo.environment["FACTS_TEXTS"] != nil))
  func others() throws {
    #expect(try Passages.score("").total.labelled > 0)
  }
}

/// The tables of `docs/facts.md` are those that are measured.
func expectInFactsPage(_ score: FactScore) throws {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let page = try String(contentsOf: root.appending(path: "docs/facts.md"), encoding: .utf8)
  #expect(
    page.contains(score.table),
    "a table of docs/facts.md is stale; FACTS_REPORT=1 swift test --filter Facts prints them")
}
