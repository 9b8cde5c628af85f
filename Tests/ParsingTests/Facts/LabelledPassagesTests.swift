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

  static func scores() throws -> [(name: String, score: FactScore)] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map {
        let source = try String(contentsOf: $0, encoding: .utf8)
        return ($0.lastPathComponent, try InlineLabels(source).text.score)
      }
  }
}

@Suite struct LabelledPassagesTests {
  @Test("The labelled passages are found at least as well as the floors say")
  func floors() throws {
    let scores = try Passages.scores()
    let score = scores.dropFirst().reduce(scores.first?.score ?? FactScore.empty) { $0 + $1.score }
    if FactScore.isReported {
      for (name, score) in scores { score.report(name) }
      print("# all\n\(score.table)")
    }
    #expect(score.total.lenient.f1 >= 0.85)
    #expect(score.total.strict.f1 >= 0.70)
    for (type, count) in score.byType where count.labelled > 0 {
      #expect(count.lenient.f1 >= 0.70, "\(type)")
    }
    #expect(score.total.valueAccuracy >= 0.90)
  }
}
