import Discussions
import Foundation
import Parsing
import Samples
import Testing

@testable import Reader

/// The repair mode, with the decoding that the session would do.
@Suite struct RepairModeTests {
  private static let text = Array(
    (["An article about escorts, long enough to be one.", "It has a second paragraph, too."]
      + (1...12).map { "Remark \($0) on the number of escorts, which somebody wrote here." })
      .joined(separator: "\n").utf8)

  private static func start() -> Reading {
    var repairs = Repairs()
    repairs.articleEnd = 2
    for line in 3...14 { repairs.starts[line] = line % 2 == 1 }
    var reading = Reading(
      FlatText.discussion(from: text, location: "text", repairs: repairs), 120, 40)
    reduce(&reading.state, .repairsRead(repairs))
    return reading
  }

  /// Presses keys and answers every request to decode.
  private func press(_ reading: inout Reading, _ keys: String) {
    for key in KeyStroke.script(keys) {
      for case .recover(let repairs, let ticket) in reduce(&reading.state, .key(key)) {
        let discussion = FlatText.discussion(from: Self.text, location: "text", repairs: repairs)
        reduce(&reading.state, .recovered(discussion, [], ticket: ticket))
      }
    }
  }

  private func lines(_ reading: Reading) -> [ClosedRange<Int>?] {
    reading.state.tree.indices.map { reading.state.tree[$0].lines }
  }

  @Test func aPageThatStatesItsCommentsHasItsParentsRepaired() throws {
    let page = Array(
      ("Two slips are full, and both of them will be until the end of the decade.\n\n"
        + (1...6).map {
          "Writer \($0)x\n14 March 2031 at 10:1\($0)\n\($0)st remark on the slips.\nReply\n"
        }.joined(separator: "\n")).utf8)
    var reading = Reading(
      try #require(MarkedText.discussion(from: page, location: "page.txt")), 120, 40)
    reduce(&reading.state, .repairsRead(.none))
    func press(_ keys: String) {
      for key in KeyStroke.script(keys) {
        for case .recover(let repairs, let ticket) in reduce(&reading.state, .key(key)) {
          let discussion = MarkedText.discussion(
            from: page, location: "page.txt", repairs: repairs)
          reduce(
            &reading.state, .recovered(discussion ?? reading.state.discussion, [], ticket: ticket))
        }
      }
    }
    func text(_ i: Int?) -> String? { i.map { reading.state.tree[$0].blocks[0].text.string } }
    press("E G")
    let last = text(reading.state.cursor)
    press("p 1 Enter")
    #expect(text(reading.state.cursor) == last)
    #expect(text(reading.state.tree.parent(reading.state.cursor)) == "1st remark on the slips.")
    press("t")
    #expect(reading.state.tree.parent(reading.state.cursor) == nil)
    #expect(reading.state.tree[reading.state.cursor].link == .repaired)
    let repairs = reading.state.repairs
    for key in ["s", "a", "A", "C"] {
      press(key)
      #expect(reading.state.repairs == repairs)
    }
    press("s")
    #expect(
      reading.state.message?.text
        == "This page says where its comments begin; whom they answer can be repaired")
    press("u u")
    #expect(reading.state.repairs.isEmpty)
  }

  @Test func splitsAndJoinsAndUndoes() {
    var reading = Self.start()
    let before = lines(reading)
    #expect(before == [3...4, 5...6, 7...8, 9...10, 11...12, 13...14])
    press(&reading, "2 G E j s")
    #expect(lines(reading) == [3...4, 5...5, 6...6, 7...8, 9...10, 11...12, 13...14])
    #expect(reading.number == 3)
    press(&reading, "a")
    #expect(lines(reading) == before)
    press(&reading, "u u")
    #expect(lines(reading) == before)
    press(&reading, "^R")
    #expect(lines(reading).count == 7)
  }

  @Test func setsParentsByMovingAndByNumber() {
    var reading = Self.start()
    press(&reading, "4 G E p 1 Enter")
    #expect(reading.state.tree.parent(3) == 0)
    #expect(reading.number == 4)
    press(&reading, "p k Enter")
    #expect(reading.state.tree.parent(3) == 2)
    press(&reading, "t")
    #expect(reading.state.tree.parent(3) == nil)
    #expect(reading.state.tree[3].link == .repaired)
    press(&reading, "p 9 Enter")
    #expect(reading.state.message?.isAlert == true)
    press(&reading, "Esc")
    #expect(reading.state.mode == .repair)
    #expect(reading.number == 4)
  }

