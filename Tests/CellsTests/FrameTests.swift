import Discussions
import Testing

@testable import Cells

@Suite struct FrameTests {
  @Test func cutsTextAtTheEdgesWithoutHalvingAWideGlyph() {
    var frame = Frame(columns: 5, rows: 1)
    frame.put("日本語", row: 0, column: 0)
    #expect(frame.text == ["日本"])
    frame = Frame(columns: 4, rows: 1)
    frame.put("abc日", row: 0, column: 0)
    #expect(frame.text == ["abc"])
    #expect(frame[0, 3].glyph == " ")
  }

  @Test func leavesABlankWhereAWideGlyphIsOverwrittenByHalf() {
    var frame = Frame(columns: 4, rows: 1)
    frame.put("日本", row: 0, column: 0)
    frame.put("x", row: 0, column: 1)
    #expect(frame.text == [" x本"])
    frame.put("日", row: 0, column: 1)
    #expect(frame.text == [" 日"])
  }

  @Test func ignoresWhatLiesOutside() {
    var frame = Frame(columns: 3, rows: 2)
    frame.put("abc", row: -1, column: 0)
    frame.put("abc", row: 2, column: 0)
    frame.put("abc", row: 0, column: 7)
    frame.put("abcdef", row: 1, column: -2)
    frame.mark(row: 9, columns: 0..<3, role: .hit)
    #expect(frame.text == ["", "cde"])
  }

  @Test func fitsATextWithAnEllipsis() {
    #expect(SafeText("abcdef").fitted(to: 4) == "abc…")
    #expect(SafeText("abcd").fitted(to: 4) == "abcd")
    #expect(SafeText("日本語").fitted(to: 4) == "日…")
    #expect(SafeText("abc").fitted(to: 0) == "")
  }

  @Test func longTitlesAreCutBetweenWords() {
    let title: SafeText = "another group of soldiers"
    #expect(title.fittedToWords(25) == title)
    #expect(title.fittedToWords(24) == "another group of…")
    #expect(title.fittedToWords(18) == "another group of…")
    #expect(title.fittedToWords(17) == "another group of…")
    #expect(title.fittedToWords(16) == "another group…")
    #expect(SafeText("near Kursk, which lies").fittedToWords(11) == "near Kursk…")
    #expect(SafeText("near Kursk, which lies").fittedToWords(14) == "near Kursk…")
    // Nothing to cut between, or too much lost.
    #expect(SafeText("a Donaudampfschifffahrt").fittedToWords(12) == "a Donaudamp…")
    #expect(SafeText("日本 語語語語").fittedToWords(7) == "日本…")
    #expect(title.fittedToWords(1) == "…")
    #expect(title.fittedToWords(0) == "")
  }

  @Test func zeroWidthMarksStayWithTheirLetter() {
    #expect(SafeText("abce\u{301}").fitted(to: 4) == "abce\u{301}")
    #expect(SafeText("abe\u{301}cd").fitted(to: 4) == "abe\u{301}…")
  }

  @Test func drawsInASCIIOnlyWhenAsked() {
    var frame = Frame(columns: 12, rows: 1)
    frame.put("▾ 1 │ “a” ↩", row: 0, column: 0)
    #expect(frame.drawnInASCII().text == ["v 1 | \"a\" ^"])
  }
}
