import Discussions
import Foundation
import Testing

@testable import Parsing

@Suite(.enabled(if: CopiedPages.isThere, "the shared pages are not beside this working copy"))
struct CopiedPagesTests {
  /// Means over pages that may not be undercut. `resiliparse` drops names and dates of WordPress's
  /// own lists, and with one theme all but the names.
  @Test(arguments: [
    ("inscriptis", 0.99, 0.99), ("w3m", 0.99, 0.95), ("lynx", 0.99, 0.95),
    ("resiliparse", 0.88, 0.80),
  ])
  func `trees of copied pages are read`(form: String, found: Double, linked: Double) throws {
    let scores = try CopiedPages.all(form).map { page in
      TreeScore(
        MarkedText.discussion(from: page.text, location: page.name), gold: page.gold)
    }
    #expect(scores.count == 21)
    let mean = { (value: (TreeScore) -> Double) in
      scores.map(value).reduce(0, +) / Double(scores.count)
    }
    #expect(mean(\.foundF1) >= found)
    #expect(mean(\.linkF1) >= linked)
    guard form != "resiliparse" else { return }
    let named = scores.map(\.named).reduce(0, +)
    let nameable = scores.map(\.nameable).reduce(0, +)
    #expect(Double(named) >= 0.97 * Double(nameable))
  }

  @Test func `bare texts are not taken for copied pages`() {
    let texts = CopiedPages.bareTexts()
    let taken = texts.filter { MarkedText.recognises($0.text) }.map(\.name)
    #expect(taken == [])
  }
}
