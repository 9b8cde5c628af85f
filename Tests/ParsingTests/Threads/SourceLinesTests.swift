import Testing

@testable import Parsing

@Suite struct SourceLinesTests {
  private func lines(_ text: String) -> [(number: Int, text: String)] {
    let bytes = Array(text.utf8)
    return SourceLines.split(bytes).map {
      ($0.number, String(decoding: bytes[$0.bytes], as: UTF8.self))
    }
  }

  /// Bytes are looked at eight at a time.
  @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}"])
  func `a line ends anywhere`(separator: String) {
    for length in 1..<20 {
      for rest in [1, 7, 8, 30] {
        let (first, second) = (
          String(repeating: "a", count: length), String(repeating: "–", count: rest)
        )
        let found = lines(first + separator + second + separator + separator + "c" + separator)
        #expect(found.map(\.text) == [first, second, "c"])
        #expect(found.map(\.number) == [1, 2, 4])
      }
    }
  }

  @Test func `other signs end no line`() {
    for sign in ["\t", "–", "…", "\u{B}", "\u{2027}", "\u{202A}", "\u{E}", "ê"] {
      for length in 1..<12 {
        let text = String(repeating: "a", count: length) + sign + "b"
        #expect(lines(text).map(\.text) == [text])
      }
    }
  }
}
