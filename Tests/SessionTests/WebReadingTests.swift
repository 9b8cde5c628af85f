import Discussions
import Fetching
import Synchronization
import Testing
import WebSupport

@testable import Session

/// From an address to a discussion, over a server on loopback.
@Suite struct WebReadingTests {
  private typealias Step = LoopbackServer.Step

  private static func page(_ comments: Int) -> String {
    let items = (1...comments).map {
      """
      <li id="comment-\($0)" class="comment depth-1"><b class="fn">Ann</b>
      <div class="comment-content"><p>Remark \($0).</p></div></li>
      """
    }
    return """
      <!DOCTYPE html><html><head><title>Tanks</title>
      <link rel="https://api.w.org/" href="/wp-json/"></head><body class="postid-6"><article>
      <div class="entry-content"><p>The army ordered forty tanks.</p></div></article>
      <ol class="comment-list">\(items.joined())</ol></body></html>
      """
  }

  private func read(
    _ server: LoopbackServer, target: String = "/post/", report: (SafeText) -> Bool = { _ in true }
  ) throws -> Discussion {
    let location = server.address(target)
    let address = try #require(WebAddress(location))
    return try WebReading(
      address, location: location, fetcher: NetworkFetcher(version: "1")
    ).discussion(report: report)
  }

  @Test func aClosedInterfaceLeavesThePage() throws {
    let server = try LoopbackServer { request, _ in
      request.target == "/post/" ? Step.answer(200, Self.page(3)) : Step.answer(500)
    }
    try server.serving { server in
      let found = try read(server)
      #expect(found.comments.count == 3)
      #expect(
        found.notes.map(\.text.string).contains {
          $0.hasPrefix("could not read comments by REST, part 1: status 500")
        })
    }
  }

  @Test func theCharacterSetOfTheHeaderHolds() throws {
    let bytes =
      Array("<html><head><meta charset=utf-8><title>caf".utf8) + [0xE9] + Array("</title>".utf8)
    let steps = Step.answer(bytes: bytes, type: "text/html; charset=iso-8859-1")
    try LoopbackServer { _, _ in steps }.serving { server in
      let found = try read(server)
      #expect(found.displayTitle == "caf\u{E9}")
    }
  }

  @Test func whatHasArrivedStaysWhenTheRestIsStopped() throws {
    let server = try LoopbackServer { request, _ in
      request.target == "/post/"
        ? Step.answer(200, Self.page(3))
        : [Step.head(["Content-Type: application/json"]), .sendEndlessly([0x20], pause: 20)]
    }
    try server.serving { server in
      var parts = 0
      let found = try read(server) { words in
        if words.string.contains("REST") { parts += 1 }
        return parts < 3
      }
      #expect(found.comments.count == 3)
      #expect(found.notes.last?.text == "not all was fetched: it was stopped by hand")
    }
  }

  @Test func aServerThatIsNotThereIsSaidOnce() throws {
    let server = try LoopbackServer { _, _ in [.reset] }
    try server.serving { server in
      let error = #expect(throws: (any Error).self) { try read(server) }
      let words = error.map { "\($0)" } ?? ""
      #expect(words.contains("the connection broke off"))
    }
  }

  @Test func aPageThatHasNotChangedIsNotSentAgain() throws {
    let server = try LoopbackServer { request, _ in
      request.headers["if-none-match"] == "\"v1\""
        ? Step.answer(304)
        : Step.answer(200, "<html><title>Tanks</title><p>Text of it.", headers: ["ETag: \"v1\""])
    }
    try server.serving { server in
      let location = server.address("/post/")
      let address = try #require(WebAddress(location))
      let fetcher = RememberingFetcher(NetworkFetcher(version: "1"))
      let reading = WebReading(address, location: location, fetcher: fetcher)
      let first = try reading.discussion(report: { _ in true })
      let second = try reading.discussion(report: { _ in true })
      #expect(first == second)
      #expect(server.requests.map { $0.headers["if-none-match"] } == [nil, "\"v1\""])
    }
  }

  @Test func addressesAreToldFromFiles() throws {
    guard case .web(let address, _) = try Opening.contents(at: "HTTPS://example.org/a") else {
      Issue.record("an address")
      return
    }
    #expect(address.string == "https://example.org/a")
    for bad in ["http://", "https://name:word@example.org/", "http:// /"] {
      #expect(throws: SourceError.badAddress(bad)) { try Opening.contents(at: bad) }
    }
    #expect(throws: SourceError.notFound(path: "file:///etc/passwd")) {
      try Opening.contents(at: "file:///etc/passwd")
    }
  }

  @Test func theBrowserIsStartedByAnArgumentVector() {
    #expect(
      Browser.commands(for: "https://a.test/;rm", browser: nil)
        == [["xdg-open", "https://a.test/;rm"]])
    #expect(
      Browser.commands(for: "https://a.test/", browser: "one:two --new=%s --x: ")
        == [
          ["one", "https://a.test/"], ["two", "--new=https://a.test/", "--x"],
          ["xdg-open", "https://a.test/"],
        ])
    #expect(Browser.open("file:///etc/passwd") != nil)
  }
}
