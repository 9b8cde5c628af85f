import Discussions
import Testing

@testable import Parsing

@Suite struct SpellingTests {
  private func hash(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { bytes in
      var scanner = WordScanner(bytes, in: 0..<bytes.count)
      _ = scanner.next()
      return scanner.hash
    }
  }

  @Test(
    "A word is known by a wrong, missing, doubled or misplaced letter",
    arguments: ["dreadnaught", "dreadnougt", "dreadnoughtt", "draednought"])
  func variants(word: String) {
    var found = false
    let wanted = hash("dreadnought")
    Variants(Array(word.utf8)).forEach { found = found || $0 == wanted }
    #expect(found)
  }

  private func entities(_ text: String, _ type: FactType) -> [String] {
    let discussion = LabelledText(lines: [text], labels: [], articleLines: 1).discussion
    return FactFinder.facts(in: discussion).filter { $0.type == type }
      .compactMap { $0.entity?.string }
  }

  @Test(
    "Misspelt names are joined to the entity",
    arguments: [
      (
        "Four boats of the Dreadnaught class are building.", FactType.equipment,
        "Dreadnought class"
      ),
      ("They sailed from Plymoth to Vladivostock.", .place, "Vladivostok"),
      ("He said Rheinmetal will build it.", .organisation, "Rheinmetall"),
      ("Volodymyr Zelensky spoke. Later Zelinsky left.", .person, "Volodymyr Zelensky"),
    ])
  func misspelt(text: String, type: FactType, entity: String) {
    #expect(entities(text, type).contains(entity))
  }

  @Test(
    "Names that only resemble known ones stay apart",
    arguments: ["Ask Mr Anderssen about it.", "The firm of Harlands sells tea."])
  func apart(text: String) {
    let known = ["Harland and Wolff", "Magdalena Andersson"]
    #expect(
      FactFinder.facts(
        in: LabelledText(lines: [text], labels: [], articleLines: 1).discussion
      ).allSatisfy { !known.contains($0.entity?.string ?? "") })
  }
}
