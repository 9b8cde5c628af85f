import Testing

@testable import Discussions

@Suite struct SafeTextTests {
  @Test func showsControlsInBodiesAndDropsThemInFields() {
    let hostile = "a\u{1B}[31mb\u{7}c\u{9B}d\u{7F}"
    #expect(SafeText(body: hostile).string == "a␛[31mb␇c\u{FFFD}d␡")
    #expect(SafeText(field: hostile).string == "a[31mbcd")
  }

  @Test func neutralisesBidirectionalControls() {
    #expect(SafeText(field: "user\u{202E}txt.exe").string == "usertxt.exe")
    #expect(SafeText(body: "a\u{2066}b").string == "a\u{FFFD}b")
  }

  @Test func dropsZeroWidthCharactersOutsideEmojiSequences() {
    #expect(SafeText(body: "pass\u{200B}word\u{FEFF}").string == "password")
    #expect(SafeText(body: "a\u{200D}b").string == "ab")
    #expect(SafeText(body: "👩\u{200D}🚀").string == "👩\u{200D}🚀")
    #expect(SafeText(body: "❤\u{FE0F}\u{200D}🔥").string == "❤\u{FE0F}\u{200D}🔥")
  }

  @Test func capsCombiningMarks() {
    let stacked = "e" + String(repeating: "\u{301}", count: 50)
    #expect(SafeText(body: stacked).string.unicodeScalars.count == 1 + SafeText.maximumMarks)
  }

  @Test func keepsLinesInBodiesOnly() {
    #expect(SafeText(body: "a\u{2028}b\nc\td").string == "a\nb\nc\td")
    #expect(SafeText(field: "a\nb\tc").string == "a b c")
  }

  @Test func repairsIllFormedBytes() {
    #expect(SafeText(body: [0x61, 0xFF, 0x62] as [UInt8]).string == "a\u{FFFD}b")
  }

  @Test func slicesClampToTheText() {
    let text: SafeText = "abc"
    #expect(text.slice(1..<9) == "bc")
    #expect(text.slice(5..<9) == "")
  }

  @Test func leavesNoScalarThatCouldSteerATerminal() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = SafeText(body: "x" + String(scalar) + "y").string
      for kept in text.unicodeScalars where kept != "\n" && kept != "\t" {
        let isControl = kept.properties.generalCategory == .control
        let isFormat = kept.properties.generalCategory == .format
        #expect(!isControl && !isFormat, "U+\(String(value, radix: 16))")
      }
    }
  }
}
