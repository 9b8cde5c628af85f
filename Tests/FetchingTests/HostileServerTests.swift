import Discussions
import Testing
import WebSupport

@testable import Fetching

/// Servers that are slow, broken or malicious: every fetch ends, with words that say why.
@Suite struct HostileServerTests {
  private typealias Step = LoopbackServer.Step

  /// Small limits, so that reaching them takes no time.
  private static var limits: FetchLimits {
    var limits = FetchLimits()
    limits.totalMilliseconds = 5000
    limits.answerBytes = 1 << 20
    limits.headerBytes = 64 << 10
    return limits
  }

  private func reason(
    _ steps: [LoopbackServer.Step], limits: FetchLimits = limits
  ) throws -> FetchError.Reason? {
    try LoopbackServer { _, _ in steps }.serving { server in
      do throws(FetchError) {
        _ = try get(server.address(), limits)
        return nil
      } catch {
        return error.reason
      }
    }
  }

  @Test func aDribbleIsGivenUpWhenTheTimeIsOver() throws {
    var limits = Self.limits
    limits.totalMilliseconds = 1000
    let steps = [Step.head(["Content-Type: text/html"]), .sendEndlessly([0x61], pause: 20)]
    #expect(try reason(steps, limits: limits) == .totalTimeout(seconds: 1))
  }

  @Test func aStalledAnswerIsGivenUp() throws {
    var limits = Self.limits
    limits.totalMilliseconds = 60_000
    limits.stallSeconds = 1
    let steps = [Step.head(["Content-Type: text/html"]), .pause(milliseconds: 60_000)]
    #expect(try reason(steps, limits: limits) == .stalled(seconds: 1))
  }

  @Test func aBodyCutShortIsNoAnswer() throws {
    let steps = [Step.head(["Content-Length: 1000"]), .send(Array("<html>".utf8))]
    #expect(try reason(steps) == .cutShort)
  }

  @Test func onlyTheStatedLengthIsTaken() throws {
    let steps = [Step.head(["Content-Length: 4"]), .send(Array("textand more".utf8))]
    try LoopbackServer { _, _ in steps }.serving { server in
      let response = try get(server.address(), Self.limits)
      #expect(response.bytes == Array("text".utf8))
    }
  }

  @Test func anEndlessBodyEndsAtTheLimit() throws {
    let chunk = [UInt8](repeating: 0x61, count: 1 << 16)
    let steps = [Step.head(["Content-Type: text/plain"]), .sendEndlessly(chunk, pause: 0)]
    #expect(try reason(steps) == .tooLarge(limit: 1 << 20))
  }

  @Test func aCompressedBombEndsAtTheLimit() throws {
    let steps = Step.answer(
      bytes: Gzip.bomb(bytes: 200 << 20), headers: ["Content-Encoding: gzip"])
    #expect(try reason(steps) == .tooLarge(limit: 1 << 20))
  }

  @Test func damagedCompressionIsSaid() throws {
    var bytes = Gzip.stored(Array(repeating: 0x61, count: 100))
    bytes[12] ^= 0xFF
    #expect(
      try reason(Step.answer(bytes: bytes, headers: ["Content-Encoding: gzip"])) == .badEncoding)
  }

  @Test func aPictureIsRefusedBeforeItIsLoaded() throws {
    let steps = [
      Step.head(["Content-Type: image/png"]),
      .sendEndlessly([UInt8](repeating: 1, count: 512), pause: 0),
    ]
    #expect(try reason(steps) == .wrongType("image/png"))
  }

  @Test func aRedirectLoopEnds() throws {
    let server = try LoopbackServer { request, number in
      Step.answer(302, headers: ["Location: /\(number % 2 == 0 ? "b" : "a")"])
    }
    try server.serving { server in
      let error = #expect(throws: FetchError.self) { try get(server.address(), Self.limits) }
      #expect(error?.reason == .tooManyRedirects(limit: 10))
      #expect(server.requests.count == 11)
    }
  }

  @Test(arguments: [
    "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "javascript:alert(1)",
    "http://name:word@127.0.0.1/", "http://",
  ])
  func aRedirectLeadsOnlyToTheWeb(target: String) throws {
    let steps = Step.answer(302, headers: ["Location: \(target)"])
    #expect(try reason(steps) == .badRedirect(SafeText(field: target)))
  }

  @Test func aRedirectNeverReachesAnotherServerOfThisMachine() throws {
    try LoopbackServer { _, _ in Step.answer(200, "secret") }.serving { inner in
      let target = inner.address("/admin")
      let found = try reason(Step.answer(302, headers: ["Location: \(target)"]))
      #expect(found == .privateAddress)
      #expect(inner.requests.isEmpty)
    }
  }

  @Test(arguments: ["127.1", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
  func namesOfThisMachineAreKnownInEveryForm(host: String) throws {
    try LoopbackServer { _, _ in Step.answer(200, "secret") }.serving { inner in
      let target = "http://\(host):\(inner.port)/"
      let found = try reason(Step.answer(302, headers: ["Location: \(target)"]))
      #expect(found == .privateAddress)
      #expect(inner.requests.isEmpty)
    }
  }

  @Test func aFloodOfHeadersEndsAtTheLimit() throws {
    let line = Array("X-Flood: \(String(repeating: "a", count: 1000))\r\n".utf8)
    let steps = [Step.send(Array("HTTP/1.1 200 OK\r\n".utf8)), .sendEndlessly(line, pause: 0)]
    #expect(try reason(steps) == .tooManyHeaders(limit: 64 << 10))
  }

  @Test func aFloodOfInterimAnswersEndsAtTheLimit() throws {
    let line = Array("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".utf8)
    #expect(try reason([.sendEndlessly(line, pause: 0)]) == .tooManyHeaders(limit: 64 << 10))
  }

  @Test func aResetIsNoAnswer() throws {
    #expect(try reason([.reset]) == .cutShort)
    #expect(
      try reason([.head(["Content-Length: 100"]), .send([0x61]), .reset]) == .cutShort)
  }

  @Test func anotherProtocolIsNoAnswer() throws {
    let found = try reason([.send(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8))])
    guard case .other = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func nobodyListening() throws {
    let server = try LoopbackServer { _, _ in [] }
    let address = server.address()
    try server.serving { _ in }
    // The listener is closed by its own thread, at the latest when it has taken one connection.
    var found: FetchError.Reason?
    for _ in 0..<50 {
      do throws(FetchError) {
        _ = try get(address, Self.limits)
      } catch {
        found = error.reason
        if case .noConnection = error.reason { return }
      }
    }
    Issue.record("\(String(describing: found))")
  }

  @Test func cancellingEndsAFetchAtOnce() throws {
    let steps = [Step.head(["Content-Type: text/html"]), .sendEndlessly([0x61], pause: 20)]
    try LoopbackServer { _, _ in steps }.serving { server in
      var looks = 0
      let error = #expect(throws: FetchError.self) {
        try get(server.address(), Self.limits) { progress in
          if case .receiving = progress { looks += 1 }
          return looks < 3
        }
      }
      #expect(error?.reason == .cancelled)
    }
  }

  @Test func whatAnErrorSaysHoldsNoControls() throws {
    let address = try #require(WebAddress("http://example.org/"))
    let error = FetchError(address, .badRedirect(SafeText(field: "file:\u{1B}[2Jx")))
    #expect(!error.description.unicodeScalars.contains("\u{1B}"))
    #expect(error.description.contains("http://example.org/: redirected to"))
  }
}
