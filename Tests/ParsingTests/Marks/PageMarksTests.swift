import Testing

@testable import Parsing

@Suite struct PageMarksTests {
  @Test func holdsTheMarksOfEachLine() {
    let lines = PageLine.lines(
      of: """
        Mara
        14 March 2031 at 10:15
        The frigate sailed at dawn, and nobody at the ministry would say a word of where she went.
        Reply

        Reply | Share
        33 points
        """)
    var marks = PageMarks(lines)
    #expect(marks.count == lines.count)
    for (found, line) in zip(marks, lines) { #expect(found == LineMarks(line)) }
    #expect(marks[0].name == "Mara" && marks[1].stamp != nil && marks[2].name == nil)
    #expect(marks[3] == .action && marks[4] == .none)
    marks[1] = .picture
    marks[0] = .none
    #expect(marks[1].isPicture && marks[1].stamp == nil && marks[0].name == nil)
    #expect(marks[3].isAction && !marks[4].isPicture)
  }
}
