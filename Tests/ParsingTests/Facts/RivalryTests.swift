import Discussions
import Testing

@testable import Parsing

@Suite struct RivalryTests {
  /// The rows that differ about something, with what they differ about.
  private func rivals(_ lines: [String]) -> [String] {
    var discussion = LabelledText(lines: lines, labels: [], articleLines: 1).discussion
    discussion.facts = FactFinder.facts(in: discussion)
    return FactIndex.entries(of: discussion).compactMap { entry in
      entry.subject.map { "\($0): \(entry.name)" }
    }
  }

  @Test("Figures of the same thing stand together, whoever gives them and in whatever words")
  func troops() {
    #expect(
      rivals([
        "About 1,500 North Korean special forces came first, then another 10,000 of their comrades.",
        "I read that there are 100,000 North Korean troops by now.", "The RN has 15 frigates.",
      ]) == [
        "North Korea, personnel: About 1,500 North Korean special forces",
        "North Korea, personnel: another 10,000 of their comrades",
        "North Korea, personnel: 100,000 North Korean troops",
      ])
  }

  @Test("Shares of GDP differ about a country where the sentence names it")
  func economies() {
    #expect(
      rivals([
        "Poland spends 4.7% of GDP on defence.", "No, Poland spends 4.1% of GDP.",
        "Spain spends 1.3% of GDP.",
      ]) == ["Poland GDP: 4.7% of GDP", "Poland GDP: 4.1% of GDP"])
  }

  @Test(
    "Figures of other things are no rivals",
    arguments: [
      ["The RN has 15 frigates.", "The RN has six destroyers."],
      ["The RN has 15 frigates.", "The RN has 15 frigates, as I said."],
      ["The British Army lost 300 men killed.", "The British Army lost 900 men wounded."],
      ["It sailed 300 km.", "It sailed 400 km."],
    ])
  func others(lines: [String]) {
    #expect(rivals(lines) == [])
  }
}
