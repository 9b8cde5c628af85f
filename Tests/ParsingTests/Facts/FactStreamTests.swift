import Discussions
import Testing

@testable import Parsing

@Suite struct FactStreamTests {
  private func discussion(_ comments: [String]) -> Discussion {
    let blocks = ["Jane Roe, a naval analyst, said HMS Kent sails in May 2024."] + comments
    return LabelledText(lines: blocks, labels: [], articleLines: 1).discussion
  }

  private let comments = [
    "Roe is right, the RN has 14 frigates.", "No, it has 15 frigates.", "Kent sails in June.",
  ]

  @Test("Read in parts, the facts are those of the whole")
  func parts() {
    let whole = discussion(comments)
    var stream = FactStream()
    stream.read(discussion(Array(comments.prefix(1))), upTo: 0)
    let first = stream.facts.count
    #expect(first > 0)
    stream.read(discussion(Array(comments.prefix(2))), upTo: 1)
    #expect(stream.count == 1 && stream.facts.count > first)
    stream.read(whole, upTo: 3)
    #expect(stream.facts == FactFinder.facts(in: whole))
  }

  @Test("When comments turn out to be cut differently, reading begins anew")
  func cutDifferently() {
    var stream = FactStream()
    stream.read(discussion(["The RN has 14 frigates. No, 15 frigates.", "Yes."]), upTo: 2)
    let whole = discussion(comments)
    stream.read(whole, upTo: 3)
    #expect(stream.facts == FactFinder.facts(in: whole))
  }
}
