import TerminalSupport
import Testing

struct KeyTests {
  @Test func tellsALetter() throws {
    let terminal = try VirtualTerminal(program: try #require(BuiltProgram.path("TerminalProbe")))
    #expect(terminal.wait { $0.line(0).hasPrefix("80x24 palette256") })
    terminal.send("j")
    #expect(terminal.wait { $0.line(1) == "1 character j" })
    terminal.send("q")
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 0)
    #expect(!terminal.screen.isOnAlternateScreen)
    #expect(terminal.isCooked)
  }
}
