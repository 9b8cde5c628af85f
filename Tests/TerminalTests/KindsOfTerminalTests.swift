import TerminalSupport
import Testing

@Suite struct KindsOfTerminalTests {
  @Test(arguments: [
    ("xterm-256color", "palette256"), ("tmux-256color", "palette256"), ("screen", "eight"),
    ("linux", "eight"), ("vt100", "mono"), ("a-terminal-of-the-future", "palette256"),
    ("", "palette256"),
  ])
  func opens(term: String, depth: String) throws {
    let terminal = try startProbe(environment: ["TERM": term])
    #expect(terminal.line(0).hasPrefix("80x24 \(depth) "))
    // Whatever the colours, text on a background is marked.
    let marked = terminal.screen.cell(row: 23, column: 36)
    #expect(marked.isReversed || marked.background >= 0)
    terminal.send("q")
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 0)
    #expect(terminal.leftovers.isEmpty)
  }

  @Test func refusesATerminalThatCannotMoveItsCursor() throws {
    let program = try #require(BuiltProgram.path("TerminalProbe"))
    let terminal = try VirtualTerminal(program: program, environment: ["TERM": "dumb"])
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 2)
    #expect(terminal.line(0).hasPrefix("TERM=dumb cannot move the cursor: "))
    #expect(!terminal.transcript.contains(0x1B))
    #expect(terminal.isCooked)
  }

  @Test func usesNoColoursWhenToldSo() throws {
    let terminal = try startProbe(["--no-color"])
    #expect(terminal.line(0).hasPrefix("80x24 mono "))
    for column in 0..<80 {
      let cell = terminal.screen.cell(row: 23, column: column)
      #expect(cell.foreground == -1 && cell.background == -1)
    }
    #expect(terminal.screen.cell(row: 23, column: 36).isReversed)
  }

  @Test(arguments: ["C", "POSIX", "xx_YY.UTF-8", "de_DE.ISO-8859-1", ""])
  func writesUTF8WhateverTheLocale(locale: String) throws {
    let terminal = try startProbe(environment: ["LC_ALL": locale])
    #expect(terminal.screen.cell(row: 23, column: 49).text == "漢")
    terminal.send("漢")
    #expect(terminal.wait { $0.log == ["character 漢"] })
  }

  @Test func believesTheTerminalAndNotTheEnvironmentAboutItsSize() throws {
    _ = try startProbe(environment: ["LINES": "10", "COLUMNS": "40"])
  }
}
