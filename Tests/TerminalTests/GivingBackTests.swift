import Glibc
import TerminalSupport
import Testing

/// However a program ends, the shell finds its terminal as it was.
@Suite struct GivingBackTests {
  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func afterASignalThatAsksToEnd(signal: Int32) throws {
    let terminal = try startProbe()
    #expect(terminal.screen.isOnAlternateScreen)
    terminal.signal(signal)
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == (signal == SIGHUP ? 3 : 0))
    #expect(terminal.leftovers.isEmpty)
  }

  @Test(arguments: [
    ("trap", [SIGILL, SIGTRAP], "the probe was told to trap"),
    ("thread-trap", [SIGILL, SIGTRAP], "a thread of the probe was told to trap"),
    ("abort", [SIGABRT], ""), ("segfault", [SIGSEGV], ""), ("overflow", [SIGSEGV, SIGBUS], ""),
  ])
  func afterADeath(kind: String, signals: [Int32], message: String) throws {
    let terminal = try startProbe(["--fail", kind])
    terminal.send("x")
    #expect(terminal.waitForExit())
    #expect(signals.contains(terminal.terminatingSignal ?? 0))
    #expect(terminal.leftovers.isEmpty)
    // What the runtime says about it is on the shell's screen, not on the one that is gone.
    #expect(terminal.writtenToTheShell.contains(message))
  }

  @Test func afterAnExitInTheMiddle() throws {
    let terminal = try startProbe(["--fail", "exit"])
    terminal.send("x")
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 7)
    #expect(terminal.leftovers.isEmpty)
  }

  @Test func afterQuittingByTheKeyboard() throws {
    let terminal = try startProbe()
    terminal.send("\u{1C}")  // ^\ is a key here, not a signal
    #expect(terminal.wait { $0.log == ["character control-\\"] })
    terminal.send("q")
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 0)
    #expect(terminal.leftovers.isEmpty)
    #expect(terminal.lines.joined().isEmpty, "\(terminal.lines)")
  }

  @Test func endsWhenTheTerminalIsClosed() throws {
    let terminal = try startProbe()
    terminal.hangUp()
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 3)
  }
}
