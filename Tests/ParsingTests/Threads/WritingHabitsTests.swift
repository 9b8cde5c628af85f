import Testing

@testable import Parsing

@Suite struct WritingHabitsTests {
  private func habits(_ line: String) -> WritingHabits {
    Array(line.utf8).withUnsafeBufferPointer { text in
      WritingHabits(text, text.indices, words: TermScanner.words(text, text.indices))
    }
  }

  @Test func likeIsNearerThanUnlike() {
    let calm = habits("It is, I think, the case that the fleet is too small; so it is, in the end.")
    let alike = habits("That is, I believe, what the plan is for; it is, in the end, the fleet.")
    let shouting = habits("WRONG!!! You guys NEVER learn!!! Go read history books!!!")
    let deviations = WritingHabits.Deviations([calm, alike, shouting])
    #expect(deviations.distance(calm, alike) < deviations.distance(calm, shouting))
    #expect(deviations.distance(calm, calm) == 0)
    #expect(deviations.distance(calm, shouting) == deviations.distance(shouting, calm))
  }

  @Test func nothingIsAtNoDistance() {
    let line = habits("Some words that somebody wrote.")
    #expect(WritingHabits.Deviations([line]).distance(line, WritingHabits()) == 0)
    #expect(WritingHabits.Deviations.none.distance(line, habits("other")) == 0)
  }

  @Test func addsUp() {
    let both = habits("I see, but no. Why? So be it.")
    var sum = habits("I see, but no.")
    sum.add(habits("Why? So be it."))
    let deviations = WritingHabits.Deviations([
      both, habits("the of to and a"), habits("so so so so so"),
    ])
    #expect(deviations.distance(sum, both) < 1e-5)
  }
}
