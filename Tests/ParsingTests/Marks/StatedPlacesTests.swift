import Discussions
import Testing

@testable import Parsing

/// Pages that say where comments stand in the thread, short of naming whom they answer. Their forms are
/// those of pages that people have copied; the words are made up.
@Suite struct StatedPlacesTests {
  func read(_ text: String) throws -> Discussion { try PastedPage.read(text) }

  func parents(_ discussion: Discussion) -> [Int] { PastedPage.parents(discussion) }

  func isStated(_ discussion: Discussion, _ i: Int) -> Bool {
    [.stated, .topLevel].contains(discussion.comments[i].link)
  }

  static func hackerNews(_ comments: [(links: String, text: String)]) -> String {
    """
    Hacker News
    new | past | comments | ask | show | jobs | submit\tlogin

    A third slip for the yard on the firth (example.org)

    61 points by mara_l 3 hours ago | hide | past | favorite | \(comments.count) comments

    help


    """
      + comments.enumerated().map { i, comment in
        "\t\nwriter\(i)_ \(9 - i) minutes ago\(comment.links) [–]\n\n\(comment.text)\n\nreply\n\n"
      }.joined()
      + "\nGuidelines | FAQ | Lists | API | Security | Legal | Apply to YC | Contact\n\nSearch: \n"
  }

