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
}
