import Discussions
import Testing

@testable import Importing

/// Whatever comes, reading ends: with a discussion or with an error that says what to do.
@Suite struct HostileTests {
  private func survives(_ bytes: [UInt8]) {
    do {
      let read = try Importer.discussion(from: bytes, location: "x")
      #expect(read.comments.count <= bytes.count)
    } catch let error as ImportError {
      #expect(!error.description.isEmpty)
    } catch {
      Issue.record("an error of another kind: \(error)")
    }
  }

  private static let page = Array(
    Fixture.page(
      """
      <ol class="comment-list"><li id="comment-1" class="comment depth-1"><cite class="fn">A</cite><time
      datetime="2020-01-01">d</time><div class="comment-content"><p>T &amp; é <a href="x">l</a></p></div>
      <ol class="children"><li id="comment-2" class="comment depth-2"><p>U</p></li></ol></li></ol>
      <div id='wpd-comm-3_2'></div><script type="application/ld+json">{"@type":"Article"}</script>
      """
    ).utf8)

  @Test func `a page cut short at any byte is read`() {
    for end in Self.page.indices { survives(Array(Self.page[..<end])) }
  }

  @Test func `a feed, a mailbox and an answer cut short at any byte are read or refused`() {
    let sources = [
      "<rss><channel><title>T</title><item><title>By: N</title><link>https://e.org/#comment-1</link>"
        + "<content:encoded><![CDATA[<p>In reply to <a href='#comment-2'>x</a>.</p>]]></content:encoded>"
        + "</item></channel></rss>",
      "From x\nFrom: =?utf-8?Q?Zo=C3=AB?= <z@e>\nMessage-ID: <1@e>\nContent-Type: multipart/mixed; "
        + "boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\nSGFsbG8=\n--b--\n",
      #"[{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"a","replies":""}}]}}]"#,
      #"{"id":1,"author":"a","children":[{"id":2,"text":"<p>x","children":[]}]}"#,
    ].map { Array($0.utf8) }
    for source in sources {
      for end in source.indices { survives(Array(source[..<end])) }
    }
  }

  @Test func `changed bytes do not trap`() {
    var chance = Chance(seed: 7)
    for _ in 0..<400 {
      var bytes = Self.page
      for _ in 0..<8 {
        bytes[Int(chance.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: chance.next())
      }
      survives(bytes)
    }
  }

  @Test func `random bytes are refused or read`() {
    var chance = Chance(seed: 11)
    for start in ["", "<html>", "<?xml version='1.0'?><rss>", "{\"", "[", "From x\nA: b\n"] {
      let noise = (0..<5000).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      survives(Array(start.utf8) + noise)
    }
  }

  @Test func `two hundred thousand nested elements are read`() throws {
    let deep = "<html><body>" + String(repeating: "<div>", count: 200_000) + "<p>Down here</p>"
    #expect(try Fixture.read(deep).article.blocks.map(\.text.string) == ["Down here"])
    survives(
      Array(("<html>" + String(repeating: "<ul><li class='comment depth-1'>", count: 50_000)).utf8))
    survives(Array(("<html>" + String(repeating: "<blockquote><a><b>", count: 50_000)).utf8))
    survives(Array((String(repeating: "<rss><channel><item>", count: 50_000)).utf8))
    survives(Array((String(repeating: "[", count: 200_000)).utf8))
    survives(Array((String(repeating: "{\"a\":", count: 200_000)).utf8))
  }

  @Test func `stray end tags deep inside cost a bounded amount of work`() throws {
    let page =
      "<html><body><p>Seen</p>" + String(repeating: "<div>", count: 60_000)
      + String(repeating: "</b>", count: 60_000) + "<p>Never seen</p>"
    let read = try Fixture.read(page)
    #expect(read.notes.count { $0.text.string.contains("too deeply") } == 1)
    #expect(read.article.blocks.first?.text.string == "Seen")
  }

  @Test func `entities are never expanded and nothing is loaded`() throws {
    let bomb = """
      <!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">
      <!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "file:///etc/hostname">%p;]>
      <rss><channel><title>T</title><item><title>I</title><description>x&c;y&f;z &amp; w</description>
      </item></channel></rss>
      """
    let read = try Fixture.read(bomb)
    #expect(read.article.blocks.map(\.text.string) == ["xyz & w"])
  }

  /// Bytes are looked at eight at a time.
  @Test func `NUL and form feed become blanks wherever they stand`() {
    for length in 0..<20 {
      for rest in [0, 1, 7, 20] {
        for byte: UInt8 in [0, 0x0C] {
          let (first, second) = (
            [UInt8](repeating: 0x61, count: length), [UInt8](repeating: 0x62, count: rest)
          )
          let repaired = SourceText.repaired((first + [byte] + second)[...])
          #expect(repaired.utf8 == first + [0x20] + second)
        }
        let text = Array(
          (String(repeating: "a", count: length) + "é\u{B}\r\n\t–"
            + String(repeating: "b", count: rest))
            .utf8)
        #expect(SourceText.repaired(text[...]).utf8 == text)
        #expect(SourceText.repaired(text[...]).repairs == 0)
      }
    }
  }

  @Test func `a page with NUL bytes in it is read`() throws {
    let bytes = Array("<html><body><p>One\0two three</p>".utf8)
    let read = try Importer.discussion(from: bytes, location: "x")
    #expect(read.article.blocks.map(\.text.string) == ["One two three"])
  }

  @Test func `what is no text is refused with a sentence`() {
    #expect(throws: ImportError.empty(location: "x")) {
      try Importer.discussion(from: [], location: "x")
    }
    #expect(throws: ImportError.empty(location: "x")) {
      try Importer.discussion(from: Array(" \n\t".utf8), location: "x")
    }
    #expect(throws: ImportError.binary(location: "x", offset: 4)) {
      try Importer.discussion(from: [0x89, 0x50, 0x4E, 0x47, 0, 1, 2], location: "x")
    }
  }

  @Test(arguments: [
    "From the front nothing new was heard on Monday, says the article.\nA reader doubts it.",
    "[Updated] The article begins with a bracket.\nSo does its end [sic]",
    "{Sarcasm} Of course it will be on time.\nSure {not}", "<3 tanks\nMe too",
    "Date: nobody knows\nA comment",
  ])
  func `text that looks a little like something else is text`(text: String) {
    #expect(SourceRecognition.form(of: Array(text.utf8)) == .text)
  }

  @Test func `limits are named in the error`() {
    #expect(
      throws: ImportError.tooLarge(location: "x", limit: .sourceBytes, found: 20, allowed: 10)
    ) {
      try Importer.discussion(
        from: [UInt8](repeating: 65, count: 20), location: "x", limits: Limits(sourceBytes: 10))
    }
    #expect(throws: ImportError.tooLarge(location: "x", limit: .comments, found: 2, allowed: 1)) {
      try Importer.discussion(
        from: Array(
          "<html><li id='comment-1' class='comment'>a</li><li id='comment-2' class='comment'>b</li>"
            .utf8),
        location: "x", limits: Limits(comments: 1))
    }
    #expect(
      "\(ImportError.tooLarge(location: "x", limit: .comments, found: 2, allowed: 1))"
        .contains("comments"))
  }
}
