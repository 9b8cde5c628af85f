import Discussions
import Testing

@testable import Parsing

/// What the names of a page add to each candidate.
@Suite struct NamedTurnsTests {
  private static let texts = [
    (writer: "Mara", text: "A third slip would be full as well."),
    (writer: "Jo", text: "By whom?"),
    (writer: "Mara", text: "By the yard."),
    (writer: "Chris Hill", text: "I think that Jo is right, and Leh's yard is full."),
    (writer: "Leh", text: "Thanks, chris, and hi Mara Smith. Chris knows."),
  ]

  private func names(_ byline: SafeText? = nil) -> WriterNames {
    let comments = Self.texts.map {
      Comment(
        author: .stated(SafeText(field: $0.writer)),
        blocks: [Block(.quote, "Leh said it"), Block(.paragraph, SafeText(field: $0.text))])
    }
    return WriterNames(comments, firsts: Array(comments.indices), byline: byline)
  }

  @Test func `names in the first paragraph are of writers above`() {
    let names = names("Mara")
    #expect(names.writers == [0: 0, 1: 1, 2: 0, 3: 2, 4: 3])
    // Leh has written nothing yet, and a quotation names nobody.
    #expect(names.addressed[3] == [1])
    // By the first word; small letters name nobody.
    #expect(names.addressed[4] == [0, 2])
    #expect(names.host == 0)
  }

  @Test func `words that say something name nobody, but after a sign`() {
    let texts = ["One.", "Well, the yard is full.", "Will it be?", "@will it will.", "WELL SAID"]
    let comments = zip(["Well Wisher", "Will", "Jo", "The Crow", "Ann"], texts).map {
      Comment(
        author: .stated(SafeText(field: $0)), blocks: [Block(.paragraph, SafeText(field: $1))])
    }
    let names = WriterNames(comments, firsts: Array(comments.indices), byline: nil)
    #expect(names.addressed == [0: [], 1: [], 2: [], 3: [1], 4: []])
  }

  @Test func `two writers take turns`() throws {
    var turns = try #require(NamedTurns(names()))
    turns.place(0, answering: nil)
    #expect(turns.gains(of: 1, from: [.init(line: 0), nil]).map(\.turns)[1] > 0)
    turns.place(1, answering: 0)
    let gains = turns.gains(of: 2, from: [.init(line: 1, parent: 0), .init(line: 0), nil])
    // Mara answers Jo's answer, rather than herself or the article anew.
    #expect(gains[0].turns > 0.8 && gains[1].turns < 0 && gains[2].turns < 0)
    #expect(gains.allSatisfy { $0.address == 0 })
  }

  @Test func `who is named gains, but for the article's writer`() throws {
    var turns = try #require(NamedTurns(names()))
    turns.place(0, answering: nil)
    turns.place(1, answering: 0)
    turns.place(2, answering: 1)
    let candidates: [NamedTurns.Candidate?] = [
      .init(line: 2, parent: 1), .init(line: 1, parent: 0), .init(line: 0), nil,
    ]
    #expect(
      turns.gains(of: 3, from: candidates).map { $0.address > 0 } == [false, true, false, false])
    turns.place(3, answering: 1)
    let named = turns.gains(of: 4, from: [.init(line: 3, parent: 1)] + candidates)
    #expect(named.map { $0.address > 0 } == [true, true, false, true, false])

    var hosted = try #require(NamedTurns(names("Mara")))
    hosted.place(0, answering: nil)
    #expect(hosted.gains(of: 4, from: [.init(line: 0), nil])[0].address == 0)
  }

  @Test func `who has written most and only answers is taken for the article's writer`() throws {
    var turns = try #require(NamedTurns(names()))
    turns.place(1, answering: nil)
    turns.place(0, answering: 1)
    #expect(turns.gains(of: 4, from: [.init(line: 0, parent: 1), nil])[0].address > 0)
    turns.place(2, answering: 1)
    #expect(turns.gains(of: 4, from: [.init(line: 2, parent: 1), nil])[0].address == 0)
  }

  @Test func `without names there is nothing to say`() {
    let comment = Comment(blocks: [Block(.paragraph, "Jo is right.")])
    #expect(NamedTurns(WriterNames([comment], firsts: [0], byline: nil)) == nil)
  }

  /// The structure of a thread of two who take turns beside others, on a page that states no parents.
  @Test func `turns are followed on a page without parents`() throws {
    let page = [
      ("Mara", "14 March 2031 at 10:10", "The second slip has stood empty since the spring."),
      ("Jo", "14 March 2031 at 12:10", "It is used for the ferry."),
      ("Mara", "14 March 2031 at 13:10", "Not any more, it left."),
      ("Jo", "14 March 2031 at 14:10", "When?"),
      ("Mara", "14 March 2031 at 15:10", "In March."),
      ("Sten", "14 March 2031 at 11:10", "The yard has no more land anyway."),
    ]
    let text =
      "Two slips are full\n\n\(MarkedTextTests.article)\n\n"
      + page.map { "\($0.0)\n\($0.1)\n\($0.2)\nReply\n\n" }.joined()
    let tree = try #require(
      MarkedText.discussion(from: Array(text.utf8), location: "page.txt")
    ).comments
    #expect(tree.indices.map { tree.parent($0) } == [nil, 0, 1, 2, 3, nil])
    #expect(tree[3].link.evidence.contains { $0.signal == .turnTaking })
  }
}
