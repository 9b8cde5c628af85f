import Discussions
import Samples
import Testing

@testable import Reader

@Suite struct SearchTests {
  private let discussion = Sample.discussion(
    """
    Kursk one
      nothing
      KURSK and kursk
    last
    """, article: ["In Kursk, they say.", "Nothing."])

  @Test func findsEveryHitInOrderAndWraps() {
    var reading = Reading(discussion)
    reading.press("/ kursk Enter")
    #expect(reading.state.search?.hits.count == 4)
    #expect(reading.state.search?.position?.current == 2)
    #expect(reading.number == 1)
    reading.press("n n")
    #expect(reading.number == 3)
    #expect(reading.state.search?.position?.current == 4)
    reading.press("n")
    #expect(reading.state.focus == .article)
    #expect(reading.state.message?.text == "From the top again")
    reading.press("N")
    #expect(reading.number == 3)
  }

  /// The status line names the paragraph of the hit, not the one at the top of the pane.
  @Test func standsAtTheParagraphOfTheHit() {
    let long = (1...40).map {
      SafeText(field: "Paragraph \($0) says \($0 == 3 ? "Kursk" : "little").")
    }
    var reading = Reading(Sample.discussion("one", article: long))
    reading.press("/ Kursk Enter")
    #expect(reading.state.focus == .article)
    #expect(reading.state.articleBlock == 2)
    #expect(reading.state.articleTop == .start)
    // Once the hit is scrolled away, it is where the reader looks that counts.
    reading.press("G")
    let block = reading.state.articleBlock ?? 0
    #expect(block > 2)
    #expect(block == reading.state.articleColumn.block(reading.state.articleTop.item).index)
  }

  @Test func capitalsMatterWhenTyped() {
    var reading = Reading(discussion)
    reading.press("/ Kursk Enter")
    #expect(reading.state.search?.hits.count == 2)
    reading.press("/ KURSK Enter")
    #expect(reading.state.search?.hits.count == 1)
  }

  @Test func typingNarrowsAndEscapeGoesBack() {
    var reading = Reading(discussion)
    reading.press("4 G / k u r")
    #expect(reading.state.search?.hits.count == 4)
    reading.press("x")
    #expect(reading.state.search?.hits.isEmpty == true)
    reading.press("BS")
    #expect(reading.state.search?.hits.count == 4)
    reading.press("Esc")
    #expect(reading.number == 4)
    #expect(reading.state.search == nil)
  }

  @Test(arguments: [
    ("/k.rsk/", 4), ("/^Kursk/", 1), ("/kursk$/", 1), ("/(", nil), ("/(a)\\1/", nil), ("zzz", 0),
  ])
  func takesRegularExpressions(typed: String, count: Int?) {
    var reading = Reading(discussion)
    reading.press("/")
    for scalar in typed.unicodeScalars { reduce(&reading.state, .key(KeyStroke(scalar))) }
    reading.press("Enter")
    if let count {
      #expect(reading.state.search?.hits.count == count)
    } else {
      #expect(reading.state.message?.isAlert == true)
    }
  }

  @Test(arguments: [
    ("it's", "it’s", true), ("\"a\"", "“a”", true), ("a-b", "a–b", true), ("é", "É", true),
    ("É", "é", false), ("straße", "STRASSE", true), ("a b", "a\u{A0}b", true),
  ])
  func matchesWhatAKeyboardCanType(typed: String, text: String, isMatch: Bool) throws {
    let pattern = try #require(try Pattern(typed: typed))
    #expect(pattern.ranges(in: SafeText(body: text)).isEmpty != isMatch)
  }

  @Test func aHostilePatternEndsSoon() throws {
    let text = SafeText(field: String(repeating: "a", count: 5000))
    let pattern = try #require(try Pattern(typed: "/(a+)+b/"))
    #expect(pattern.ranges(in: text).isEmpty)
  }

  @Test func filtersWithAncestorsAndClears() {
    var reading = Reading("one\n  two\n    Kursk\n  four\nfive")
    reading.press("& Kursk Enter")
    #expect(reading.shown == [1, 2, 3])
    reading.press("\\")
    #expect(reading.shown == [1, 2, 3, 4, 5])
    reading.press("& zebra Enter")
    #expect(reading.state.message?.isAlert == true)
    #expect(reading.shown == [1, 2, 3, 4, 5])
  }

  @Test func showsAnExchangeAlone() {
    var reading = Reading("A: one\n  B: two\n    A: three\n      B: four\n  C: five")
    reading.press("3 G e")
    #expect(reading.shown == [1, 2, 3, 4])
    reading.press("e")
    #expect(reading.shown == [1, 2, 3, 4, 5])
  }

  @Test func pastedTextRunsNoCommands() {
    var reading = Reading("one\ntwo")
    reduce(&reading.state, .paste("jjQ"))
    #expect(reading.number == 1)
    reading.press("/")
    reduce(&reading.state, .paste("tw\u{1B}[31m\no"))
    #expect(reading.state.prompt?.text == "tw[31m o")
  }
}
