import Discussions
import Testing

@testable import Parsing

@Suite struct MarkedTextFuzzTests {
  /// Lines that copied pages are made of, and some that they should not be made of.
  static let lines: [String] = [
    "", " ", "\u{A0}", "3 Comments", "Kommentare ( 3 )", "Mara", "Jo Hale", "Mara says:",
    "Jo sagt:",
    "4 years ago", "March 4, 2031 at 10:15 am", "23. Juni 2016 um 17:21 Uhr", "5/4/2020",
    "Reply to Mara", "Reply to \u{A0}Jo Hale", "0", "-1", "Reply", "ReplyDelete", "[ab12cd]",
    " 1. [ab12] Mara says:", "    1.", "10. Jo", "    □ [x] Ada", "• then build a third",
    "Leave a Reply", "The yard has two slips, and both of them are full, as everyone knows.",
    "MaraDecember 8, 2030 at 6:22 AM", "99999999999999999999. x", "\u{202E}Mara\u{1B}[31m",
    "艦隊 2017年5月15日 下午2:53", "[", "]", ":", "1.", "99/99/9999", "\t\tMara", "> quoted",
    "00:00:00:00", "ago ago 5 years ago ago", "by", "Avatar", "Avatar Avatar",
  ]

  struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// What must hold of every discussion that is read.
  func check(_ bytes: [UInt8]) {
    let isMarked = MarkedText.recognises(bytes)
    let discussion = MarkedText.discussion(from: bytes, location: "-")
    #expect(isMarked == (discussion != nil))
    guard let discussion else { return }
    let lineCount = bytes.count + 1
    for comment in discussion.comments.comments {
      #expect(comment.blocks.allSatisfy { ($0.line ?? 1) >= 1 && ($0.line ?? 1) <= lineCount })
      #expect(comment.link.confidence >= 0 && comment.link.confidence <= 1)
    }
  }

  @Test(arguments: 0..<150)
  func `no mixture of marks is fatal`(seed: UInt64) {
    var chance = Chance(state: seed &* 977 &+ 13)
    let count = Int.random(in: 0...120, using: &chance)
    let text = (0..<count).map { _ in
      let indent = String(repeating: " ", count: [0, 0, 4, 8].randomElement(using: &chance) ?? 0)
      return indent + (Self.lines.randomElement(using: &chance) ?? "")
    }.joined(separator: "\n")
    check(Array(text.utf8))
  }

  @Test(arguments: 0..<100)
  func `no bytes are fatal`(seed: UInt64) {
    var chance = Chance(state: seed &* 31 &+ 7)
    var bytes = Array("3 Comments\nMara\n4 years ago\n\nBuild.\n\nJo\n3 years ago\n\nNo.\n".utf8)
    for _ in 0..<Int.random(in: 0...40, using: &chance) {
      let place = Int.random(in: 0...bytes.count, using: &chance)
      bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place)
    }
    check(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &chance))))
  }

  /// Inputs made to be slow.
  @Test(arguments: [
    "3 Comments\n", "Leave a Reply\n", "Mara\n4 years ago\n\nBuild.\n\n", "0\nReply\n", "[x][y][z]",
    "Mara\n4 years ago\nReply to Mara\n\nBuild.\n\n", "1. x\n", "4 years ago ", "a b c d ",
    "\u{301}",
    "Mara says:\n", " ", "\n", "Reply\n", "By Mara\n",
  ])
  func `repeated marks are not fatal`(piece: String) {
    let heading = "100 Comments\n"
    check(Array((heading + String(repeating: piece, count: 1500)).utf8))
  }

  @Test func `a chain of replies may be as long as it likes`() {
    var text = "50 Comments\n"
    for i in 0..<1500 {
      text += "Name \(i)\n4 years ago\n"
      if i > 0 { text += "Reply to Name \(i - 1)\n" }
      text += "\nText number \(i).\n\n"
    }
    let discussion = MarkedText.discussion(from: Array(text.utf8), location: "-")
    #expect(discussion?.comments.count == 1500)
    #expect(discussion?.comments.depth(1499) == 1499)
  }
}
