import Cells
import Discussions
import Samples
import Testing

@testable import Reader

/// The rules that readers of threads ask for.
@Suite struct ReaderRuleTests {
  // 1. The selected comment stays selected and on its screen line.

  @Test(arguments: ["z c", "z a", "z o", "=", "z R", "& frigate Enter", "\\", "x", "X"])
  func theSelectionKeepsItsScreenLine(keys: String) throws {
    var reading = Reading(Sample.long(300), 120, 40)
    reading.press("150 G 7 j")
    let (number, row) = (reading.number, try #require(reading.row))
    reading.press(keys)
    let rows = reading.state.area(.thread).rows
    #expect(reading.number == number || reading.state.thread.shown != nil)
    #expect(reading.row == row && row < rows)
  }

  @Test func foldingAllAndUnfoldingComesBackToTheSelection() throws {
    var reading = Reading(Sample.long(300), 120, 40)
    reading.press("150 G")
    let row = try #require(reading.row)
    let root = reading.state.tree.root(149) + 1
    #expect(root != 150)
    reading.press("z M")
    #expect(reading.number == root)
    #expect(reading.row == row)
    reading.press("z R")
    #expect(reading.number == 150)
    #expect(reading.row == row)
  }

  @Test func filteringAndClearingComesBackToTheSelection() {
    var reading = Reading("one\ntwo\nthree x\nfour")
    reading.press("2 G & x Enter")
    #expect(reading.shown == [3])
    #expect(reading.number == 3)
    reading.press("\\")
    #expect(reading.number == 2)
  }

  @Test func resizingKeepsTheSelectionOnTheScreen() throws {
    var reading = Reading(Sample.long(300), 120, 40)
    reading.press("150 G")
    for (columns, rows) in [(80, 24), (30, 10), (1, 1), (200, 60), (119, 36), (120, 36)] {
      reduce(&reading.state, .resize(ScreenSize(columns: columns, rows: rows)))
      #expect(reading.number == 150)
      let row = try #require(reading.row)
      #expect((0..<reading.state.area(.thread).rows).contains(row))
    }
  }

  @Test func loadingMoreKeepsTheSelection() {
    let whole = Sample.long(300)
    let part = Discussion(
      source: whole.source, article: whole.article,
      comments: CommentTree.arranging(
        Array(whole.comments.comments.prefix(100)),
        parents: (0..<100).map { whole.comments.parent($0) }
      ).tree)
    var reading = Reading(part, 120, 40)
    reading.press("50 G")
    let row = reading.row
    reduce(&reading.state, .loaded(whole, isComplete: true))
    #expect(reading.number == 50)
    #expect(reading.row == row)
    reading.press("G")
    #expect(reading.number == 300)
  }

  // 2. New means not displayed yet; a catch-up can be undone.

  @Test func whatWasOnTheScreenCountsAsSeen() {
    var reading = Reading(Sample.long(300), 80, 24)
    let first = reading.state.seen.count
    #expect(first > 0 && first < 20)
    reading.press("Tab")
    #expect(reading.number == first + 1)
    reading.press("c")
    #expect(reading.state.seen.count == 300)
    reading.press("U")
    #expect(reading.state.seen.count < 300)
  }

  @Test func goingToTheNextUnseenWrapsAndSaysHowManyRemain() {
    var reading = Reading(Sample.long(100), 80, 24)
    reading.press("G Tab")
    #expect(reading.state.message?.text.string.hasSuffix("from the other end") == true)
    for _ in 0..<100 { reading.press("Tab") }
    #expect(reading.state.message?.text == "All comments have been seen")
  }

  // 3. A muted or folded comment leaves a stub; the tree never loses a node.

  @Test func mutingLeavesStubs() {
    var reading = Reading("A: one\n  B: two\n    A: three\nB: four")
    reading.press("x")
    #expect(reading.shown == [1, 2, 3, 4])
    #expect(reading.state.threadColumn.height(of: 0) == 1)
    #expect(reading.state.threadColumn.height(of: 2) == 1)
    reading.press("X")
    #expect(reading.shown == [1, 4])
    reading.press("X x")
    #expect(reading.shown == [1, 2, 3, 4])
    #expect(reading.state.threadColumn.height(of: 0) == 2)
  }

  @Test func foldsHideRepliesAndOpenOnTheWay() {
    var reading = Reading("one\n  two\n    three\nfour")
    reading.press("z c")
    #expect(reading.shown == [1, 4])
    reading.press("/ three Enter")
    #expect(reading.shown == [1, 2, 3, 4])
    #expect(reading.number == 3)
    reading.press("z 1")
    #expect(reading.shown == [1, 4])
    reading.press("z 2")
    #expect(reading.shown == [1, 2, 4])
  }

  // 4. Indentation stops growing at a third of the pane.

  @Test func indentationStopsAtAThirdOfThePane() {
    let outline = (0..<200).map { String(repeating: "  ", count: $0) + "x" }.joined(separator: "\n")
    let reading = Reading(outline, 120, 30)
    let column = reading.state.threadColumn
    #expect(column.indentation(3) == 6)
    #expect(column.indentation(199) <= column.columns / 3)
    #expect(column.isDeeperThanShown(199))
    #expect(column.textWidth(199) > column.columns / 2)
  }

  // 7. Every key is in the help, and every key can be rebound.

  @Test func theStandardMapHasNoProblems() {
    #expect(Keymap.standard.problems.isEmpty, "\(Keymap.standard.problems)")
  }

  @Test(arguments: Command.allCases)
  func everyCommandHasAKeyAndStandsInTheHelp(command: Command) {
    let modes = Mode.allCases.filter { !Keymap.standard.chords(for: command, in: $0).isEmpty }
    #expect(!modes.isEmpty)
    #expect(!command.card.summary.hasSuffix("."))
    let reading = Reading("one")
    let help = reading.state.helpPage().lines
    #expect(
      help.contains { line in
        guard case .pair(_, let words) = line else { return false }
        return words.string == command.card.summary
      })
  }

  @Test func everyChordCanBeRebound() throws {
    for mode in Mode.allCases {
      for binding in Keymap.standard.bindings[mode] ?? [] {
        let map = Keymap(
          rebinding: [.init(mode: mode, chord: binding.chord, command: .redraw)])
        let strokes = binding.chord.patterns.map { pattern -> KeyStroke in
          switch pattern {
          case .key(let key): key
          case .digit: KeyStroke(.character("3"))
          case .letter: KeyStroke(.character("q"))
          case .anyCharacter: KeyStroke(.character("é"))
          }
        }
        guard case .matched(let command, _) = map.answer(to: strokes, in: mode) else {
          Issue.record("\(binding.chord) in \(mode) is lost")
          continue
        }
        #expect(command == .redraw)
      }
    }
  }

  @Test func conflictsAndPrefixesAreProblems() throws {
    let chord = try #require(Chord("z"))
    let prefix = Keymap(rebinding: [.init(mode: .thread, chord: chord, command: .redraw)])
    #expect(!prefix.problems.isEmpty)
    #expect(prefix.problems.allSatisfy { if case .prefix = $0.kind { true } else { false } })
  }

  @Test(arguments: NamedKey.allCases)
  func keysReadBackFromTheirCanonicalForm(named: NamedKey) {
    for (control, alt) in [(false, false), (true, false), (false, true), (true, true)] {
      let key = KeyStroke(.named(named), hasControl: control, hasAlt: alt)
      #expect(KeyStroke(key.description) == key)
      let letter = KeyStroke(.character("d"), hasControl: control, hasAlt: alt)
      #expect(KeyStroke(letter.description) == letter)
    }
  }
}
