import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  /// What a terminal sends, in one go, and what it means when nothing follows.
  static let meanings: [(String, [TerminalEvent])] = [
    ("j", [.key(.character("j"))]),
    ("J", [.key(.character("J"))]),
    ("é漢", [.key(.character("é")), .key(.character("漢"))]),
    ("\r", [.key(.named(.enter))]),
    ("\n", [.key(.named(.enter))]),
    ("\t", [.key(.named(.tab))]),
    ("\u{7F}\u{08}", [.key(.named(.backspace)), .key(.named(.backspace))]),
    ("\u{0}\u{1}\u{1A}", ctrl(" az")),
    ("\u{1C}\u{1F}", ctrl("\\_")),
    ("\u{1B}", [.key(.named(.escape))]),
    ("\u{1B}\u{1B}", [.key(.named(.escape)), .key(.named(.escape))]),
    ("\u{1B}x", [.key(.character("x", .alt))]),
    ("\u{1B}é", [.key(.character("é", .alt))]),
    ("\u{1B}\u{7F}", [.key(.named(.backspace, .alt))]),
    ("\u{1B}\u{1}", [.key(.character("a", [.alt, .control]))]),
    ("\u{1B}[", [.key(.character("[", .alt))]),
    ("\u{1B}O", [.key(.character("O", .alt))]),
    ("\u{1B}]", [.key(.character("]", .alt))]),
    ("\u{1B}[A\u{1B}OA", [.key(.named(.up)), .key(.named(.up))]),
    (
      "\u{1B}[1~\u{1B}[7~\u{1B}[H", [.key(.named(.home)), .key(.named(.home)), .key(.named(.home))]
    ),
    ("\u{1B}[4~\u{1B}OF", [.key(.named(.end)), .key(.named(.end))]),
    ("\u{1B}[5;3~", [.key(.named(.pageUp, .alt))]),
    ("\u{1B}[1;5C", [.key(.named(.right, .control))]),
    ("\u{1B}[1;8D", [.key(.named(.left, [.shift, .alt, .control]))]),
    ("\u{1B}[Z", [.key(.named(.backTab))]),
    ("\u{1B}OP\u{1B}[15~\u{1B}[24~", functions(1, 5, 12)),
    ("\u{1B}[[A\u{1B}[[E", functions(1, 5)),
    ("\u{1B}Oq\u{1B}OM", [.key(.character("1")), .key(.named(.enter))]),
  ]

  /// Nobody's keys: answers to queries, focus, other mouse protocols, keys not asked for.
  static let noise = [
    "\u{1B}[I", "\u{1B}[O", "\u{1B}[99u", "\u{1B}[27;5;9~", "\u{1B}[?62;22c", "\u{1B}[>41;354;0c",
    "\u{1B}[12;40R", "\u{1B}[<35;10;5M", "\u{1B}[M jq", "\u{1B}[1;99A", "\u{1B}[200q",
    "\u{1B}]11;rgb:0000/0000/0000\u{07}", "\u{1B}]52;c;cXFx\u{1B}\\", "\u{1B}P1+r544e\u{1B}\\",
    "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[" + String(repeating: "1;", count: 20) + "q",
  ]

  @Test(arguments: meanings) func tellsKeys(bytes: String, events: [TerminalEvent]) {
    #expect(decode(bytes) == events)
  }

  @Test(arguments: meanings) func tellsThemByteByByte(bytes: String, events: [TerminalEvent]) {
    var decoder = InputDecoder()
    var decoded: [TerminalEvent] = []
    for byte in bytes.utf8 { decoded += decoder.decode(.byte(byte)) }
    #expect(decoded + decoder.endSequence() == events)
    #expect(!decoder.isInSequence)
  }

  @Test(arguments: noise) func swallowsNoiseWhole(bytes: String) {
    #expect(decode(bytes + "k") == [.key(.character("k"))])
  }

  @Test(arguments: noise) func leavesNothingOfNoiseThatBreaksOff(bytes: String) {
    // Shorter beginnings are Escape and Alt with a character.
    for length in 3..<bytes.utf8.count {
      var decoder = InputDecoder()
      for byte in bytes.utf8.prefix(length) { #expect(decoder.decode(.byte(byte)).isEmpty) }
      #expect(decoder.endSequence().isEmpty)
      #expect(decoder.decode(.byte(0x6B)) == [.key(.character("k"))])
    }
  }

  @Test func dropsBytesThatAreNoTextAndNothingElse() {
    let bytes: [UInt8] = [0xFF, 0x61, 0xC3, 0x62, 0xE2, 0x94, 0x63, 0xED, 0xA0, 0x80, 0x64, 0x80]
    var decoder = InputDecoder()
    let events = bytes.flatMap { decoder.decode(.byte($0)) }
    #expect(events == "abcd".unicodeScalars.map { .key(.character($0)) })
  }

  @Test func waitsForTheRestOfACharacter() {
    var decoder = InputDecoder()
    #expect(decoder.decode(.byte(0xE6)).isEmpty)
    #expect(decoder.isInSequence)
    #expect(decoder.decode(.byte(0xBC)).isEmpty)
    #expect(decoder.decode(.byte(0xA2)) == [.key(.character("漢"))])
    #expect(!decoder.isInSequence)
  }

  @Test func makesOneEventOfAPaste() {
    var decoder = InputDecoder()
    #expect(decoder.decode(.pasteBegin).isEmpty)
    for byte in "q\r\n\u{1B}[A\n\n漢\r".utf8 { #expect(decoder.decode(.byte(byte)).isEmpty) }
    #expect(decoder.decode(.key(.up, [])).isEmpty)
    #expect(decoder.isPasting)
    #expect(decoder.decode(.pasteEnd) == [.paste("q\n\u{1B}[A\n\n漢\n")])
    #expect(decoder.decode(.byte(0x71)) == [.key(.character("q"))])
  }

  @Test func keepsAPasteWhoseEndIsLost() {
    var decoder = InputDecoder()
    _ = decoder.decode(.pasteBegin)
    _ = decoder.decode(.byte(0x71))
    #expect(decoder.endSequence() == [.paste("q")])
    #expect(decoder.decode(.pasteEnd).isEmpty)
  }

  @Test func tellsEscapeBeforeAKeyFromAlt() {
    var decoder = InputDecoder()
    #expect(decoder.decode(.byte(0x1B)).isEmpty)
    #expect(decoder.decode(.key(.up, .shift)) == [.key(.named(.up, [.alt, .shift]))])
    let click = MouseEvent(.press(.left), column: 3, row: 4)
    #expect(decoder.decode(.byte(0x1B)).isEmpty)
    #expect(decoder.decode(.mouse(click)) == [.key(.named(.escape)), .mouse(click)])
  }

  @Test func survivesEveryPairOfBytesAfterEscape() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        var decoder = InputDecoder()
        for byte in [0x1B, first, second] { _ = decoder.decode(.byte(byte)) }
        _ = decoder.endSequence()
        #expect(decoder.decode(.byte(0x6B)) == [.key(.character("k"))])
      }
    }
  }

  private func decode(_ bytes: String) -> [TerminalEvent] {
    var decoder = InputDecoder()
    return bytes.utf8.flatMap { decoder.decode(.byte($0)) } + decoder.endSequence()
  }

  private static func ctrl(_ letters: String) -> [TerminalEvent] {
    letters.unicodeScalars.map { .key(.character($0, .control)) }
  }

  private static func functions(_ numbers: Int...) -> [TerminalEvent] {
    numbers.map { .key(.named(.function($0))) }
  }
}
