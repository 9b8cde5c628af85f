import Discussions
import Foundation

@testable import Parsing

extension FactScore {
  /// Whether `FACTS_REPORT=1` asks for the tables and every difference.
  static var isReported: Bool { ProcessInfo.processInfo.environment["FACTS_REPORT"] != nil }

  func report(_ title: String) {
    func show(_ title: String, _ facts: [LabelledFact]) {
      guard !facts.isEmpty else { return }
      print("== \(title)")
      for fact in facts.sorted(by: { ($0.type.rawValue, $0.line) < ($1.type.rawValue, $1.line) }) {
        print("  \(fact.type.rawValue) \(fact.line): \(fact.span)")
      }
    }
    print("# \(title)\n\(table)")
    show("missed", missed)
    show("spurious", spurious)
    print("== inexact")
    for (label, found) in inexact.map({ ($0.label, $0.found) }) {
      print("  \(label.type.rawValue) \(label.line): \(label.span) | \(found.span)")
    }
    print("== values")
    for (label, found) in disagreeing.map({ ($0.label, $0.found) }) {
      func text(_ value: LabelledFact.Value?) -> String { value.map { "\($0)" } ?? "nothing" }
      print("  \(label.line): \(label.span): \(text(label.value)) | \(text(found.value))")
    }
  }
}
