import TerminalSupport
import Testing

@Suite struct PaintingTests {
  @Test func drawsAttributesAndColours() throws {
    let terminal = try startProbe()
    func cell(_ column: Int) -> ScreenEmulator.Cell {
      terminal.screen.cell(row: 23, column: column)
    }
    #expect(cell(0).foreground == -1 && !cell(0).isBold)
    #expect(cell(12).isBold && !cell(24).isBold)
    #expect(cell(24).isItalic)
    #expect(cell(36).foreground == 208 && cell(36).background == 236)
    #expect(cell(48).isUnderlined && cell(48).isReversed && !cell(60).isReversed)
    #expect(terminal.written.contains("\u{1B}[0;2mdim"))
  }

  @Test func keepsColumnsBesideWideAndCombinedCharacters() throws {
    let terminal = try startProbe()
    let texts = (48..<53).map { terminal.screen.cell(row: 23, column: $0).text }
    #expect(texts == ["Ж", "漢", "", "e\u{301}", "│"])
  }

  @Test(arguments: [86, 87, 88, 89])
  func cutsAtTheRightEdge(columns: Int) throws {
    // "right edge 漢" stands in columns 75 to 87.
    let terminal = try startProbe(columns: columns)
    let expected = String("right edge ".prefix(columns - 75)) + (columns >= 88 ? "漢" : "")
    #expect(terminal.line(23).hasSuffix(expected.trimmed))
    #expect(terminal.screen.cell(row: 0, column: 0).text != "漢")
    #expect(terminal.line(22).isEmpty)
  }

  @Test func sendsOnlyWhatDiffers() throws {
    let terminal = try startProbe()
    let before = terminal.transcript.count
    terminal.send("j")
    #expect(terminal.wait { $0.line(1) == "1 character j" && $0.screen.isCursorVisible })
    let sent = terminal.transcript.dropFirst(before)
    #expect(!String(decoding: sent, as: UTF8.self).contains("208 on 236"))
    #expect(sent.count < 80, "\(sent.count) bytes for one line")
  }

  @Test func drawsAllAgainWhenAsked() throws {
    let terminal = try startProbe()
    terminal.screen.feed("\u{1B}[2J\u{1B}[Hsomething else wrote here".utf8)
    terminal.send("\u{0C}")
    #expect(
      terminal.wait {
        $0.line(0).hasPrefix("80x24") && $0.line(23).hasPrefix("plain")
          && $0.line(1) == "1 character control-l"
      }, "\(terminal.lines)")
  }

  @Test func putsTheCursorWhereThePaintingSays() throws {
    let terminal = try startProbe()
    #expect(!terminal.screen.isCursorVisible)
    terminal.send("j")
    #expect(terminal.wait { $0.screen.isCursorVisible && $0.line(1) == "1 character j" })
    #expect(terminal.screen.cursor == (column: 2, row: 1))
  }

  @Test func drawsOnATerminalOfOneCell() throws {
    let program = try #require(BuiltProgram.path("TerminalProbe"))
    let terminal = try VirtualTerminal(program: program, columns: 1, rows: 1)
    #expect(terminal.wait { $0.line(0) == "1" })
    terminal.resize(columns: 80, rows: 24)
    #expect(terminal.wait { $0.line(0).hasPrefix("80x24") && $0.line(23).hasPrefix("plain") })
    terminal.resize(columns: 1, rows: 1)
    #expect(terminal.wait { $0.line(0) == "1" })
    terminal.send("q")
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 0)
  }

  @Test func followsAStormOfSizes() throws {
    let terminal = try startProbe()
    for step in 0..<40 {
      terminal.resize(columns: 1 + step * 37 % 200, rows: 1 + step * 23 % 60)
    }
    terminal.resize(columns: 100, rows: 30)
    #expect(
      terminal.wait {
        $0.line(0).hasPrefix("100x30") && $0.line(29).hasPrefix("plain")
          && $0.log.last == "resize 100x30"
      }, "\(terminal.lines)")
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
