import TerminalSupport
import Testing

@Suite struct KeysOnATerminalTests {
  @Test(arguments: ["xterm-256color", "screen", "tmux-256color", "linux", "vt100"])
  func tellsCursorKeysInBothSpellings(term: String) throws {
    let terminal = try startProbe(environment: ["TERM": term])
    terminal.send("\u{1B}[A\u{1B}OA\u{1B}[B\u{1B}OB\u{1B}[C\u{1B}OC\u{1B}[D\u{1B}OD")
    let expected = ["up", "up", "down", "down", "right", "right", "left", "left"]
    #expect(terminal.wait { $0.log == expected.map { "key \($0)" } }, "\(terminal.log)")
  }

  @Test func tellsTheKeysOfTheTerminalDescription() throws {
    let terminal = try startProbe()
    terminal.send(
      "\u{1B}[1;5C\u{1B}[1;2A\u{1B}[3~\u{1B}[6;3~\u{1B}OP\u{1B}[24~\u{1B}[Z\u{7F}\u{8}\r")
    let expected = [
      "key control-right", "key shift-up", "key delete", "key alt-pageDown", "key f1", "key f12",
      "key backTab", "key backspace", "key backspace", "key enter",
    ]
    #expect(terminal.wait { $0.log == expected }, "\(terminal.log)")
  }

  @Test func tellsEscapeAltAndControlApart() throws {
    let terminal = try startProbe()
    terminal.send("\u{1B}")
    #expect(terminal.wait { $0.log == ["key escape"] })
    terminal.send("\u{1B}x\u{1B}\u{1B}[A\u{4}é漢")
    let expected = [
      "key escape", "character alt-x", "key alt-up", "character control-d", "character é",
      "character 漢",
    ]
    #expect(terminal.wait { $0.log == expected }, "\(terminal.log)")
  }

  @Test func swallowsSequencesThatNoKeyHas() throws {
    let terminal = try startProbe()
    terminal.send(
      "\u{1B}[99u\u{1B}[I\u{1B}]11;rgb:00/00/00\u{1B}\\\u{1B}[?62;22c\u{1B}P>|q\u{1B}\\j")
    #expect(terminal.wait { $0.log == ["character j"] }, "\(terminal.log)")
  }

  @Test func keepsTheKeysAroundBytesThatAreNoText() throws {
    let terminal = try startProbe()
    terminal.send([0x61, 0xFF, 0xC3, 0x62])
    #expect(terminal.wait { $0.log == ["character a", "character b"] }, "\(terminal.log)")
  }

  @Test func makesOneEventOfAPaste() throws {
    let terminal = try startProbe()
    let text = String(repeating: "qué 漢\r", count: 2000)
    terminal.send("\u{1B}[200~" + text + "\u{1B}[201~j")
    #expect(
      terminal.wait {
        $0.log.count == 2 && $0.log[0].hasPrefix("paste 12000 \"qué 漢\\nqué")
          && $0.log[1] == "character j"
      }, "\(terminal.log)")
  }

  @Test(arguments: [
    ("\u{1B}[<0;251;4M\u{1B}[<0;251;4m", "left", "", 250, 3),
    ("\u{1B}[<2;1;1M\u{1B}[<2;1;1m", "right", "", 0, 0),
    ("\u{1B}[<16;9;9M\u{1B}[<16;9;9m", "left", "control-", 8, 8),
  ])
  func tellsAClick(bytes: String, button: String, held: String, column: Int, row: Int) throws {
    let terminal = try startProbe(columns: 300)
    #expect(terminal.reportsMouse)
    terminal.send(bytes)
    let expected = ["press", "release"].map { "mouse \(held)\($0) \(button) \(column),\(row)" }
    #expect(terminal.wait { $0.log == expected }, "\(terminal.log)")
  }

  @Test func tellsEachTurnOfTheWheel() throws {
    let terminal = try startProbe()
    terminal.send("\u{1B}[<64;2;3M" + String(repeating: "\u{1B}[<65;2;3M", count: 4) + "j")
    let expected = ["mouse wheelUp 1,2"] + Array(repeating: "mouse wheelDown 1,2", count: 4)
    #expect(terminal.wait { $0.log == expected + ["character j"] }, "\(terminal.log)")
  }

  @Test func leavesTheMouseAloneWhenNotAskedFor() throws {
    let terminal = try startProbe(["--no-mouse"])
    #expect(!terminal.reportsMouse)
  }

  @Test func wakesForAnotherThread() throws {
    let terminal = try startProbe()
    terminal.send("w")
    #expect(terminal.wait { $0.log == ["character w", "wake"] }, "\(terminal.log)")
  }
}
