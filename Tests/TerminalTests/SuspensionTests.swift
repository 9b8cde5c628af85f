import Glibc
import TerminalSupport
import Testing

/// The probe as a job of a shell, which alone can be stopped by its terminal.
@Suite struct SuspensionTests {
  private static let job = "set -m; \"$0\"; echo stopped; read -r line; fg; echo ended $?"

  private func startJob() throws -> (terminal: VirtualTerminal, job: pid_t) {
    let program = try #require(BuiltProgram.path("TerminalProbe"))
    let terminal = try VirtualTerminal(program: "/bin/bash", arguments: ["-c", Self.job, program])
    let isReady = terminal.wait {
      $0.line(0).hasPrefix("80x24 ") && $0.line(23).hasPrefix("plain")
    }
    try #require(isReady, "\(terminal.lines)")
    let identifier = terminal.line(0).split(separator: " ").last.flatMap { pid_t($0) }
    return (terminal, try #require(identifier))
  }

  private func continueAndQuit(_ terminal: VirtualTerminal, size: String) {
    #expect(
      terminal.wait {
        $0.lines.contains("stopped") && !$0.screen.isOnAlternateScreen && $0.isCooked
      }, "\(terminal.lines)")
    terminal.send("\r")
    #expect(
      terminal.wait {
        $0.screen.isOnAlternateScreen && $0.line(0).hasPrefix(size)
          && $0.log.last == "resize \(size)" && $0.reportsMouse && !$0.isCooked
      }, "\(terminal.lines)")
    terminal.send("j")
    #expect(terminal.wait { $0.log.last == "character j" })
    terminal.send("q")
    #expect(terminal.waitForExit())
    #expect(terminal.writtenToTheShell.contains("ended 0"), "\(terminal.lines)")
    #expect(terminal.leftovers.isEmpty)
  }

  @Test func stopsByKeyAndComesBack() throws {
    let (terminal, _) = try startJob()
    terminal.send("\u{1A}")
    continueAndQuit(terminal, size: "80x24")
  }

  @Test func stopsBySignalAndComesBack() throws {
    let (terminal, job) = try startJob()
    kill(job, SIGTSTP)
    continueAndQuit(terminal, size: "80x24")
  }

  @Test func seesASizeThatChangedMeanwhile() throws {
    let (terminal, _) = try startJob()
    terminal.send("\u{1A}")
    #expect(terminal.wait { $0.lines.contains("stopped") })
    terminal.resize(columns: 60, rows: 20)
    continueAndQuit(terminal, size: "60x20")
  }

  @Test func takesTheScreenAgainAfterAStopThatItCouldNotSee() throws {
    let (terminal, job) = try startJob()
    kill(job, SIGSTOP)
    #expect(terminal.wait { $0.lines.contains { $0.contains("stopped") } }, "\(terminal.lines)")
    terminal.send("\n")  // nobody has set the modes back
    #expect(
      terminal.wait {
        $0.screen.isOnAlternateScreen && $0.line(0).hasPrefix("80x24")
          && $0.log == ["resize 80x24"] && $0.line(23).hasPrefix("plain")
      }, "\(terminal.lines)")
    terminal.send("q")
    #expect(terminal.waitForExit())
    // The shell puts back the modes that it found when the job was stopped.
    #expect(terminal.leftovers.filter { $0 != "raw mode" }.isEmpty)
  }

  @Test func goesOnWhenNobodyCanContinueIt() throws {
    // Without a shell above it the kernel does not stop a program that asks for it.
    let terminal = try startProbe()
    terminal.send("\u{1A}")
    #expect(terminal.wait { $0.log.last == "resize 80x24" && $0.screen.isOnAlternateScreen })
    terminal.send("q")
    #expect(terminal.waitForExit())
    #expect(terminal.leftovers.isEmpty)
  }
}
