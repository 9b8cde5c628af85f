import Discussions
import Testing

@testable import Importing

@Suite struct TextTests {
  @Test(arguments: [
    ("2017-05-15T14:53:26+00:00", "2017-05-15T14:53:26Z"),
    ("May 15, 2017 3:49 pm", "2017-05-15T15:49:00"),
    ("December 8, 2020 at 12:02 AM", "2020-12-08T00:02:00"),
    ("23. Juni 2016 um 17:21 Uhr", "2016-06-23T17:21:00"),
    ("15 de mayo de 2017", "2017-05-15T00:00:00"),
    ("Le 3 février 2021 à 8h05", "2021-02-03T08:05:00"),
    ("18.10.2019, 16:31", "2019-10-18T16:31:00"),
    ("18/10/2019", "2019-10-18T00:00:00"),
    ("3/4/2019", "2019-03-04T00:00:00"),
    ("Tue, 17 Nov 2009 21:28:37 +0600", "2009-11-17T21:28:37+06:00"),
    ("Tue, 17 Nov 09 09:13:27 PST", "2009-11-17T09:13:27-08:00"),
    ("2014/01/14 17:32", "2014-01-14T17:32:00"),
  ])
  func `dates are read as they are written`(written: String, iso: String) {
    #expect(StatedDate.timestamp(written)?.description == iso)
  }

  @Test(arguments: [
    "2 weeks ago", "yesterday", "", "50 Minuten her", "13/13/2019", "May", "99999999999999999999",
    "31 February 2020", "1:2:3:4",
  ])
  func `what names no day is no date`(text: String) {
    #expect(StatedDate.timestamp(text) == nil)
  }

  @Test func `bytes of windows-1252 in a page that calls itself UTF-8 are mended and noted`() throws
  {
    let text =
      Array("<p>The caf".utf8) + [0xE9] + Array(" has ".utf8) + [0x93] + Array("tanks".utf8)
      + [0x94] + Array(" and it costs 5 ".utf8) + [0x80] + Array(" or so, says the owner.</p>".utf8)
    let bytes = Array("<html><meta charset=utf-8><body><div class=entry-content>".utf8) + text
    let read = try Importer.discussion(from: bytes, location: "x")
    #expect(
      read.article.blocks.map(\.text.string) == [
        "The café has “tanks” and it costs 5 € or so, says the owner."
      ])
    #expect(read.notes.map(\.kind) == [.repaired])
  }

  @Test func `the character set comes from the mark, the header or the page`() throws {
    let koi8: [UInt8] = [0xD4, 0xC1, 0xCE, 0xCB]  // "танк"
    let page = Array("<html><meta charset='koi8-r'><body><p>".utf8) + koi8
    #expect(
      try Importer.discussion(from: page, location: "x").article.blocks[0].text.string == "танк")
    let bare = Array("<html><body><p>".utf8) + koi8
    let read = try Importer.discussion(from: bare, location: "x", charset: "KOI8-R")
    #expect(read.article.blocks[0].text.string == "танк")
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in "<html><body><p>танк".utf16 {
      wide += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    }
    #expect(
      try Importer.discussion(from: wide, location: "x").article.blocks[0].text.string == "танк")
  }

  @Test func `references without a semicolon and C1 numbers are read as browsers do`() throws {
    let read = try Fixture.read(
      "<html><body><p>AT&amp T &copy; 2020 &#150; &lt b&gt; <a href='https://e.org/?a=1&copy=2'>l</a>"
    )
    #expect(read.article.blocks[0].text.string == "AT& T © 2020 – < b> l")
    #expect(read.article.blocks[0].links[0].address.string == "https://e.org/?a=1&copy=2")
  }
}
