import Discussions
import Testing

@testable import Cells

@Suite struct TextWrapperTests {
  private func wrap(_ text: SafeText, _ width: Int) -> [String] {
    TextWrapper.lines(of: text, width: width).map { text.slice($0.range).string }
  }

  @Test func breaksAtBlanksAndDropsThem() {
    #expect(wrap("the quick brown fox", 10) == ["the quick", "brown fox"])
    #expect(wrap("the quick  brown", 9) == ["the quick", "brown"])
  }

  @Test func fillsALineToItsLastColumn() {
    #expect(wrap("abcd efgh", 9) == ["abcd efgh"])
    #expect(wrap("abcd efgh", 8) == ["abcd", "efgh"])
  }

  @Test func breaksAWordOnlyWhenItIsLongerThanALine() {
    #expect(wrap("a abcdefghijkl b", 5) == ["a", "abcde", "fghij", "kl b"])
  }

  @Test func breaksAfterHyphens() {
    #expect(wrap("anti-submarine", 9) == ["anti-", "submarine"])
  }

  @Test func keepsEmptyLines() {
    #expect(wrap(SafeText(body: "a\n\nb"), 5) == ["a", "", "b"])
    #expect(wrap("", 5) == [""])
  }

  @Test func breaksBesideWideCharacters() {
    #expect(wrap("日本語のテキスト", 6) == ["日本語", "のテキ", "スト"])
    #expect(wrap("a日本", 2) == ["a", "日", "本"])
  }

  @Test func countsAnEmojiSequenceAsItsFirstEmoji() {
    #expect(wrap("👩‍🚀👩‍🚀 x", 4) == ["👩‍🚀👩‍🚀", "x"])
  }

  @Test(arguments: 1...12)
  func losesNoInkAndFitsTheWidth(width: Int) {
    let text: SafeText = "Ｗide “quotes”, café e\u{301}t 👍🏽 über-lang/pfad 日本 a-b--c"
    let lines = TextWrapper.lines(of: text, width: width)
    let ink = lines.map { text.slice($0.range).string }.joined().filter { $0 != " " }
    #expect(ink == text.string.filter { $0 != " " })
    for line in lines {
      let columns = text.slice(line.range).columns
      #expect(columns <= max(width, 2))
    }
  }
}
