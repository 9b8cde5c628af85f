import Discussions
import Foundation
import Testing

@testable import Parsing

/// Made-up pages without names, pasted with what stands around their comments.
@Suite struct PageFurnitureTests {
  private static let article = """
    A third slip for the yard on the firth
    The yard on the firth has two slips, and both of them are full until the end of the decade.
    A third slip would cost as much as one frigate, said the minister, who has not asked for one.
    """
  private static let comments = [
    "A third slip would be full as well before the concrete has set, if anyone paid for ships.",
    "Would it? The last frigate left the second slip a year ago and the gulls have it now.",
    "The gulls and two hundred men who fit out the ships that stand there, you mean.",
    "I worked on the first slip for eleven years, and nobody ever asked us what we needed.",
  ]

  private func read(_ text: String) -> Discussion {
    FlatText.discussion(from: Array(text.utf8), location: "page.txt", manner: .quick)
  }

  private func furniture(_ text: String) -> (left: [String], stated: Constraints.Stated) {
    let bytes = Array(text.utf8)
    let lines = SourceLines.split(bytes)
    let (left, stated) = PageFurniture(bytes, lines, keeping: []).without(lines)
    return (left.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }, stated)
  }

  private func texts(_ discussion: Discussion) -> [String] {
    discussion.comments.comments.map { $0.blocks.map(\.text.string).joined(separator: "|") }
  }

  @Test(arguments: ["Comments", "12 Comments", "Comments (12)", "Kommentare: 12", "4 Replies"])
  func `a heading ends the article, and the menu above it is none of it`(heading: String) {
    let discussion = read(
      Self.article + "\nShare\nRelated articles\nWhat is a slip\n\(heading)\n"
        + Self.comments.joined(separator: "\n") + "\n")
    #expect(
      discussion.article.blocks.map(\.text.string)
        == Self.article.split(separator: "\n").map(String.init))
    #expect(discussion.article.endConfidence == 1)
    #expect(discussion.comments[0].blocks[0].text.string == Self.comments[0])
    #expect(
      discussion.notes == [
        Note(.skipped, "4 lines of the page around: buttons, dates, forms, menus", line: 4)
      ])
  }

  @Test func `what counts comments above the article is no heading of them`() {
    let (left, stated) = furniture(
      "A third slip\n12 Comments\n" + Self.article + "\n" + Self.comments.joined(separator: "\n"))
    #expect(stated.split == nil)
    #expect(left.contains("12 Comments"))
  }

  @Test func `a word such as Share, or a date, proves nothing`() {
    let text =
      Self.article + "\n3 days ago\n" + Self.comments.joined(separator: "\n") + "\nShare it"
    let (left, stated) = furniture(text)
    #expect(left == text.split(separator: "\n").map(String.init))
    #expect(stated.split == nil && stated.starts.isEmpty)
  }

  @Test func `buttons below each comment say where the next begins`() {
    let text =
      Self.article + "\n"
      + Self.comments.map { "\($0)\nNobody will build it.\nReply\nShare\n" }.joined()
      + "Load more comments\n© 2031 The Firth Times\nPrivacy policy\n"
    let discussion = read(text)
    let found = texts(discussion)
    #expect(found.suffix(3) == Self.comments.suffix(3).map { "\($0)|Nobody will build it." }[...])
    #expect(discussion.comments.comments.suffix(3).allSatisfy { $0.boundary == .stated })
    #expect(!found.joined().contains("Reply") && !found.joined().contains("Privacy"))
  }

  @Test func `dates above each comment need no names and no heading`() throws {
    let own = Self.comments.enumerated().map {
      // Lines of very different lengths, so that they are no wrapped ones.
      (
        first: $1,
        second: String(repeating: "Nobody will build it in 203\($0). ", count: 12) + "No."
      )
    }
    let text =
      Self.article + "\n"
      + own.map { "3 days ago\n\($0.first)\n\($0.second)\n" }.joined()
    let discussion = try #require(
      MarkedText.discussion(from: Array(text.utf8), location: "page.txt"))
    #expect(texts(discussion) == own.map { "\($0.first)|\($0.second)" })
    #expect(discussion.comments[0].dateText == "3 days ago")
    #expect(discussion.article.blocks.count == 2)
  }

  /// By line, whether it opens a comment.
  private func opening(_ stated: Constraints.Stated) -> [Int: Bool] {
    Dictionary(uniqueKeysWithValues: stated.starts.known.map { ($0.line, $0.opens) })
  }

  @Test func `dates with a time below each comment say where the next begins`() {
    let text =
      Self.article + "\n"
      + Self.comments.enumerated().map { "\($1)\nNobody will build it.\n4 May 2031 at 10:1\($0)\n" }
      .joined()
    let (left, stated) = furniture(text)
    #expect(left.count == 3 + 2 * 4)
    #expect(opening(stated) == [5: true, 6: false, 7: true, 8: false, 9: true, 10: false])
    #expect(stated.split == nil)
  }

  @Test func `days of a chronicle are text`() {
    let days = (1...6).map {
      "\($0) May 2031\nThe keel of ship \($0) was laid before the minister."
    }
    let text = Self.article + "\n" + days.joined(separator: "\n")
    #expect(furniture(text).left == text.split(separator: "\n").map(String.init))
  }

  @Test(arguments: [
    "You must be logged in to comment", "Leave a Reply\nName\nEmail\nWebsite",
    "Related posts\nTwo slips are full\nWhat is a slip", "Reply\nSubscribe to our newsletter",
  ])
  func `forms and menus at the end are no comment`(end: String) {
    let comments = Self.comments.joined(separator: "\n")
    #expect(furniture(Self.article + "\n" + comments + "\n" + end).left.last == Self.comments.last)
  }

  @Test func `votes between buttons are none of the text`() {
    let text =
      Self.article + "\n" + Self.comments.map { "\($0)\nReply\n12\nShare\n" }.joined()
    #expect(furniture(text).left.count == 3 + 4)
    let above = Self.article + "\n" + Self.comments.map { "\($0)\n12\nReply\n" }.joined()
    #expect(furniture(above).left.count == 3 + 4)
  }

  @Test func `a section of the article called Comments gives way to the count`() {
    let text =
      Self.article + "\nComments\n" + Self.comments[0] + "\n4 Comments\n"
      + Self.comments.joined(separator: "\n")
    #expect(furniture(text).stated.split == 5)
    // But answers are counted below a comment.
    let other = text.replacingOccurrences(of: "4 Comments", with: "4 replies")
    #expect(furniture(other).stated.split == 3)
  }

  @Test func `short comments below what looks like a notice stay`() {
    let last = [
      "Sponsored by the yard", "Powered by what", "Sort by whom", "The gulls", "Well said",
    ]
    let text = Self.article + "\n" + Self.comments.joined(separator: "\n") + "\n"
    #expect(furniture(text + last.joined(separator: "\n")).left.suffix(5) == last[...])
  }

  @Test func `a date or a button below the headline is of the article`() {
    let lines = Self.article.split(separator: "\n").map(String.init)
    let dated =
      "\(lines[0])\n14 March 2031, 09:00\n\(lines[1])\n\(lines[2])\n"
      + Self.comments.map { "4 May 2031 at 10:10\n\($0)\n" }.joined()
    #expect(furniture(dated).stated.split == 4)
    let shared =
      "\(lines[0])\nShare\n\(lines[1])\n\(lines[2])\n"
      + Self.comments.map { "\($0)\nReply\n" }.joined()
    let (left, stated) = furniture(shared)
    #expect(left == lines.prefix(1) + ["Share"] + lines.dropFirst() + Self.comments)
    #expect(opening(stated) == [5: true, 6: true, 7: true])
    #expect(stated.split == nil)
    // Comments alone have no headline.
    let alone = Self.comments.map { "3 days ago\n\($0)\n" }.joined()
    #expect(furniture(alone).left == Self.comments)
    #expect(furniture(alone).stated.split == 0)
  }

  @Test func `the last button below a dated comment is none of it`() {
    let text =
      Self.article + "\n" + Self.comments.map { "4 May 2031 at 10:10\n\($0)\nReply\n" }.joined()
    #expect(
      furniture(text).left == Self.article.split(separator: "\n").map(String.init) + Self.comments)
  }

  @Test func `answers that are counted below comments are no heading`() {
    let all = Self.comments
    let text = Self.article + "\n\(all[0])\n2 replies\n\(all[1])\n\(all[2])\n1 reply\n\(all[3])"
    #expect(furniture(text).stated.split == nil)
    let below = Self.article + "\n4 Comments\nAgreed\n1 reply\nWhy?\n2 replies\n" + all[3]
    #expect(furniture(below).stated.split == 3)
    #expect(
      furniture(Self.article + "\n2 comments:\n" + all.joined(separator: "\n")).stated.split == nil)
  }

  @Test(arguments: ["Leave a comment", "Sort by whom", "Copyright 2031"])
  func `short comments below a form or a notice stay`(line: String) {
    let text = Self.article + "\n3 Comments\n\(line)\nAgreed\nWell said\nNice one"
    #expect(furniture(text).left.suffix(3) == ["Agreed", "Well said", "Nice one"])
  }

  @Test(arguments: [
    "Leave a Reply to Mara Lund Cancel reply\nName *\nE-Mail *\nWebsite",
    "Deine E-Mail-Adresse wird nicht veröffentlicht", "Copyright © 2031 The Firth Times",
    "Schreibe einen Kommentar zu Mara Lund Antworten abbrechen",
  ])
  func `forms with names and hyphens are known`(end: String) {
    let comments = Self.comments.joined(separator: "\n")
    #expect(furniture(Self.article + "\n" + comments + "\n" + end).left.last == Self.comments.last)
  }

  @Test func `short comments at the end stay`() {
    for last in [
      "Agreed.", "Well said", "More of this please", "36", "Leave a note for the minister.",
    ] {
      let text = Self.article + "\n" + Self.comments.joined(separator: "\n") + "\n" + last
      #expect(furniture(text).left.last == last)
    }
  }

  @Test func `a line that a reader has repaired is none`() {
    let text =
      Self.article + "\nComments\n" + Self.comments.joined(separator: "\n") + "\nRelated posts"
    var repairs = Repairs()
    repairs.setStart(9, true)
    repairs.articleEnd = 3
    let discussion = FlatText.discussion(
      from: Array(text.utf8), location: "page.txt", repairs: repairs, manner: .quick)
    #expect(texts(discussion).last == "Related posts")
    #expect(discussion.comments.comments.last?.boundary == .repaired)
    #expect(discussion.article.blocks.count == 3)
    #expect(!texts(discussion).contains("Comments"))
  }

  @Test func `whether there is any is decided by the first megabyte`() {
    let long = String(
      repeating: Self.comments[0] + "\n", count: (1 << 20) / Self.comments[0].utf8.count + 1)
    let rows = Self.comments.map { $0 + "\n2 days ago\n" }.joined()
    let below = furniture(Self.article + "\n" + long + rows)
    #expect(below.left.contains("2 days ago"))
    let throughout = furniture(Self.article + "\n" + rows + long + rows)
    #expect(!throughout.left.contains("2 days ago"))
  }

  @Test func `a page of nothing else is left as it is`() {
    #expect(furniture("Reply\nShare\nPrivacy policy").left == ["Reply", "Share", "Privacy policy"])
  }
}
