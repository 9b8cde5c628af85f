import CCurl
import Discussions
import Testing
import WebSupport

@testable import Fetching

/// Fetches an address that the user gave.
func get(
  _ address: String, _ limits: FetchLimits = FetchLimits(),
  validators: FetchRequest.Validators = .init(),
  report: (FetchProgress) -> Bool = { _ in true }
) throws(FetchError) -> FetchResponse {
  guard let address = WebAddress(address) else { preconditionFailure("an address of a test") }
  return try NetworkFetcher(version: "1", limits: limits).fetch(
    FetchRequest(address, isGiven: true, validators: validators), report: report)
}

@Suite struct FetchingRuleTests {
  private typealias Step = LoopbackServer.Step

  @Test func anAnswerComesWhole() throws {
    let server = try LoopbackServer { _, _ in
      Step.answer(
        200, "<p>text", type: "Text/HTML; Charset=\"ISO-8859-1\"", headers: ["ETag: \"a\""])
    }
    try server.serving { server in
      let response = try get(server.address("/post/?a=b"))
      #expect(response.status == 200)
      #expect(response.bytes == Array("<p>text".utf8))
      #expect(response.charset == "ISO-8859-1")
      #expect(response.validators.etag == "\"a\"")
      #expect(response.address.string == server.address("/post/?a=b"))
      #expect(server.requests.map(\.target) == ["/post/?a=b"])
    }
  }

  @Test func theProgramSaysWhoItIs() throws {
    try LoopbackServer { _, _ in Step.answer() }.serving { server in
      _ = try get(server.address())
      let agent = server.requests.first?.headers["user-agent"]
      #expect(agent?.hasPrefix("Wardroom/1 (terminal reader") ?? false)
      #expect(server.requests.first?.headers["accept-encoding"] == "gzip, deflate")
      #expect(server.requests.first?.headers["cookie"] == nil)
    }
  }

  @Test func compressedAnswersAreDecompressed() throws {
    let body = Array("a compressed answer".utf8)
    let steps = Step.answer(bytes: Gzip.stored(body), headers: ["Content-Encoding: gzip"])
    try LoopbackServer { _, _ in steps }.serving { server in
      let response = try get(server.address())
      #expect(response.bytes == body)
    }
  }

  @Test func aServerInTroubleIsAnAnswer() throws {
    for status in [403, 404, 500, 503] {
      try LoopbackServer { _, _ in Step.answer(status, "trouble") }.serving { server in
        let response = try get(server.address())
        #expect(response.status == status)
        #expect(response.bytes == Array("trouble".utf8))
        #expect(server.requests.count == 1)
      }
    }
  }

  @Test func redirectsAreFollowedWithTheirRelativeLinks() throws {
    let server = try LoopbackServer { request, _ in
      request.target == "/a/b"
        ? Step.answer(301, headers: ["Location: ../c?d"]) : Step.answer(200, "there")
    }
    try server.serving { server in
      let response = try get(server.address("/a/b"))
      #expect(response.address.string == server.address("/c?d"))
      #expect(response.bytes == Array("there".utf8))
    }
  }

  @Test func aServerThatAsksToWaitIsAskedAgainThen() throws {
    let server = try LoopbackServer { _, number in
      number < 2 ? Step.answer(429, headers: ["Retry-After: 0"]) : Step.answer(200, "now")
    }
    try server.serving { server in
      let response = try get(server.address())
      #expect(response.bytes == Array("now".utf8))
      #expect(server.requests.count == 3)
    }
  }

  @Test func theWaitIsShownAndCanBeCancelled() throws {
    let steps = Step.answer(503, headers: ["Retry-After: 30"])
    try LoopbackServer { _, _ in steps }.serving { server in
      var shown: Int?
      let error = #expect(throws: FetchError.self) {
        try get(server.address()) { progress in
          guard case .waiting(let seconds) = progress else { return true }
          shown = seconds
          return false
        }
      }
      #expect(error?.reason == .cancelled)
      #expect(shown == 30)
    }
  }

  @Test func nobodyWaitsForAnHour() throws {
    let steps = Step.answer(429, headers: ["Retry-After: 3600"])
    try LoopbackServer { _, _ in steps }.serving { server in
      let error = #expect(throws: FetchError.self) { try get(server.address()) }
      #expect(error?.reason == .waitTooLong(status: 429, seconds: 3600, limit: 60))
      #expect(server.requests.count == 1)
    }
  }

  @Test func waitsAreReadAsSecondsOrDates() {
    #expect(RetryAfter.seconds("120") == 120)
    #expect(RetryAfter.seconds("-5") == 0)
    #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 0)
    #expect((RetryAfter.seconds("Sun, 06 Nov 2195 08:49:37 GMT") ?? 0) > 1_000_000_000)
    #expect(RetryAfter.seconds("soon") == nil)
    #expect(RetryAfter.seconds(nil) == nil)
  }

  @Test func aCopyThatStillHoldsIsNotSentAgain() throws {
    let server = try LoopbackServer { request, _ in
      request.headers["if-none-match"] == "\"v1\"" ? Step.answer(304) : Step.answer(200, "whole")
    }
    try server.serving { server in
      let response = try get(server.address(), validators: .init(etag: "\"v1\""))
      #expect(response.status == 304)
      let other = try get(server.address(), validators: .init(etag: "\"v2\""))
      #expect(other.status == 200)
      // A validator that could forge a header is not sent.
      _ = try get(server.address(), validators: .init(etag: "\"v\"\r\nX-Forged: 1"))
      #expect(server.requests.allSatisfy { $0.headers["x-forged"] == nil })
    }
  }

  @Test func thePagesOfAGivenServerMayBeAskedForAndNoOthersOfThisMachine() throws {
    try LoopbackServer { _, _ in Step.answer(200, "ok") }.serving { server in
      let fetcher = NetworkFetcher(version: "1")
      func reason(_ request: FetchRequest) -> FetchError.Reason? {
        do throws(FetchError) {
          _ = try fetcher.fetch(request, report: { _ in true })
          return nil
        } catch {
          return error.reason
        }
      }
      let address = try #require(WebAddress(server.address()))
      #expect(reason(FetchRequest(address)) == .privateAddress)
      #expect(reason(FetchRequest(address, isGiven: true)) == nil)
      #expect(reason(FetchRequest(address.with(path: "/feed/"))) == nil)
    }
  }

  @Test func addressesOutsideThePublicInternetAreKnown() {
    let inside = [
      "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254",
      "172.16.0.1", "172.31.255.255", "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
      "::", "::1", "fe80::1", "fd00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::127.0.0.1",
      "2002:7f00:1::", "2001:db8::1",
    ]
    for address in inside { #expect(ccurl_is_private(address), "\(address)") }
    let outside = [
      "1.1.1.1", "93.184.216.34", "100.128.0.1", "172.32.0.1", "192.169.0.1", "198.20.0.1",
      "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1",
    ]
    for address in outside { #expect(!ccurl_is_private(address), "\(address)") }
  }
}
