import Testing

@testable import Parsing

@Suite struct LineTokensTests {
  @Test(arguments: [
    ("Mara LUND, 14:05", ["mara", "lund", ",", "14", ":", "05"]),
    // Copying joined a name and a month, but not the letters of a short form.
    ("MaraDecember 8 BBCNews", ["mara", "december", "8", "bbc", "news"]),
    ("vor 3 Jähren · ÅSA", ["vor", "3", "jähren", "·", "åsa"]),
    ("2017年5月15日", ["2017", "年", "5", "月", "15", "日"]),
    ("👍🏽 3\u{3000}\u{200B}x", ["👍", "\u{1F3FD}", "3", "x"]),
    ("", []), (" \t", []),
  ])
  func `a line is cut into words in lower case, numbers and signs`(line: String, pieces: [String]) {
    let tokens = LineTokens(line[...])
    let found = (0..<tokens.count).map { i in
      switch tokens.tokens[i] {
      case .word(let word): word
      case .number(let value, digits: 2) where value < 10: "0\(value)"
      case .number(let value, _): "\(value)"
      case .sign(let sign): String(sign)
      }
    }
    #expect(found == pieces)
    for (i, range) in tokens.ranges.enumerated() { #expect(line[range].lowercased() == pieces[i]) }
  }

  @Test func `pieces of a line inside a text are found in the text`() {
    let text = "Åsa\nvor 12345678901 Tagen"
    let line = text[text.index(after: text.firstIndex(of: "\n")!)...]
    let tokens = LineTokens(line)
    #expect(tokens.ranges.map { text[$0] } == ["vor", "12345678901", "Tagen"])
    #expect(tokens[1] == .number(123_456_789, digits: 11))
  }
}
