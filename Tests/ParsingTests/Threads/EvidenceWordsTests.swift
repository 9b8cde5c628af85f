import Testing

@testable import Parsing

@Suite struct EvidenceWordsTests {
  private let words: EvidenceWords

  init() {
    let text = Array(
      "Frigates need engines\nThe yard builds engines slowly\nWhy are the engines so slow?".utf8)
    words = EvidenceWords(text: text, lines: SourceLines.split(text))
  }

  /// A comment at the top level answers the article, so its words are shown.
  @Test func showsWhatACommentSharesWithWhatItAnswers() {
    #expect(words.link(.similarity, of: 2...2, to: 0...0).string == "engines")
    #expect(words.link(.sharedWords, of: 2...2, to: 0...1).string == "engines")
    #expect(words.link(.similarity, of: 2...2, to: nil).isEmpty)
  }

  @Test func saysNothingWhereThereIsNothingToShow() {
    #expect(words.link(.position, of: 2...2, to: 0...1).isEmpty)
    #expect(words.link(.quotation, of: 0...0, to: 1...1).isEmpty)
  }
}
