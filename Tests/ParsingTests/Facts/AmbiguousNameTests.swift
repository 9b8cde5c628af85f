import Discussions
import Testing

@testable import Parsing

/// Words with several meanings, settled by what stands around them.
@Suite struct AmbiguousNameTests {
  private func facts(_ text: String) -> [String] {
    let discussion = LabelledText(lines: [text], labels: [], articleLines: 1).discussion
    return FactFinder.facts(in: discussion).map { "\($0.type) \($0.entity?.string ?? "")" }
  }

  @Test(
    "The name is meant",
    arguments: [
      ("Putin stays as long as he is supported by Kirill.", "person Patriarch Kirill"),
      ("The best thing that Boris did was to order frigates.", "person Boris Johnson"),
      ("It may take Turkey’s 350K active troops.", "place Turkey"),
      ("They come from Turkey and Greece.", "place Turkey"),
      ("The RAF wants more Typhoon squadrons.", "equipment Eurofighter Typhoon"),
      ("France put its missiles on Typhoons.", "equipment Eurofighter Typhoon"),
      ("Is the Trident missile still ours to fire?", "equipment Trident"),
      ("We gave Ukraine 14 Challenger 2 tanks.", "equipment Challenger 2"),
      ("HMS Sheffield was hit. Sheffield burned for days.", "equipment HMS Sheffield"),
      ("He posted on X that the deal is off.", "organisation Twitter"),
      ("In May 2024 Theresa May spoke.", "person Theresa May"),
    ])
  func meant(text: String, fact: String) {
    #expect(facts(text).contains { $0.hasPrefix(fact) }, "\(facts(text))")
  }

  @Test(
    "Something else is meant",
    arguments: [
      ("We had turkey and trimmings in the mess.", "place Turkey"),
      ("Do not talk turkey with them.", "place Turkey"),
      ("The typhoon season begins in the Philippines soon.", "equipment Eurofighter Typhoon"),
      ("The challenger won the election by a mile.", "equipment Challenger"),
      ("They sailed on 1 May 1982.", "person Theresa May"),
      ("He lives in Sheffield with his wife.", "equipment HMS Sheffield"),
      ("The think tanks agree.", "equipment tank"),
      ("Diamond rings were sold.", "equipment HMS Diamond"),
      ("IMO it is the wrong ship.", "organisation International Maritime Organization"),
    ])
  func notMeant(text: String, fact: String) {
    #expect(!facts(text).contains { $0.hasPrefix(fact) }, "\(facts(text))")
  }
}
