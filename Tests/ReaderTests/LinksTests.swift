import Discussions
import Samples
import Testing

@testable import Reader

@Suite struct LinksTests {
  private func reading(address: SafeText? = "https://news.test/post/") -> Reading {
    var discussion = Sample.discussion("Ann: one\nBen: two\nCat: three")
    discussion.source.address = address
    let links = ["https://a.test/1", "mailto:b@c.test", "javascript:alert(1)"].map {
      Link(text: "words", address: SafeText(field: $0))
    }
    discussion.comments.update(0) { $0.blocks[0].links = links }
    discussion.comments.update(1) { $0.blocks[0].links = [links[0]] }
    return Reading(discussion)
  }

  @Test func theListOpensAndCopiesByNumber() {
    var reading = reading()
    reading.press("u")
    #expect(reading.state.overlay?.links.count == 3)
    #expect(reading.press("1 o") == [.open("https://a.test/1")])
    #expect(reading.state.overlay == nil)
    #expect(reading.press("u 2 y") == [.copy("mailto:b@c.test")])
    #expect(reading.press("u 2 Enter") == [.open("mailto:b@c.test")])
    #expect(reading.press("u 9 o").isEmpty)
    #expect(reading.state.message?.text == "Type the number of a link first, 1 to 3; u lists them")
  }

  @Test func theOnlyLinkNeedsNoNumber() {
    var reading = reading()
    #expect(reading.press("2G u o") == [.open("https://a.test/1")])
  }

  @Test func addressesWrittenOutAreLinksToo() {
    let text = SafeText(
      body: """
        See (https://a.test/x_(y)), or http://b.test/z. and “https://c.test/?q=1&r=2”, not http:// or
        file:///etc/passwd, again https://c.test/?q=1&r=2!
        """)
    #expect(
      text.writtenLinks.map(\.address.string) == [
        "https://a.test/x_(y)", "http://b.test/z", "https://c.test/?q=1&r=2",
        "https://c.test/?q=1&r=2",
      ])
    var discussion = Sample.discussion("Ann: one")
    discussion.comments.update(0) { $0.blocks = [Block(.paragraph, text)] }
    var reading = Reading(discussion)
    reading.press("u")
    #expect(reading.state.overlay?.links.count == 3)
  }

  @Test func nothingButTheWebAndMailLeavesTheProgram() {
    var reading = reading()
    #expect(reading.press("3 o").isEmpty)
    #expect(reading.state.message?.isAlert == true)
    #expect(!SafeText(field: "file:///etc/passwd").isOpenable)
    #expect(!SafeText(field: "--help").isOpenable)
    #expect(!SafeText(field: "https:").isOpenable)
  }

  @Test func everyKindOfSourceHasItsOwnAddressesOfComments() {
    let kinds: [(SourceKind, String?)] = [
      (.html, "https://news.test/post/#comment-1"), (.reddit, "https://news.test/post/1/"),
      (.discourse, "https://news.test/post/1"), (.mbox, nil),
      (.hackerNews, "https://news.ycombinator.com/item?id=1"),
    ]
    for (kind, address) in kinds {
      var discussion = Sample.discussion("Ann: one")
      discussion.source = Source(kind: kind, location: "x", address: "https://news.test/post/")
      #expect(Reading(discussion).state.permalink(0) == address)
    }
  }

  @Test func commentsAndArticleOpenAtTheirOwnAddress() {
    var reading = reading()
    #expect(reading.press("3G o") == [.open("https://news.test/post/#comment-3")])
    #expect(reading.press("O") == [.open("https://news.test/post/")])
    var bare = self.reading(address: nil)
    #expect(bare.press("2G o") == [.open("https://a.test/1")])
    #expect(bare.press("3G o").isEmpty)
    #expect(bare.press("O").isEmpty)
  }
}
