import Testing

@testable import Parsing

@Suite struct LineMarksTests {
  func marks(_ line: String) -> LineMarks { LineMarks(PageLine(number: 1, line[...])) }

  @Test(arguments: [
    ("Mara Lindqvist says:", "Mara Lindqvist"), ("Jo sagt:", "Jo"), ("Ana dice:", "Ana"),
    ("Luc a dit :", "Luc"), ("  3. [ab12] Mara says:", "Mara"), ("Avatar Mara says:", "Mara"),
  ])
  func `a name with says is a name`(line: String, name: String) {
    #expect(marks(line).saysName.map(String.init) == name)
  }

  @Test(arguments: [
    ("Reply to  Mara Lindqvist", "Mara Lindqvist"), ("Antwort auf Jo", "Jo"),
    ("En réponse à Luc", "Luc"), ("In reply to J. R. Hale", "J. R. Hale"),
    ("Reply to\u{A0} Ana 5 years ago", "Ana"), ("↩ Replying to Mara", "Mara"),
  ])
  func `whom a comment answers is read`(line: String, name: String) {
    #expect(marks(line).replyTo.map(String.init) == name)
  }

  @Test(arguments: [
    ("Mara • 2 weeks ago", "Mara"), ("MaraDecember 8, 2020 at 6:22 AM", "Mara"),
    ("El Capitán on May 5, 2013 at 10:15 am", "El Capitán"),
    ("Posted by Jo on May 5, 2013", "Jo"), ("May 5, 2013 by Jo Hale", "Jo Hale"),
    ("Me • 3 weeks ago", "Me"),
  ])
  func `a name beside a date is read`(line: String, name: String) {
    #expect(marks(line).stamp != nil)
    #expect(marks(line).inlineName.map(String.init) == name)
  }

  @Test(arguments: [
    "May 15, 2017 2:53 pm", "February 20, 2019 at 3:42 pm | Reply", "18.10.2019, 16:18 Zitieren #",
    "Posted on May 5, 2013", "4 years ago", "  23. Juni 2016 um 17:21 Uhr", "Jun 5, 2023 #12",
  ])
  func `a date with buttons is a date alone`(line: String) {
    #expect(marks(line).stamp != nil)
    #expect(marks(line).inlineName == nil)
  }

  @Test(arguments: [
    "Nah, that came like 3 hours ago.", "Kosfeld, M. Nature, June 2, 2005.",
    "In May 5, 2013 we sailed to Kiel and back", "Population: 1.318 million (Mar 31, 2012)",
  ])
  func `a sentence with a date is text`(line: String) {
    #expect(marks(line).stamp == nil)
  }

