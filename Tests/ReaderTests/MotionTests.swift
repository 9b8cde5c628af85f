import Discussions
import Samples
import Testing

@testable import Reader

@Suite struct MotionTests {
  private let outline = """
    one
      two
        three
        four
      five
    six
      seven
    eight
    """

  @Test(arguments: [
    ("", 1), ("j", 2), ("j j k", 2), ("5 j", 6), ("99 j", 8), ("G", 8), ("G g g", 1), ("4 G", 4),
    ("3 g g", 3), ("j J", 5), ("j J K", 2), ("3 G J", 4), ("]", 2), ("] ]", 3), ("2 ]", 3),
    ("4 G [", 2), ("4 G p p", 1), ("4 G 2 [", 1), ("4 G {", 1), ("4 G }", 6), ("2 }", 8),
    ("7 G {", 6), ("G J", 8), ("J J", 8), ("k", 1), ("Down Down Up", 2), ("Home", 1), ("End", 8),
    ("4 G l", 4), ("1 G l", 2), ("5 G h", 1), ("99999999999 G", 8),
  ])
  func moves(keys: String, to number: Int) {
    var reading = Reading(outline)
    reading.press(keys)
    #expect(reading.number == number)
  }

  @Test func showsAHeadlineThatOpensTheTextOnce() {
    var discussion = Sample.discussion(outline)
    discussion.article = Article(
      title: "A third slip",
      blocks: [Block(.heading, "A third slip", line: 1), Block(.paragraph, "Who pays?", line: 2)])
    #expect(Reading(discussion).state.articleColumn.heads.isEmpty)
    // Who wrote it stands below the headline.
    discussion.article.byline = "Ada Lund"
    #expect(
      Reading(discussion).state.articleColumn.heads.map(\.text) == ["A third slip", "Ada Lund"])
  }

  @Test func saysWhyAMotionDoesNothing() {
    var reading = Reading(outline)
    reading.press("[")
    #expect(reading.state.message?.text == "This comment is at the top level")
    reading.press("G ]")
    #expect(reading.state.message?.text == "Nobody answers this comment")
  }

  @Test func marksAndJumpsComeBack() {
    var reading = Reading(outline)
    reading.press("j j m a G ' a")
    #expect(reading.number == 3)
    reading.press("' '")
    #expect(reading.number == 8)
    reading.press("1 G 4 G 7 G - -")
    #expect(reading.number == 1)
    reading.press("+ +")
    #expect(reading.number == 7)
    reading.press("' z")
    #expect(reading.state.message?.isAlert == true)
  }

  @Test func goesToTheSameWriter() {
    var reading = Reading("A: one\nB: two\nA: three\nB: four\nA: five")
    reading.press("a")
    #expect(reading.number == 3)
    reading.press("a a")
    #expect(reading.number == 5)
    reading.press("2 A")
    #expect(reading.number == 1)
  }

  @Test func putsTheSelectionWhereAsked() {
    var reading = Reading(Sample.long(200), 120, 40)
    reading.press("100 G z t")
    #expect(reading.row == 0)
    reading.press("z b")
    let rows = reading.state.area(.thread).rows
    let height = reading.state.threadColumn.height(of: 99)
    #expect(reading.row == max(0, rows - height))
  }

  @Test func readsEverythingWithOneKey() {
    var reading = Reading(Sample.long(60), 80, 24)
    for _ in 0..<1000 where reading.state.seen.count < 60 { reading.press("Space") }
    #expect(reading.state.seen.count == 60)
  }

  @Test func aDigitIsACountAndEscapeForgetsIt() {
    var reading = Reading(outline)
    reading.press("3")
    #expect(reading.state.count == 3)
    reading.press("Esc j")
    #expect(reading.number == 2)
  }

  @Test func tellsAKeyThatMeansNothing() {
    var reading = Reading(outline)
    reading.press("z q")
    #expect(reading.state.message?.text == "z q is not bound; ? shows all keys")
    #expect(reading.state.pending.isEmpty)
  }

  @Test func quitsOneLevelAtATime() {
    var reading = Reading(outline)
    #expect(reading.press("? q").isEmpty)
    #expect(reading.state.overlay == nil)
    #expect(reading.press("q") == [.quit])
    #expect(reading.press("Q") == [.quit])
    #expect(reading.press(": q Enter") == [.quit])
    #expect(reading.press("Esc Esc ^C").isEmpty)
  }

  @Test func runsCommandsByName() {
    var reading = Reading(outline)
    reading.press(": 5 Enter")
    #expect(reading.number == 5)
    reading.press(": thread.par Enter")
    #expect(reading.number == 1)
    reading.press(": thread Enter")
    #expect(reading.state.message?.isAlert == true)
    reading.press(": fold.cl Tab")
    #expect(reading.state.prompt?.text == "fold.close")
  }
}
