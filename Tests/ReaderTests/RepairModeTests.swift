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
    #expect(reading.press("q q") == [.quit])
  }

  @Test func leavesStatedThreadsAlone() {
    var reading = Reading("one\n  two")
    reading.press("E")
    #expect(reading.state.mode == .thread)
    #expect(reading.state.message != nil)
  }
}
