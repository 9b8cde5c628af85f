import Testing

@testable import Parsing

@Suite struct PageLineTests {
  @Test func `lines end as files of any system end them`() {
    let lines = PageLine.lines(of: "a\r\n\r\n  b\rc\n\nd é\r")
    #expect(lines.map { String($0.ink) } == ["a", "", "b", "c", "", "d é"])
    #expect(lines.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(lines.map(\.length) == [1, 0, 3, 1, 0, 3])
    #expect(PageLine.lines(of: "").isEmpty)
    let long = PageLine.lines(
      of: String(repeating: "é", count: 399) + "\n" + String(repeating: "x", count: 500))
    #expect(long.map(\.length) == [399, 400])
  }
}
