import Testing

@testable import Parsing

@Suite struct LineStartsTests {
  @Test func tellsOpeningGoingOnAndUnknownApart() {
    var starts = LineStarts()
    #expect(starts.isEmpty && starts[0] == nil)
    starts[4] = true
    starts[2] = false
    #expect(!starts.isEmpty)
    #expect((-1...6).map { starts[$0] } == [nil, nil, nil, false, nil, true, nil, nil])
    #expect(starts.known.map(\.line) == [2, 4] && starts.known.map(\.opens) == [false, true])
    starts[4] = nil
    starts[2] = nil
    #expect(starts.isEmpty && Array(starts.known.map(\.line)).isEmpty)
  }

  @Test func whatAReaderSaysCountsInsteadOfThePage() {
    var constraints = Constraints(split: 1)
    constraints.starts[2] = false
    var stated = Constraints.Stated()
    for line in 1..<4 { stated.starts[line] = true }
    constraints.add(stated)
    #expect((0...4).map { constraints.starts[$0] } == [nil, true, false, true, nil])
    #expect((0...4).filter(constraints.isStated) == [1, 3])
    #expect(constraints.areStartsComplete(lines: 4) && !constraints.areStartsComplete(lines: 5))
    constraints.split = nil
    #expect(!constraints.areStartsComplete(lines: 4))
  }
}
