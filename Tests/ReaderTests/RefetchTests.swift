import Discussions
import Parsing
import Samples
import Testing

@testable import Reader

/// `R`: the source read again, with the reader's place kept.
@Suite struct RefetchTests {
  private let before = (1...12).map { "Ann: text of \($0)" }.joined(separator: "\n")

  /// The sample with comments added in front and behind, one changed and one gone.
  private func later(_ old: Discussion) -> Discussion {
    var comments = old.comments.comments
    comments[7].blocks = [Block(.paragraph, "another text of 8")]
    comments.remove(at: 3)
    comments.insert(Comment(sourceID: "90", blocks: [Block(.paragraph, "in front")]), at: 0)
    comments.append(Comment(sourceID: "91", blocks: [Block(.paragraph, "behind")]))
    var new = old
    new.comments =
      CommentTree.arranging(comments, parents: comments.map { _ in nil }).tree
    return new
  }

  private func answer(_ reading: inout Reading, to effects: [Effect], _ new: Discussion) {
    guard case .refetch(let gone, let load) = effects.last else {
      Issue.record("no refetch in \(effects)")
      return
    }
    let revision = Revision(from: reading.state.discussion, to: new, gone: gone)
    reduce(&reading.state, .refetched(revision, [], .none, isSameText: false, load: load))
  }

  private func text(_ reading: Reading) -> String? {
    reading.state.selected.map { reading.state.tree[$0].blocks[0].text.string }
  }