  @Test func `links to neighbours tell the whole thread`() throws {
    let discussion = try read(
      Self.hackerNews([
        (" | next", "A third slip would be full as well."),
        (" | parent | next", "Then a fourth."),
        (" | root | parent | next", "Nobody pays for that."),
        (" | root | parent | prev | next", "Who would build it?"),
        (" | parent | prev | next", "The yard has no more land."),
        (" | root | parent | next", "It has bought some."),
        (" | prev | next", "[flagged]"), (" | parent | next", "36"),
        (" | prev", "Slips are for launching; docks are better."),
      ]))
    try #require(discussion.comments.count == 9)
    #expect(parents(discussion) == [0, 1, 2, 2, 1, 5, 0, 7, 0])
    #expect(discussion.comments.indices.allSatisfy { isStated(discussion, $0) })
    #expect(!discussion.isRecovered)
    #expect(discussion.comments[0].author?.name == "writer0_")
    #expect(discussion.comments[6].blocks.map(\.text.string) == ["[flagged]"])
    #expect(discussion.comments[7].blocks.map(\.text.string) == ["36"])
    #expect(
      discussion.comments[8].blocks.map(\.text.string)
        == ["Slips are for launching; docks are better."])
    #expect(discussion.source.statedCount == 9)
    #expect(discussion.article.title == "A third slip for the yard on the firth (example.org)")
    #expect(discussion.article.byline == "mara_l")
  }

  @Test func `what links leave open is looked for among the rest`() throws {
    // The last answers the fifth or the sixth, and "prev" says that it is not the seventh.
    let discussion = try read(
      Self.hackerNews([
        (" | next", "A third slip would be full as well."),
        (" | parent | next", "Then a fourth."),
        (" | root | parent | next", "Nobody pays for that."),
        (" | root | parent | next", "The minister would, if asked."),
        (" | root | parent | next", "He has been asked, for twenty years now."),
        (" | root | parent | prev", "He was never asked by the yard."),
      ]))
    let parents = parents(discussion)
    try #require(parents.count == 6)
    #expect(parents.dropLast() == [0, 1, 2, 3, 4])
    #expect([2, 3, 4].contains(parents[5]))
    #expect(!isStated(discussion, 5))
    #expect(discussion.comments[5].link.evidence.contains { $0.signal == .statedPlace })
    // It is read closely, and can be repaired.
    #expect(discussion.isRecovered)
    #expect((0..<5).allSatisfy { isStated(discussion, $0) })
  }

  @Test func `a page copied from amid a thread keeps all comments`() throws {
    let discussion = try read(
      Self.hackerNews([
        (" | root | parent | prev | next", "A third slip would be full as well."),
        (" | root | parent | next", "Then a fourth."),
        (" | parent | prev", "Nobody pays for that."),
        (" | prev", "The yard has no more land."),
      ]))
    try #require(discussion.comments.count == 4)
    #expect(parents(discussion)[1] == 1)
    #expect(parents(discussion)[3] == 0)
  }

  @Test func `levels tell the whole thread`() throws {
    let levels = [1, 2, 3, 3, 2, 1, 2]
    let discussion = try read(
      "Two slips are full\n\n\(MarkedTextTests.article)\n\n7 comments\n"
        + levels.enumerated().map { i, level in
          "level \(level)\nWriter\(i)\n· 2 yr. ago\nRemark \(i) on the yard.\n\n5\n\nReply\nShare\n"
        }.joined())
    try #require(discussion.comments.count == 7)
    #expect(parents(discussion) == [0, 1, 2, 2, 1, 0, 6])
    #expect(discussion.comments.indices.allSatisfy { isStated(discussion, $0) })
    #expect(discussion.comments[3].author?.name == "Writer3")
    #expect(discussion.comments[3].blocks.map(\.text.string) == ["Remark 3 on the yard."])
  }

  /// - Parameter counts: what stands below the buttons of each comment.
  static func counted(_ stated: Int, _ counts: [String]) -> String {
    "Two slips are full\n\n\(MarkedTextTests.article)\n\n\(stated) Comments\nSort by\n"
      + counts.enumerated().map { i, count in
        "@writer\(i)\n\(i + 1) months ago\nRemark \(i) on the slips of the yard.\n\(i + 3)\nReply\n\(count)"
      }.joined()
  }

  @Test func `counts of answers tell which comments are answers, where all are there`() throws {
    let discussion = try read(
      Self.counted(7, ["", "·\n2 replies\n", "", "", "", "1 reply\n", ""]))
    try #require(discussion.comments.count == 7)
    #expect(parents(discussion) == [0, 0, 2, parents(discussion)[3], 0, 0, 6])
    #expect([2, 3].contains(parents(discussion)[3]))
    #expect([0, 1, 2, 4, 5, 6].allSatisfy { isStated(discussion, $0) })
    #expect(
      discussion.comments[1].blocks.map(\.text.string) == ["Remark 1 on the slips of the yard."])
  }

  @Test func `counts of answers that are hidden leave all at the top level`() throws {
    let discussion = try read(Self.counted(8, ["", "2 replies\n", "", "1 reply\n", ""]))
    #expect(parents(discussion) == [0, 0, 0, 0, 0])
    #expect(discussion.comments.indices.allSatisfy { isStated(discussion, $0) })
  }

  @Test(arguments: [
    // Switches that are gone once they are used; counts at two levels; fewer answers than counted.
    ["", "View 2 replies\n", "", "", ""], ["2 replies\n", "1 reply\n", "", "", ""],
    ["", "", "", "", "Hide 3 replies\n"], ["", "View replies\n", "", "", ""],
  ])
  func `counts that tell nothing certain are left alone`(counts: [String]) throws {
    let discussion = try read(Self.counted(40, counts))
    #expect(discussion.comments.count == 5)
    #expect(discussion.comments.indices.dropFirst().contains { !isStated(discussion, $0) })
  }

  @Test func `an old Reddit page keeps names, scores and all texts`() throws {
    let page = """
      jump to content
      A third slip for the yard (i.example.org)

      submitted 8 hours ago by TypeTwentySix

          63 commentssharesavehidereportcrosspost

      all 63 comments
      sorted by: best

      [–]SlipBot[M] [score hidden] 4 hours ago stickied comment\u{20}

      Be civil.

          permalinkembedsavereportreply

      [–]Mike_Delta 45 points 3 hours ago\u{20}

      Nice slip. Is that one of the two? The crane looks like the northern one.

          permalinkembedsavereportreply

      [–]TypeTwentySix[S] 1 point2 points3 points 2 hours ago*\u{20}

      It is, and it is full.

          permalinkembedsaveparentreportreply

      [–][deleted] -3 points 2 hours ago (1 child)

      Share

          permalinkembedsaveparentreportgive goldreply

      load more comments (3 replies)
      """
    let discussion = try read(page)
    #expect(
      discussion.comments.comments.map { $0.author?.name.string }
        == ["SlipBot", "Mike_Delta", "TypeTwentySix", "[deleted]"])
    #expect(discussion.comments.comments.map(\.score) == [nil, 45, 2, -3])
    #expect(
      discussion.comments.comments.map { $0.blocks.map(\.text.string).joined() }
        == [
          "Be civil.", "Nice slip. Is that one of the two? The crane looks like the northern one.",
          "It is, and it is full.", "Share",
        ])
    try #require(discussion.comments.count == 4)
    // "parent" stands below answers only.
    #expect(parents(discussion)[2] > 0)
    #expect(parents(discussion)[3] > 0)
    #expect(discussion.article.title == "A third slip for the yard (i.example.org)")
    #expect(discussion.article.byline == "TypeTwentySix")
    #expect(discussion.source.statedCount == 63)
  }

  @Test func `a reader's repair counts more than what the page says`() throws {
    let text = Self.hackerNews([
      (" | next", "A third slip would be full as well."), (" | parent | next", "Then a fourth."),
      (" | prev", "The yard has no more land."),
    ])
    let before = try read(text)
    let first = try #require(before.comments[2].lines?.lowerBound)
    let parent = try #require(before.comments[0].lines?.lowerBound)
    var repairs = Repairs.none
    repairs.parents[first] = .comment(line: parent)
    let discussion = try PastedPage.read(text, repairs: repairs)
    #expect(parents(discussion) == [0, 1, 1])
    #expect(discussion.comments[2].link == .repaired)
    #expect(discussion.comments[1].link == .stated)
  }

  /// A page of names and dates that says nothing else.
  static func dated(_ dates: [String]) -> String {
    "Two slips are full\n\n\(MarkedTextTests.article)\n\nComments\n"
      + dates.enumerated().map { i, date in
        "Writer\(i)\n\(date)\nYou are right, a slip of the yard is full, as you say.\nReply\n\(i + 2)\n"
      }.joined()
  }

  @Test(arguments: [
    ["2 hours ago", "1 hour ago", "3 hours ago", "2 hours ago", "2 days ago"],
    ["4d", "3d", "1w", "6d", "3mo"],
    [
      "14 March 2031 at 10:15", "14 March 2031 at 11:15", "13 March 2031 at 9:00",
      "13 March 2031 at 9:00", "1 March 2031 at 12:00",
    ],
    ["14 March 2031", "15 March 2031", "13 March 2031", "13 March 2031", "1 March 2031"],
    ["vor 2 Stunden", "vor 1 Stunde", "vor 3 Stunden", "vor 2 Stunden", "vor 2 Tagen"],
  ])
  func `nobody answers what is written later`(dates: [String]) throws {
    let discussion = try read(Self.dated(dates))
    try #require(discussion.comments.count == 5)
    // All that stands above the third and the fifth was written after them.
    #expect(parents(discussion)[2] == 0)
    #expect(parents(discussion)[4] == 0)
  }

  @Test func `times are compared as far as the page says them alike`() {
    func day(_ day: Int, _ hour: Int = 0, offset: Int? = nil) -> Timestamp? {
      Timestamp(year: 2031, month: 3, day: day, hour: hour, offsetMinutes: offset)
    }
    func times(_ moments: [Timestamp?], _ ages: [Int?]) -> [Int64?] {
      WritingTimes(moments: moments, ages: ages).times
    }
    #expect(times([nil, nil, nil], [60, nil, 3600]) == [-60, nil, -3600])
    let exact = times([day(2, 10), day(2, 9), nil], [nil, nil, 60])
    #expect(exact[2] == nil)
    #expect(exact[0].map { $0 - 3600 } == exact[1])
    // One without a time of day: it may be the later one of its day.
    let days = times([day(2, 10), day(2), day(3, 1)], [nil, nil, nil])
    #expect(days[0] == days[1])
    #expect(days[0].map { $0 + 1 } == days[2])
    let east = times([day(2, 1, offset: 120), day(2, offset: 120)], [nil, nil])
    #expect(east[0] == east[1])
  }

  /// Hours of one day, as `dated` writes them.
  static func hours(_ hours: [Int]) -> [String] { hours.map { "14 March 2031 at \($0):00" } }

  @Test func `below what is newer on a page with the oldest first stand answers alone`() throws {
    // The second and the sixth are later than what stands below them.
    let discussion = try read(Self.dated(Self.hours([1, 9, 2, 3, 4, 8, 5, 6, 7])))
    try #require(discussion.comments.count == 9)
    let parents = parents(discussion)
    #expect(parents[1] == 1)
    #expect((1...5).contains(parents[5]))
    // The fourth cannot stand beside an answer that is later than it.
    #expect(parents[2] != 1)
  }

  @Test func `what is later than all above it on a page with the newest first is an answer`() throws
  {
    let discussion = try read(Self.dated(Self.hours([20, 18, 19, 15, 12, 13, 9, 6, 3])))
    try #require(discussion.comments.count == 9)
    let parents = parents(discussion)
    #expect(parents == [0, 0, 2, 0, 0, 5, 0, 0, 0])
  }

  @Test(arguments: [
    ([3, 1, 5, 2, 9, 4, 8, 6, 7], WritingTimes.Order.unknown),
    ([5, 5, 5, 5, 5, 5, 5, 5, 5], .unknown), ([1, 2, 3], .unknown), ([7], .unknown),
    ([1, 3, 2, 5, 4, 7, 6], .unknown),
    ([1, 2, 3, 4, 5, 6, 7, 8, 9], .oldestFirst), ([9, 8, 7, 6, 5, 4, 3, 2, 1], .newestFirst),
    ([1, 9, 2, 3, 4, 8, 5, 6, 7], .oldestFirst), ([20, 18, 19, 15, 12, 13, 9, 6, 3], .newestFirst),
  ])
  func `how a page is sorted is told from its times`(hours: [Int], order: WritingTimes.Order) {
    let moments = hours.map { Timestamp(year: 2031, month: 3, day: 14, hour: $0) }
    let found = WritingTimes(moments: moments, ages: hours.map { _ in nil })
    #expect(found.order == order)
    #expect(order != .unknown || !found.areAnswers.contains(true))
  }
}