  /// What the reading thought of besides is told where it helps to choose.
  @Test func alternativesAreTold() {
    var reading = Self.start()
    let inference = Inference(
      confidence: 0.4, because: Evidence(signal: .position, weight: 1),
      alternatives: [
        Inference.Alternative(line: 5, confidence: 0.25),
        Inference.Alternative(line: nil, confidence: 0.126),
        Inference.Alternative(line: 3, confidence: 0.46),
      ])
    reading.state.discussion.comments.update(3) { $0.link = .inferred(inference) }
    let page = Evidence.page(of: 3, in: reading.state.discussion)
    #expect(page.contains(.text("Or else an answer to comment 2, 25 % sure.")))
    #expect(page.contains(.text("Or else at the top level, 13 % sure.")))
    let surer = "Or else an answer to comment 1, 46 % sure, which fits less with the rest."
    #expect(page.contains(.text(SafeText(field: surer))))
    press(&reading, "4 G E p")
    #expect(
      reading.state.message?.text.string
        == "Go to what 4 answers (perhaps 2 or 1), or type its number; Enter")
  }

  @Test func movesOutOneLevel() {
    var reading = Self.start()
    press(&reading, "2 G E t j j p 2 Enter j j p 3 Enter o")
    #expect(reading.state.tree.parent(2) == 1)
    #expect(reading.state.tree.parent(3) == 1)
    press(&reading, "o")
    #expect(reading.state.tree.parent(3) == nil)
  }

  @Test func movesTheArticlesEnd() {
    var reading = Self.start()
    press(&reading, "1 G E A")
    #expect(reading.state.discussion.article.blocks.count == 4)
    press(&reading, "C")
    #expect(reading.state.discussion.article.blocks.count == 3)
    press(&reading, "u u")
    #expect(reading.state.discussion.article.blocks.count == 2)
  }

  @Test func namesTheWriter() {
    var reading = Self.start()
    press(&reading, "3 G E n A n n Enter")
    #expect(reading.state.tree[2].author == .repaired("Ann"))
  }

  @Test func aLateAnswerChangesNothing() {
    var reading = Self.start()
    reading.press("3 G E t")
    let now = reading.state.tree
    reduce(
      &reading.state,
      .recovered(Sample.discussion("other"), [], ticket: reading.state.ticket - 1))
    #expect(reading.state.tree == now)
  }

  @Test func savesOnlyWhenAsked() {
    var reading = Self.start()
    press(&reading, "3 G E t")
    #expect(reading.press(": w r i t e Enter") == [.save(reading.state.repairs)])
    reduce(&reading.state, .saved(reading.state.repairs, "saved"))
    #expect(reading.press("q q") == [.quit])
  }

  @Test(arguments: ["q", "Q", ": q u i t Enter"])
  func quittingWithoutSavingTakesAskingTwice(keys: String) {
    var reading = Self.start()
    press(&reading, "3 G E t Esc")
    #expect(reading.press(keys) == [])
    #expect(reading.state.message?.isAlert == true)
    // Anything else in between asks again.
    #expect(reading.press("j") == [])
    #expect(reading.press(keys) == [])
    #expect(reading.press(keys) == [.quit])
  }

  @Test func whatWasNotSavedIsSaidAfterTheModeIsLeft() {
    var reading = Self.start()
    press(&reading, "3 G E t")
    reduce(&reading.state, .failed("disk full"))
    #expect(reading.state.hasUnsavedRepairs)
    press(&reading, "q E u")
    #expect(!reading.state.hasUnsavedRepairs)
    #expect(reading.press("q q") == [.quit])
  }

  @Test func anArticleThatTookAllCommentsGivesThemBack() {
    var reading = Self.start()
    let before = lines(reading)
    press(&reading, "G E A")
    #expect(reading.state.tree.isEmpty)
    press(&reading, "t")
    #expect(reading.state.message != nil)
    press(&reading, "u")
    #expect(lines(reading) == before)
    press(&reading, "^R q E C")
    #expect(lines(reading) == [14...14])
  }

  @Test func theNextCommentIsSelectedWhenOneBecomesArticle() {
    var reading = Self.start()
    press(&reading, "2 G E A")
    #expect(reading.number == 1)
    #expect(reading.state.tree[0].lines == 7...8)
  }

  /// Keys typed before the thread is there mean what they would mean then.
  @Test func keysWaitForTheThread() {
    var reading = Self.start()
    reduce(&reading.state, .key(KeyStroke.script("2")[0]))
    for key in KeyStroke.script("G E j") { reduce(&reading.state, .key(key)) }
    var requests: [Effect] = []
    for key in KeyStroke.script("s t n A n n Enter") {
      requests += reduce(&reading.state, .key(key))
    }
    // Only the split was asked for so far.
    #expect(requests.count == 1)
    while case .recover(let repairs, let ticket) = requests.first {
      let found = FlatText.discussion(from: Self.text, location: "text", repairs: repairs)
      requests = reduce(&reading.state, .recovered(found, [], ticket: ticket))
    }
    #expect(reading.state.tree[2].lines == 6...6)
    #expect(reading.state.tree[2].link == .repaired)
    #expect(reading.state.tree[2].author == .repaired("Ann"))
    #expect(reading.state.tree[1].author == nil)
  }

  @Test(arguments: ["Esc", "^C"])
  func whatWasTypedAheadCanBeForgotten(key: String) {
    var reading = Self.start()
    for key in KeyStroke.script("2 G E j s t") { reduce(&reading.state, .key(key)) }
    reading.press(key)
    let (repairs, ticket) = (reading.state.repairs, reading.state.ticket)
    let found = FlatText.discussion(from: Self.text, location: "text", repairs: repairs)
    #expect(reduce(&reading.state, .recovered(found, [], ticket: ticket)).isEmpty)
    #expect(reading.state.tree[2].link != .repaired)
  }

  /// Notes say what could not be read of the source, which a repair does not change.
  @Test func notesStay() {
    var reading = Self.start()
    var discussion = reading.state.discussion
    discussion.notes = [Note(.missing, "half of it")]
    reduce(&reading.state, .loaded(discussion, isComplete: true))
    press(&reading, "3 G E t j t")
    #expect(reading.state.discussion.notes == [Note(.missing, "half of it")])
  }

  @Test func saysWhatElseCameOutOtherwise() {
    var reading = Self.start()
    press(&reading, "2 G E")
    reading.press("t")
    let (repairs, ticket) = (reading.state.repairs, reading.state.ticket)
    var others = repairs
    for line in 3...14 { others.starts[line] = true }
    let found = FlatText.discussion(from: Self.text, location: "text", repairs: others)
    reduce(&reading.state, .recovered(found, [], ticket: ticket))
    #expect(reading.state.message?.text.string == "12 comments came out otherwise; u undoes")
  }

  /// 2 is put at the top level, so that what follows it cannot answer 1.
  @Test func saysWhatCannotBeAnswered() {
    var reading = Self.start()
    press(&reading, "2 G E t 3 G p 1 Enter")
    #expect(reading.state.tree.parent(2) != 0)
    #expect(
      reading.state.message?.text.string
        == "3 cannot answer 1: one between is outside its thread; u undoes")
    press(&reading, "u p 2 Enter")
    #expect(reading.state.tree.parent(2) == 1)
    #expect(reading.state.message == nil)
  }

  /// What a comment answered is article now; there is no comment that it could not answer.
  @Test func saysNothingOfAnswersToTheArticle() {
    var reading = Self.start()
    press(&reading, "2 G E p 1 Enter 1 G A")
    #expect(lines(reading).first == 5...6)
    #expect(reading.state.repairs.parents[5] == .comment(line: 3))
    #expect(reading.state.message?.text.string.contains("cannot answer") != true)
  }

  @Test func searchesAndFoldsWhileRepairing() {
    var reading = Self.start()
    press(&reading, "1 G E / R e m a r k Space 1 2 Enter")
    #expect(reading.state.mode == .repair)
    #expect(reading.number == 6)
    // The cursor is on the paragraph of the hit.
    press(&reading, "s")
    #expect(lines(reading).count == 7)
    press(&reading, "v")
    #expect(reading.state.mode == .overlay)
  }

  @Test(arguments: [Pane.article, .thread, .facts])
  func beginsInTheThreadFromEveryPane(pane: Pane) {
    var reading = Self.start()
    reading.state.focus(on: pane)
    press(&reading, "E")
    #expect(reading.state.mode == .repair)
    #expect(reading.state.focus == .thread)
  }

  /// What is being read again is compared with a thread that must not change meanwhile.
  @Test func repairsAndReadingAgainKeepApart() {
    var reading = Self.start()
    press(&reading, "3 G E")
    #expect(reading.press(": r e f e t c h Enter") == [])
    #expect(reading.state.message != nil)
    press(&reading, "Esc")
    let before = reading.state.ticket
    #expect(reading.press("R").count == 1)
    press(&reading, "E")
    #expect(reading.state.mode == .thread)
    // A thread that was being decoded meanwhile is not taken.
    let tree = reading.state.tree
    reduce(&reading.state, .recovered(Sample.discussion("other"), [], ticket: before))
    #expect(reading.state.tree == tree)
  }

  @Test func theNameGoesToTheCommentThatWasAskedFor() {
    var reading = Self.start()
    press(&reading, "3 G E n")
    let line = reading.state.tree[2].lines?.lowerBound
    var others = reading.state.repairs
    for line in 3...14 { others.starts[line] = true }
    let found = FlatText.discussion(from: Self.text, location: "text", repairs: others)
    reduce(&reading.state, .recovered(found, [], ticket: reading.state.ticket))
    reduce(&reading.state, .repairsRead(others))
    press(&reading, "A n n Enter")
    let named = reading.state.tree.indices.filter {
      reading.state.tree[$0].author == .repaired("Ann")
    }
    #expect(named.map { reading.state.tree[$0].lines?.lowerBound } == [line])
  }

  @Test func aPickGoesOnWhereTheThreadComesOutOtherwise() {
    var reading = Self.start()
    press(&reading, "3 G E p")
    var others = reading.state.repairs
    for line in 3...14 { others.starts[line] = true }
    let found = FlatText.discussion(from: Self.text, location: "text", repairs: others)
    reduce(&reading.state, .recovered(found, [], ticket: reading.state.ticket))
    #expect(reading.state.mode == .pick)
    #expect(reading.state.repair?.picked == 4)
    // The question names it by the number that it has now.
    #expect(reading.state.message?.text.string.hasPrefix("Go to what 5 answers") == true)
  }

  @Test func aPickEndsInWordsWhereTheCommentIsNoneAnyMore() {
    var reading = Self.start()
    press(&reading, "3 G E p")
    var others = reading.state.repairs
    others.starts[7] = false
    let found = FlatText.discussion(from: Self.text, location: "text", repairs: others)
    reduce(&reading.state, .recovered(found, [], ticket: reading.state.ticket))
    #expect(reading.state.mode == .repair)
    #expect(reading.state.message?.text.string.hasSuffix("choose again") == true)
  }

  /// Steps can be undone after the same text was read again, but not in the lines of another.
  @Test(arguments: [true, false])
  func stepsOutliveTheSameTextReadAgain(isSameText: Bool) {
    var reading = Self.start()
    press(&reading, "3 G E t Esc R")
    let (discussion, repairs) = (reading.state.discussion, reading.state.repairs)
    let revision = Revision(from: discussion, to: discussion, gone: [])
    reduce(
      &reading.state,
      .refetched(revision, [], repairs, isSameText: isSameText, load: reading.state.load))
    #expect(
      reading.state.message?.text.string.contains("can no longer be undone") == !isSameText)
    press(&reading, "E u")
    #expect((reading.state.repairs != repairs) == isSameText)
    #expect(reading.state.hasUnsavedRepairs != isSameText)
  }

  @Test func whatIsMissingIsSaidOnce() {
    var reading = Self.start()
    var discussion = reading.state.discussion
    discussion.notes = [Note(.missing, "half of it")]
    reduce(&reading.state, .loaded(discussion, isComplete: true))
    #expect(reading.state.message?.text.string.hasPrefix("half of it") == true)
    press(&reading, "3 G E t u")
    #expect(reading.state.message?.text.string == "The last repair is undone")
  }

  @Test func whatWasSeenIsSeenAgainWhenARepairIsUndone() {
    var reading = Self.start()
    press(&reading, "G g g")
    let seen = reading.state.seen.count
    #expect(seen == 6)
    press(&reading, "3 G E A")
    #expect(reading.state.tree.count < 6)
    press(&reading, "u")
    #expect(reading.state.tree.count == 6)
    #expect(reading.state.seen.count == seen)
  }

  @Test func nothingIsSavedWhereNothingWasRepaired() {
    var reading = Self.start()
    reduce(&reading.state, .repairsRead(.none))
    #expect(reading.press(": w r i t e Enter") == [])
    #expect(reading.state.message != nil)
  }

  /// A hit in the article leaves the cursor in the thread, and the next search goes on from the hit.
  @Test func searchesPastAHitInTheArticle() {
    var reading = Self.start()
    press(&reading, "6 G E / / a r t i c l e | R e m a r k Space 1 Space / Enter")
    #expect(reading.state.search?.hits.count == 2)
    #expect(reading.state.search?.current == 0)
    press(&reading, "/ Enter")
    #expect(reading.state.search?.current == 1)
    #expect(reading.number == 1)
  }

  @Test func theCursorBeginsAtTheFirstParagraphOfAnotherComment() {
    var reading = Self.start()
    press(&reading, "2 G E j 4 G")
    #expect(reading.state.repair?.block == 0)
    press(&reading, "j z c s")
    #expect(reading.state.message?.text.string.hasPrefix("Unfold") == true)
    #expect(lines(reading).count == 6)
  }

  @Test func leavesStatedThreadsAlone() {
    var reading = Reading("one\n  two")
    reading.press("E")
    #expect(reading.state.mode == .thread)
    #expect(reading.state.message != nil)
  }
}
