import Testing

@testable import Parsing

@Suite struct PhrasesTests {
  @Test func `the longest phrase counts, at the beginning and at the end`() {
    let phrases = Phrases("dit|a dit|e mail|no")
    func tokens(_ line: String) -> LineTokens { LineTokens(line[...]) }
    #expect(phrases.last(in: tokens("Mara a dit :"), before: 3) == ["a", "dit"])
    #expect(phrases.last(in: tokens("Mara dit :"), before: 2) == ["dit"])
    #expect(phrases.last(in: tokens("Mara dit :"), before: 1) == nil)
    #expect(phrases.first(in: tokens("E-Mail: x"))?.end == 3)
    #expect(phrases.first(in: tokens("my e-mail"), at: 1)?.phrase == ["e", "mail"])
    #expect(phrases.first(in: tokens("mail")) == nil)
    #expect(phrases.first(in: tokens("")) == nil)
  }
}
