import Testing

@testable import Parsing

@Suite struct CloseReadingTests {
  private static let text = Array(
    """
    The yard will build two more of the frigates, it was announced.

    That is what they said of the last two, and it took them nine years.

    It did, but the yard was closed for three of them. What would you have done?

    I would have kept the yard open, of course.
    """.utf8)

  @Test func asksWhetherToGoOn() {
    var asked = 0
    let all = FlatText.discussion(
      from: Self.text, location: "text",
      goesOn: {
        asked += 1
        return true
      })
    #expect(asked > 0)
    #expect(all == FlatText.discussion(from: Self.text, location: "text"))
  }

  @Test func readsQuicklyWhatItMayNotReadClosely() {
    let stopped = FlatText.discussion(from: Self.text, location: "text", goesOn: { false })
    #expect(stopped == FlatText.discussion(from: Self.text, location: "text", manner: .quick))
    #expect(stopped != FlatText.discussion(from: Self.text, location: "text"))
  }

  @Test func doesNotAskWhereThereIsNothingToReadClosely() {
    var asked = 0
    _ = FlatText.discussion(
      from: Self.text, location: "text", manner: .quick,
      goesOn: {
        asked += 1
        return true
      })
    #expect(asked == 0)
  }

  @Test func theStructureWithoutRepairsIsFoundOnce() {
    for found in [Consensus.Plan(parents: [1: nil]), nil] {
      let remembered = RememberedPlan()
      var asked = 0
      for _ in 0..<3 {
        let plan = remembered.plan {
          asked += 1
          return found
        }
        #expect(plan?.parents == found?.parents)
      }
      #expect(asked == 1)
    }
  }
}
