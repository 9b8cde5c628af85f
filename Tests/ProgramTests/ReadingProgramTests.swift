import Foundation
import TerminalSupport
import Testing

/// The built program on a terminal in memory: keys in, screen out.
@Suite struct ReadingProgramTests {
  private func program() throws -> String { try #require(BuiltProgram.path("wardroom")) }

  private var seed: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "seeds/kursk.txt").path()
  }

  private func open(
    _ columns: Int = 120, _ rows: Int = 36, _ environment: [String: String] = [:]
  ) throws -> VirtualTerminal {
    let terminal = try VirtualTerminal(
      program: try program(), arguments: [seed], environment: environment, columns: columns,
      rows: rows)
    #expect(
      terminal.wait { $0.line(rows - 1).contains("? keys") && !$0.line(0).contains("reading") })
    return terminal
  }

  private func quit(_ terminal: VirtualTerminal) {
    terminal.send("Q")
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 0)
    #expect(!terminal.screen.isOnAlternateScreen)
    #expect(terminal.isCooked)
  }

  @Test func showsArticleThreadAndFactsAtOnce() throws {
    let terminal = try open()
    #expect(
      terminal.wait { screen in
        screen.line(1).contains("Article") && screen.line(1).contains("Thread")
          && screen.line(1).contains("Facts") && screen.line(2).contains("North Korea")
          && screen.lines.contains { $0.contains("Fresh meat for the grinder.") }
          && screen.lines.contains { $0.contains("FIGURES") }
      })
    quit(terminal)
  }

  @Test func searchesMarksAndGoesOn() throws {
    let terminal = try open()
    terminal.send("/Kursk\r")
    #expect(terminal.wait { $0.line(35).contains("/Kursk 1/2") })
    terminal.send("n")
    #expect(terminal.wait { $0.line(35).contains("/Kursk 2/2") })
    terminal.send("n")
    #expect(terminal.wait { $0.line(35).contains("From the top again") })
    quit(terminal)
  }

  @Test func arrowsMoveAndQuestionMarkHelps() throws {
    let terminal = try open()
    terminal.send("\u{1B}[B\u{1B}OB")
    #expect(terminal.wait { $0.line(35).contains("3 of ") })
    terminal.send("?")
    #expect(terminal.wait { $0.line(1).contains("Keys") && $0.line(35).contains("q close") })
    terminal.send("q")
    #expect(terminal.wait { $0.line(1).contains("Thread") })
    quit(terminal)
  }

  @Test func followsTheWindowToEverySize() throws {
    let terminal = try open()
    for (columns, rows) in [(80, 24), (40, 12), (1, 1), (200, 60), (120, 36)] {
      terminal.resize(columns: columns, rows: rows)
      guard rows > 1 else { continue }
      #expect(terminal.wait { $0.line(rows - 1).contains("1 of ") || columns < 10 })
    }
    quit(terminal)
  }

  @Test(arguments: ["xterm-256color", "screen", "tmux-256color", "linux", "vt100", "no-such-term"])
  func worksOver(term: String) throws {
    let terminal = try open(100, 30, ["TERM": term])
    terminal.send("j")
    #expect(terminal.wait { $0.line(29).contains("2 of ") })
    quit(terminal)
  }

  @Test func refusesADumbTerminalInWords() throws {
    let terminal = try VirtualTerminal(
      program: try program(), arguments: [seed], environment: ["TERM": "dumb"])
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 2)
    #expect(terminal.lines.joined(separator: " ").contains("TERM=dumb cannot move the cursor"))
  }

  @Test func givesTheScreenBackWhenAskedToEnd() throws {
    let terminal = try open()
    terminal.signal(SIGTERM)
    #expect(terminal.waitForExit())
    #expect(!terminal.screen.isOnAlternateScreen)
    #expect(terminal.isCooked)
  }

  @Test(arguments: ["missing", "folder", "empty", "binary", "ill-formed", "blank"])
  func badInputGetsAClearErrorOrAReadableScreen(kind: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "wardroom-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "source.txt")
    switch kind {
    case "empty": try Data().write(to: file)
    case "binary": try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }).write(to: file)
    case "ill-formed":
      try (Data("Caf".utf8) + Data([0xE9, 0x20, 0xFF, 0x0A]) + Data("Second line.".utf8))
        .write(to: file)
    case "blank": try Data("\n\n  \n".utf8).write(to: file)
    default: break
    }
    let path = kind == "folder" ? folder.path() : file.path()
    let terminal = try VirtualTerminal(program: try program(), arguments: [path])
    if kind == "ill-formed" {
      #expect(terminal.wait { $0.line(2).contains("Caf") && $0.line(23).contains("keys") })
      return quit(terminal)
    }
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 3)
    #expect(!terminal.screen.isOnAlternateScreen)
    #expect(terminal.isCooked)
    #expect(terminal.lines.contains { $0.hasPrefix("wardroom: ") })
  }

  @Test func readsStandardInputWithTheKeysFromTheTerminal() throws {
    let terminal = try VirtualTerminal(
      program: "/bin/sh",
      arguments: ["-c", "printf 'One line.\\nAnother.\\n' | \"\(try program())\" -"])
    #expect(terminal.wait { $0.line(2).contains("One line.") })
    terminal.send("q")
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 0)
  }

  @Test func tellsThatStandardInputIsClosed() throws {
    let terminal = try VirtualTerminal(
      program: "/bin/sh", arguments: ["-c", "\"\(try program())\" - <&-"])
    #expect(terminal.waitForExit())
    #expect(terminal.exitCode == 3)
    #expect(terminal.lines.contains { $0.contains("standard input is closed") })
  }
}
