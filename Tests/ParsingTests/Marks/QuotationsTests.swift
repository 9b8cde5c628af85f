import Discussions
import Testing

@testable import Parsing

/// Forums, whose comments stand in order of time and say whom they quote.
@Suite struct QuotationsTests {
  func read(_ text: String) throws -> Discussion { try PastedPage.read(text) }

  func parents(_ discussion: Discussion) -> [Int] { PastedPage.parents(discussion) }

  func blocks(_ discussion: Discussion, _ i: Int) -> [String] {
    guard discussion.comments.indices.contains(i) else { return [] }
    return discussion.comments[i].blocks.map { ($0.kind == .quote ? "> " : "") + $0.text.string }
  }

  static let xenForo = """
    Third slip - progress thread
    Thread starterMara  Start dateMar 1, 2031
    1
    2
    Next
    Mara
    Active Member
    Joined
    May 4, 2021
    Messages
    1,234
    Reaction score
    567
    Mar 1, 2031
    #1
    The piles for the third slip went in today. Pictures show the crane still to come.
    Old Tar
    Well-Known Member
    Joined
    Jan 14, 2019
    Messages
    5,120
    Location
    The firth
    Mar 2, 2031
    #2
    Not quite, those are the piles of the quay beside it.
    Ned
    New Member
    Joined
    Jan 2, 2031
    Messages
    3
    Mar 2, 2031
    #3
    LOL
    Sten
    Active Member
    Joined
    May 4, 2021
    Messages
    77
    Mar 3, 2031
    #4
    Mara said:
    The piles for the third slip went in today.
    They bought the land only last year.
    Click to expand...
    And the crane is on its way.
    You must log in or register to reply here.
    """

