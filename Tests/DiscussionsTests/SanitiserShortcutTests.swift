import Testing

@testable import Discussions

@Suite struct SanitiserShortcutTests {
  @Test func `text that is called plain is what the sanitiser would leave as it is`() {
    var plain = 0
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(String(scalar))b"
      for isField in [false, true] where isPlain(text, isField) {
        plain += 1
        let mended = Sanitiser.sanitise(text.unicodeScalars, isField: isField)
        #expect(
          mended.unicodeScalars.elementsEqual(text.unicodeScalars), "U+\(String(value, radix: 16))")
      }
    }
    #expect(plain > 1500)
  }

  private func isPlain(_ text: String, _ isField: Bool) -> Bool {
    var text = text
    return text.withUTF8 { Sanitiser.isPlain($0, isField: isField) }
  }
}