  @Test(arguments: [
    "Reply", "Antworten", "Zum Antworten anmelden Zitieren #", "ReplyDelete", "Like · Reply · 3",
    "Log in to Reply", "Répondre",
  ])
  func `buttons are buttons`(line: String) { #expect(marks(line).isAction) }

  @Test(arguments: ["To be or not to be", "I reply", "Share the burden of NATO", "0", ""])
  func `text is no button`(line: String) { #expect(!marks(line).isAction) }

  @Test(arguments: [
    ("82 Comments", 82), ("71 responses to “Slips”", 71), ("Kommentare ( 56 )", 56),
    ("22 comments on “Slips”", 22), ("This Post Has 80 Comments", 80),
    ("One thought on “Slips”", 1),
    ("91 Ergänzungen", 91), ("71 comments:", 71), ("3 commentaires", 3),
  ])
  func `headings that count the comments are read`(line: String, count: Int) {
    #expect(marks(line).heading == .counted(count))
  }

  @Test(arguments: ["Two thoughts:", "82 comments that changed my mind", "Commentary", "12 ships"])
  func `other lines are no headings`(line: String) { #expect(marks(line).heading == nil) }

  @Test(arguments: [
    ("Mara 33 points 7 hours ago", "Mara", 33), ("wyn_[S] 2 points 6 hours ago*", "wyn_", 2),
    ("Mara 0 points1 point2 points 16 hours ago* (0 children)", "Mara", 1),
    ("[deleted] -3 points 2 hours ago", "[deleted]", -3),
    ("Mara 1.2k points · 3 hours ago", "Mara", 1200),
    ("Mara 12k points 3 hours ago", "Mara", 12_000),
    ("Mara 1,234,567 points 2 hours ago", "Mara", 1_234_567),
    ("555K views  3 years ago", nil, nil), ("45,210 views  Oct 3, 2025", nil, nil),
    ("Mod-bot[M] [score hidden] 4 hours ago stickied comment", "Mod-bot", nil),
    ("Published: 22:05, 3 November 2025 | Updated: 23:11, 3 November 2025", nil, nil),
  ])
  func `what is counted beside a date is no name`(line: String, name: String?, score: Int?) {
    #expect(marks(line).stamp != nil)
    #expect(marks(line).inlineName.map(String.init) == name)
    #expect(marks(line).score == score)
  }

  @Test(arguments: [
    "2026-04-08T22:09:46Z [bench] - Using cached block", "2026-04-08 [net] connected",
  ])
  func `a line of a log is text`(line: String) { #expect(marks(line).stamp == nil) }

  @Test(
    arguments: [
      ("mara 3 hours ago | root | parent | prev | next [–]", [.root, .parent, .previous, .next]),
      ("mara on May 5, 2013 | parent | next [-]", [.parent, .next]),
      ("mara 1 hour ago [flagged] [dead] | prev [3 more]", [.previous]),
      ("mara 1 hour ago | root | parent | flag | favorite | next [–]", [.root, .parent, .next]),
    ] as [(String, Navigation)])
  func `links to neighbours are read`(line: String, links: Navigation) {
    #expect(marks(line).navigation == links)
    #expect(marks(line).inlineName == "mara")
  }

  @Test(arguments: ["mara 3 hours ago [–]", "The parent | company", "next", "a | b | c", "[–]"])
  func `other lines lead nowhere`(line: String) { #expect(marks(line).navigation == nil) }

  @Test(
    arguments: [
      ("2 replies", 2, nil), ("1 Reply", 1, nil), ("View replies (12)", 12, true),
      ("View all 3 replies", 3, true), ("Hide 3 replies", 3, false), ("▾ Hide replies", nil, false),
      ("3 Antworten anzeigen", 3, true), ("· 2 replies", 2, nil),
    ] as [(String, Int?, Bool?)])
  func `counts of answers are read`(line: String, count: Int?, areHidden: Bool?) {
    #expect(marks(line).answers?.count == count)
    #expect(marks(line).answers?.areHidden == areHidden)
    #expect(marks(line).answers != nil)
  }

  @Test(arguments: [
    "Reply", "Show 3 more replies", "2 replies to this", "Reply 3 4", "Antworten", "replies",
    "1 reply by Mara", "I view replies",
  ])
  func `other lines count no answers`(line: String) { #expect(marks(line).answers == nil) }

  @Test(arguments: [
    ("permalinkembedsavereportreply", ["permalink", "embed", "save", "report", "reply"]),
    ("likereply", ["like", "reply"]), ("commentssharesave", ["comments", "share", "save"]),
    ("reportedly", nil), ("reply", nil), ("permalinking", nil),
  ])
  func `buttons that copying has joined are told apart`(word: String, buttons: [String]?) {
    #expect(JoinedButtons.words(of: word) == buttons)
  }

  @Test(arguments: [
    "61 points by mara 3 hours ago | hide | past | favorite | 11 comments", "all 11 comments",
    "11 comments share save hide report", "11 commentssharesavehidereportcrosspost",
  ])
  func `a count among buttons is a heading`(line: String) {
    #expect(marks(line).heading == .counted(11))
  }
}