  @Test func `a quotation with a name tells whom a comment of a forum answers`() throws {
    let discussion = try read(Self.xenForo)
    #expect(
      discussion.comments.comments.map { $0.author?.name.string } == [
        "Mara", "Old Tar", "Ned", "Sten",
      ])
    try #require(discussion.comments.count == 4)
    #expect(parents(discussion)[3] == 1)
    #expect(discussion.comments[3].link.evidence.first?.signal == .quotation)
    #expect(
      blocks(discussion, 3)
        == [
          "Mara said:", "> The piles for the third slip went in today.",
          "> They bought the land only last year.", "And the crane is on its way.",
        ])
    #expect(blocks(discussion, 2) == ["LOL"])
    #expect(discussion.article.title == "Third slip - progress thread")
    #expect(discussion.article.byline == "Mara")
  }

  @Test func `a quotation without an end goes as far as its words`() throws {
    let discussion = try read(
      """
      Military Ships Forum > Yards
      Third slip
      Thread Tools\tSearch this Thread
      4th Mar 2031, 10:15\t#1 (permalink)
      Mara

      Join Date: May 2021
      Location: The firth
      Posts: 2,345

      The piles for the third slip went in today. Pictures show the crane still to come.

      4th Mar 2031, 11:02\t#2 (permalink)
      Old Tar

      Join Date: Jan 2012
      Location: Kiel
      Posts: 45

      Agreed

      5th Mar 2031, 08:00\t#3 (permalink)
      Sten

      Join Date: Feb 2018
      Location: Kent
      Posts: 812

      Quote:
      Originally Posted by Mara View Post
      Pictures show the crane still to come.
      And the roof.

      6th Mar 2031, 08:00\t#4 (permalink)
      Old Tar

      Join Date: Jan 2012
      Location: Kiel
      Posts: 45

      Location: the roof of what?
      """)
    #expect(
      discussion.comments.comments.map { $0.author?.name.string }
        == ["Mara", "Old Tar", "Sten", "Old Tar"])
    try #require(discussion.comments.count == 4)
    #expect(parents(discussion)[2] == 1)
    #expect(blocks(discussion, 1) == ["Agreed"])
    #expect(
      blocks(discussion, 2)
        == [
          "Originally Posted by Mara View Post", "> Pictures show the crane still to come.",
          "And the roof.",
        ])
  }

  @Test func `a quotation with a date heads no comment`() throws {
    let discussion = try read(
      """
      Yards
      Third slip
      Post by Mara » Tue Mar 04, 2031 10:15 am

      The piles for the third slip went in today. Pictures show the crane still to come.

      Re: Third slip
      Post by Old Tar » Tue Mar 04, 2031 11:02 am

      Those are the piles of the quay beside it, and there are fewer than there were.

      Re: Third slip
      Post by Sten » Tue Mar 04, 2031 11:30 am

      Mara wrote: ↑Tue Mar 04, 2031 10:15 am
      Pictures show the crane still to come.
      And the roof.

      Re: Third slip
      Post by Mara » Wed Mar 05, 2031 8:00 am

      So I said.
      """)
    #expect(
      discussion.comments.comments.map { $0.author?.name.string } == [
        "Mara", "Old Tar", "Sten", "Mara",
      ])
    try #require(discussion.comments.count == 4)
    #expect(parents(discussion)[2] == 1)
    #expect(
      blocks(discussion, 2).suffix(2) == [
        "> Pictures show the crane still to come.", "And the roof.",
      ])
    #expect(discussion.article.title == "Third slip")
  }

  @Test(arguments: [
    ("Mara said:", "Mara"), ("Old Tar wrote:", "Old Tar"), ("Mara hat geschrieben:", nil),
    ("Mara schrieb:", "Mara"), ("Originally Posted by Old Tar", "Old Tar"),
    ("Originally posted by Mara View Post", "Mara"), ("Zitat von Mara", "Mara"),
    ("Quote from: Old Tar on March 04, 2031, 10:15:00 AM", "Old Tar"),
    ("On 4/3/2031 at 10:15, Mara said:", "Mara"),
    ("Mara wrote: ↑Tue Mar 04, 2031 10:15 am", "Mara"),
    ("Mara said: nobody pays for that", nil), ("He said so:", nil), ("said:", nil), ("", nil),
  ])
  func `the line above a quotation is told from text`(line: String, name: String?) {
    let found = QuotationHead(line[...], LineTokens(line[...]))
    #expect(found.map { String($0.name) } == name)
  }

  @Test func `what is told of members is no text, and one line like it is`() {
    func found(_ text: String) -> [Int] { MemberProfile.lines(PageLine.lines(of: text)) }
    #expect(found("Posts: 3\nLocation: Kiel\nHi\nPosts: 5\nLocation: Rosyth") == [0, 1, 3, 4])
    #expect(
      found("Joined\nMay 4, 2021\nMessages\n12\nHi\nJoined\nMay 5, 2021\nMessages\n3\nHo") == [
        0, 1, 2, 3, 5, 6, 7, 8,
      ])
    #expect(found("Location: Kiel\nHi\nLocation: Rosyth") == [])
    #expect(found("Location: the roof of what?") == [])
  }

  @Test func `quotations that hold nothing of what they name answer its writer all the same`()
    throws
  {
    // Each of the lines could be compared with all of the first comment, which holds none of them.
    let long = Array(repeating: String(repeating: "a", count: 120), count: 400)
      .joined(separator: "\n")
    let quotations = (0..<100).map {
      "Originally Posted by Mara\n" + String(repeating: "a", count: 60) + "b\($0)"
    }.joined(separator: "\n")
    let others = (0..<30).map { i in
      "Sten\n14 March 2031 at 11:\(10 + i)\n\(quotations)\n\n"
    }.joined()
    let discussion = try read(
      "Third slip\n\n\(MarkedTextTests.article)\n\nComments\n\nMara\n14 March 2031 at 10:15\n\(long)\n\n"
        + others)
    #expect(discussion.comments.count == 31)
    #expect(parents(discussion).dropFirst().allSatisfy { $0 == 1 })
  }
}