  @Test func theSelectedCommentStaysOnItsScreenLine() {
    var reading = Reading(before, 80, 14)
    reading.press("G k k")
    let row = reading.row
    let effects = reading.press("R")
    #expect(reading.state.isRefetching)
    answer(&reading, to: effects, later(reading.state.discussion))
    #expect(text(reading) == "text of 10")
    #expect(reading.row == row)
    #expect(!reading.state.isRefetching)
    // Two new, one changed, one gone that is counted and shown but seen.
    #expect(
      reading.state.message?.text == "2 new, 1 changed, 1 gone; Tab goes to the next")
    #expect(reading.state.changes.count == 4)
  }

  @Test func tabGoesToWhatIsNewOrChanged() {
    var reading = Reading(before, 80, 14)
    reading.press("c G")
    let effects = reading.press("R")
    answer(&reading, to: effects, later(reading.state.discussion))
    let unseen = reading.state.tree.indices.filter { !reading.state.seen.contains($0) }
    // The changed one is on the screen, the new ones are above and below it.
    #expect(unseen.map { reading.state.tree[$0].sourceID } == ["90", "91"])
    reading.press("Tab")
    #expect(text(reading) == "behind")
    reading.press("Tab")
    #expect(text(reading) == "in front")
  }

  @Test func foldsMarksMutesAndJumpsGoWithTheirComments() {
    var reading = Reading(
      "Ann: one\n  Ben: two\nCat: three\n  Dan: four\n    Eve: five\nFay: six", 80, 24)
    reading.press("3G m x z c X G")
    let effects = reading.press("R")
    answer(
      &reading, to: effects,
      {
        var new = reading.state.discussion
        let added = Comment(sourceID: "90", blocks: [Block(.paragraph, "first")])
        let parents = [nil] + new.comments.indices.map { new.comments.parent($0).map { $0 + 1 } }
        new.comments =
          CommentTree.arranging([added] + new.comments.comments, parents: parents).tree
        return new
      }())
    #expect(text(reading) == "six")
    #expect(reading.state.thread.folded.contains(3))
    #expect(reading.state.thread.mutedThreads.contains(3))
    reading.press("' x")
    #expect(text(reading) == "three")
    reading.press("' '")
    #expect(text(reading) == "six")
  }

  @Test func theSelectedFactAndTheFilterOnItStay() {
    var discussion = Sample.discussion(before)
    let places = ["Kursk", "Minsk", "Omsk"].enumerated().map { i, name in
      Fact(
        type: .place, text: SafeText(field: name),
        span: Span(start: Place(comment: i), length: 4), entity: SafeText(field: name))
    }
    func entries(_ names: [SafeText]) -> [FactEntry] {
      names.enumerated().map { FactEntry(type: .place, name: $1, mentions: [$0]) }
    }
    discussion.facts = places
    var reading = Reading(discussion, 120, 30)
    reduce(&reading.state, .factsFound(places, entries(["Kursk", "Minsk", "Omsk"])))
    reading.press("M-3 j j &")
    guard case .mentioning(let entry) = reading.state.thread.filter else {
      Issue.record("no filter")
      return
    }
    #expect(entry.name == "Minsk")
    reading.press("M-3 R")
    var later = discussion
    later.facts = [places[0]] + places
    let revision = Revision(from: reading.state.discussion, to: later)
    reduce(
      &reading.state,
      .refetched(
        revision, entries(["Brest", "Kursk", "Minsk", "Omsk"]), .none, isSameText: false, load: 1))
    guard case .entry(let index) = reading.state.facts.rows[reading.state.facts.selected],
      case .mentioning(let now) = reading.state.thread.filter
    else {
      Issue.record("nothing is selected, or the filter is gone")
      return
    }
    #expect(reading.state.entries[index].name == "Minsk")
    #expect(now.mentions == [2])
  }

  @Test func aLateAnswerChangesNothing() {
    var reading = Reading(before)
    let first = reading.press("R")
    #expect(reading.press("Esc") == [.cancelLoad])
    answer(&reading, to: first, later(reading.state.discussion))
    #expect(reading.state.tree.count == 12)
    #expect(reading.state.changes.isEmpty)
    let second = reading.press("R")
    #expect(first != second)
    reduce(&reading.state, .arriving("the page", load: 1))
    #expect(reading.state.arriving == nil)
    reduce(&reading.state, .refetchFailed("of the first", load: 1))
    #expect(reading.state.isRefetching)
    answer(&reading, to: second, later(reading.state.discussion))
    #expect(reading.state.tree.count == 14)
  }

  @Test func factsOfTheFirstReadingComeTooLateForAnother() {
    var reading = Reading(before)
    let effects = reading.press("R")
    answer(&reading, to: effects, later(reading.state.discussion))
    let fact = Fact(
      type: .place, text: "Kursk", span: Span(start: Place(comment: 3), length: 4), entity: "Kursk")
    reduce(
      &reading.state,
      .factsFound([fact], [FactEntry(type: .place, name: "Kursk", mentions: [0])]))
    #expect(reading.state.discussion.facts.isEmpty)
  }

  @Test func aFailureLeavesEverythingAsItWas() {
    var reading = Reading(before)
    reading.press("5G R")
    reduce(&reading.state, .refetchFailed("no connection", load: 1))
    #expect(reading.state.message == Message("no connection", isAlert: true))
    #expect(reading.number == 5)
    #expect(!reading.state.isFetching)
  }

  @Test func goneStaysGoneAndIsCountedOnce() {
    var reading = Reading(before)
    let new = later(reading.state.discussion)
    let first = reading.press("R")
    answer(&reading, to: first, new)
    let second = reading.press("R")
    answer(&reading, to: second, new)
    #expect(reading.state.message?.text == "Nothing has changed")
    #expect(reading.state.changes.values.map { $0 } == [.gone])
    #expect(reading.state.tree.count == 14)
  }

  @Test func aSecondLoadWaitsForTheFirst() {
    var reading = Reading(before)
    #expect(reading.press("R").count == 1)
    #expect(reading.press("R").isEmpty)
    #expect(reading.state.message?.text == "The source is still being read; Esc stops")
  }

  @Test func partsThatArriveKeepThePlaceById() {
    var reading = Reading("Ann: one\nBen: two\nCat: three", 80, 24)
    reading.state.isLoading = true
    reading.press("3G")
    let whole = Sample.discussion("Ann: one\n  Dan: one and a half\nBen: two\nCat: three")
    var part = whole
    for (i, id) in ["1", "9", "2", "3"].enumerated() {
      part.comments.update(i) { $0.sourceID = id }
    }
    reduce(&reading.state, .loaded(part, isComplete: false))
    #expect(text(reading) == "three")
    #expect(reading.number == 4)
    #expect(reading.state.isLoading)
  }

  @Test func escapeStopsWhatArrivesAndKeepsIt() {
    var reading = Reading(before)
    reading.state.isLoading = true
    reduce(&reading.state, .arriving("comments 12 of 812", load: 0))
    #expect(reading.state.arriving == "comments 12 of 812")
    #expect(reading.press("Esc") == [.cancelLoad])
    #expect(reading.state.arriving == nil)
    #expect(reading.state.tree.count == 12)
    // Once more loses nothing.
    #expect(reading.press("Esc").isEmpty)
    var end = reading.state.discussion
    end.notes = [Note(.missing, "not all was fetched: it was stopped by hand")]
    reduce(&reading.state, .loaded(end, isComplete: true))
    #expect(!reading.state.isLoading)
    #expect(
      reading.state.message?.text == "not all was fetched: it was stopped by hand; i tells more")
    reading.press("i")
    #expect(reading.state.overlay?.title == "The source")
  }
}
