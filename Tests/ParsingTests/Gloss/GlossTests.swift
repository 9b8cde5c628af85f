import CParsingData
import Discussions
import Testing

@testable import Parsing

@Suite struct GlossTests {
  private static let frame = "Das ist der Anfang und das ist nicht das Ende."

  /// What a line becomes within a German text.
  private func gloss(_ line: String) throws -> String {
    let text = Array((Self.frame + "\n" + line + "\n" + Self.frame).utf8)
    let gloss = try #require(Gloss(german: text, SourceLines.split(text)))
    return String(decoding: gloss.bytes[gloss.lines[1].bytes], as: UTF8.self)
  }

  @Test(arguments: [
    ("Danke für den Artikel!", "Thanks for the article!"),
    ("Ich glaube, du hast recht.", "I believe, you have right."),
    // A name, and a word without an entry.
    ("Warum schreibt Jasmin über Festspiele?", "Why writes Jasmin over Festspiele?"),
    // Typed without umlauts.
    ("Fuer mich waere das schoen.", "For me would be the beautiful."),
    // The polite form has a capital, which says nothing where a sentence begins.
    ("Haben Sie das gelesen? Sie war da.", "Have you the read? They was there."),
    ("Das macht die Macht.", "The makes the power."),
    ("DANKE!", "THANKS!"),
    // A noun's capital is not that of its English word.
    ("Meine Meinung", "My opinion"),
    ("„Ja“, sagte er … (gestern) 😀", "„Yes“, said he … (yesterday) 😀"),
    ("http://example.org/x 42", "http://example.org/x 42"),
  ])
  func wordForWord(german: String, english: String) throws {
    #expect(try gloss(german) == english)
  }

  @Test func anEnglishLineStays() throws {
    let line = "I am not sure that you will have to pay for it, and the rest was fun."
    #expect(try gloss(line) == line)
  }

  @Test func linesKeepTheirPlaces() throws {
    let text = Array("\u{FEFF}  \(Self.frame)\r\n\r\n\tJa.\u{2028}\n Nein, \(Self.frame) \n\n".utf8)
    let lines = SourceLines.split(text)
    let gloss = try #require(Gloss(german: text, lines))
    let again = SourceLines.split(gloss.bytes)
    #expect(gloss.lines.count == 3)
    #expect(gloss.lines.map(\.bytes) == again.map(\.bytes))
    #expect(again.map(\.number) == lines.map(\.number))
    #expect(again.map(\.blanksBefore) == lines.map(\.blanksBefore))
    #expect(again.map(\.indent) == lines.map(\.indent))
  }

  @Test(arguments: [
    "", "…\n— –", "The die was cast in the den, and that was it.",
    "Je ne suis pas d'accord avec vous.\nMoi non plus.",
    "Dat is niet de bedoeling, en het was een goed artikel voor de lezers.",
    "Creo que no es así, pero gracias por el artículo.",
  ])
  func otherLanguagesStay(text: String) {
    let bytes = Array(text.utf8)
    #expect(Gloss(german: bytes, SourceLines.split(bytes)) == nil)
  }

  /// Bytes that are no text.
  @Test func illFormedBytesStay() throws {
    let bad: [UInt8] = [0xC3, 0x20, 0xFF, 0xE2, 0x80, 0x20, 0xC3]
    let text = Array((Self.frame + "\n").utf8) + bad
    let gloss = try #require(Gloss(german: text, SourceLines.split(text)))
    #expect(Array(gloss.bytes.suffix(bad.count)) == bad)
  }

  /// The gloss is for the models alone.
  @Test func readersSeeTheOriginal() {
    let lines = [
      "Die Marine bekommt neue Fregatten", "Das Ministerium hat gestern zwei Schiffe bestellt.",
      "Ich glaube nicht, dass sie je fahren werden.", "Warum denn nicht? Die Werft ist gut.",
      "Danke für den Artikel!",
    ]
    let discussion = FlatText.discussion(
      from: Array(lines.joined(separator: "\n\n").utf8), location: "Fregatten.txt")
    let comments = discussion.comments.indices.map { discussion.comments[$0] }
    let blocks = discussion.article.blocks + comments.flatMap(\.blocks)
    #expect(blocks.map(\.text.string) == lines)
    #expect(blocks.map(\.line) == [1, 3, 5, 7, 9])
  }

  /// A word, a space and what it is in English; no word twice.
  @Test func theListIsWellFormed() throws {
    let file = UnsafeBufferPointer(start: gloss_data_bytes(), count: gloss_data_length())
    let lines = String(decoding: file, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    #expect(lines.count > 1000)
    let word = /\p{L}+('s)?/
    let english = /[A-Za-z]+(['.-][a-z]+)*\.?( [A-Za-z]+)*/
    for line in lines.dropLast() {
      let parts = line.split(separator: " ", maxSplits: 1)
      try #require(parts.count == 2, "\(line)")
      #expect(parts[0].wholeMatch(of: word) != nil, "\(line)")
      #expect(parts[1].wholeMatch(of: english) != nil, "\(line)")
    }
    #expect(Set(lines.map { $0.prefix { $0 != " " } }).count == lines.count)
  }
}
