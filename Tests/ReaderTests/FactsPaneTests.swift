import Discussions
import Samples
import Testing

@testable import Reader

@Suite struct FactsPaneTests {
  /// Three comments and an article that mention a ship, a city and dates.
  private func reading(_ columns: Int = 120) -> Reading {
    var discussion = Sample.discussion(
      "Ann: Glasgow sails\n  Ben: from Faslane\nAnn: Glasgow again", article: ["Glasgow in 2024."])
    func fact(
      _ type: FactType, _ text: SafeText, _ comment: Int, _ offset: Int, date: SafeText? = nil
    )
      -> Fact
    {
      Fact(
        type: type, text: text,
        span: Span(
          start: Place(comment: comment, block: 0, offset: offset), length: text.utf8.count),
        entity: text, date: date)
    }
    discussion.facts = [
      fact(.equipment, "Glasgow", Place.article, 0),
      fact(.date, "in 2024", Place.article, 8, date: "2024"),
      fact(.equipment, "Glasgow", 0, 0), fact(.date, "May", 0, 3, date: "2023-05"),
      fact(.place, "Faslane", 1, 5), fact(.equipment, "Glasgow", 2, 0),
    ]
    let entries = [
      FactEntry(type: .date, name: "in 2024", mentions: [1]),
      FactEntry(type: .date, name: "May", mentions: [3]),
      FactEntry(type: .place, name: "Faslane", mentions: [4]),
      FactEntry(type: .equipment, name: "Glasgow", mentions: [0, 2, 5]),
    ]
    var reading = Reading(discussion, columns, 30)
    reading.state = ReaderState(
      discussion: discussion, entries: entries, size: ScreenSize(columns: columns, rows: 30))
    return reading
  }

  private func names(_ reading: Reading) -> [String] {
    reading.state.facts.rows.compactMap { row in
      switch row {
      case .entry(let entry): reading.state.entries[entry].name.string
      case .writer(let writer): reading.state.writers[writer].name.string
      case .heading, .rivals, .writersHeading, .blank: nil
      }
    }
  }

  @Test func listsByTypeWithDatesInOrderAndWhoSpeaks() {
    #expect(names(reading()) == ["May", "in 2024", "Ann", "Ben", "Faslane", "Glasgow"])
  }

  @Test func ordersByCountAndPlace() {
    var reading = reading()
    reading.press("M-3 s")
    #expect(names(reading).first == "Glasgow")
    reading.press("s")
    #expect(names(reading) == ["Glasgow", "in 2024", "May", "Faslane"])
    reading.press("s")
    #expect(reading.state.facts.order == .type)
  }

  @Test func goesFromMentionToMention() {
    var reading = reading()
    reading.press("M-3 G Enter")
    #expect(reading.state.lit?.start.comment == Place.article)
    reading.press("Enter")
    #expect(reading.number == 1)
    #expect(reading.state.lit?.start == Place(comment: 0, block: 0, offset: 0))
    reading.press("Enter")
    #expect(reading.number == 3)
    #expect(reading.state.focus == .facts)
    reading.press("Enter")
    #expect(reading.state.lit?.start.comment == Place.article)
  }

  @Test func goesToAWritersComments() {
    var reading = reading()
    reading.press("M-3 2 j Enter Enter")
    #expect(reading.state.facts.selectedWriter == 0)
    #expect(reading.number == 3)
  }

  @Test func showsOnlyCommentsThatMentionIt() {
    var reading = reading()
    reading.press("M-3 G &")
    #expect(reading.shown == [1, 3])
    reading.press("\\")
    #expect(reading.shown == [1, 2, 3])
    reading.press("M-3 g g 2 j &")
    #expect(reading.shown == [1, 3])
  }

  @Test func followsTheSelectedComment() {
    var reading = reading()
    reading.press("2 G f")
    #expect(names(reading) == ["Faslane"])
    reading.press("j")
    #expect(names(reading) == ["Glasgow"])
    reading.press("F")
    #expect(names(reading).count == 6)
  }

  @Test func slidesOverWhereThereAreTwoPanes() {
    var reading = reading(90)
    #expect(reading.state.layout.area(.facts) == nil)
    reading.press("F")
    #expect(reading.state.focus == .facts)
    #expect(reading.state.layout.area(.facts) != nil)
    reading.press("G Enter Enter")
    #expect(reading.state.focus == .thread)
    #expect(reading.number == 1)
  }

  @Test func keepsTheSelectedRowWhileMoreFactsArrive() {
    var reading = reading()
    reading.press("M-3 G")
    #expect(reading.state.facts.selectedEntry.map { reading.state.entries[$0].name } == "Glasgow")
    var facts = reading.state.discussion.facts
    facts.append(facts[4])
    let entries = [
      FactEntry(type: .place, name: "Faslane", mentions: [4, 6]),
      FactEntry(type: .equipment, name: "Glasgow", mentions: [0, 2, 5]),
      FactEntry(type: .date, name: "in 2024", mentions: [1]),
      FactEntry(type: .date, name: "May", mentions: [3]),
    ]
    reduce(&reading.state, .factsFound(facts, entries))
    #expect(reading.state.facts.selectedEntry == 1)
    #expect(reading.state.facts.selectedEntry.map { reading.state.entries[$0].name } == "Glasgow")
  }

  @Test func keepsFactsOfABeginningWhileTheRestIsRead() throws {
    var reading = reading()
    // A text: its comments have no ids by which they could be paired.
    for i in reading.state.discussion.comments.indices {
      reading.state.discussion.comments.update(i) { $0.sourceID = nil }
    }
    let count = reading.state.entries.count
    // Flat text: its comments have no identifiers of their own.
    let tree = reading.state.tree
    let comments = tree.comments.map { comment in
      var comment = comment
      comment.sourceID = nil
      return comment
    }
    reading.state.discussion.comments = try CommentTree(
      preorder: comments, parents: tree.indices.map { tree.parent($0) })
    var more = reading.state.discussion
    more.facts = []
    reduce(&reading.state, .loaded(more, isComplete: false))
    #expect(reading.state.entries.count == count)
    #expect(reading.state.discussion.facts.count == 6)
  }
}
