import Testing

@testable import Discussions

@Suite struct WebAddressTests {
  @Test func addressesAreBroughtToOneForm() {
    let forms = [
      ("http://example.org", "http://example.org/"),
      (" HTTPS://Example.ORG:443/a/../b/./c?d=e#f ", "https://example.org/b/c?d=e"),
      ("http://example.org:8080?q", "http://example.org:8080/?q"),
      ("https://example.org/caf\u{E9} au lait", "https://example.org/caf%C3%A9%20au%20lait"),
      ("http://[::1]:81/", "http://[::1]:81/"),
      ("http://example.org/a%20b/%2e", "http://example.org/a%20b/%2e"),
    ]
    for (text, whole) in forms { #expect(WebAddress(text)?.string == whole, "\(text)") }
  }

  @Test(arguments: [
    "", "example.org", "/etc/passwd", "file:///etc/passwd", "ftp://example.org/", "http:/x",
    "http://", "http:///path", "javascript:alert(1)", "http://user@example.org/",
    "http://user:word@example.org/", "http://example.org:0/", "http://example.org:99999/",
    "http://example.org:8o/", "http://exa mple.org/", "http://example.org\\@evil.test/",
    "http://exam\u{1B}ple.org/", "http://%31/", "http://[::1/", "http://.../",
  ])
  func whatIsNoAddressOfTheWebIsRefused(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test func linksAreReadAgainstTheirPage() throws {
    let page = try #require(WebAddress("https://example.org/a/b/?p=1"))
    let links = [
      ("c", "https://example.org/a/b/c"), ("../c/", "https://example.org/a/c/"),
      ("/c", "https://example.org/c"), ("?q=2", "https://example.org/a/b/?q=2"),
      ("//other.test/c", "https://other.test/c"), ("#top", "https://example.org/a/b/?p=1"),
      ("http://other.test", "http://other.test/"), ("../../../../x", "https://example.org/x"),
      ("", "https://example.org/a/b/?p=1"), (".", "https://example.org/a/b/"),
    ]
    for (link, whole) in links { #expect(page.resolving(link)?.string == whole, "\(link)") }
    for link in ["file:///etc/passwd", "mailto:a@b.test", "javascript:x", "data:text/html,x"] {
      #expect(page.resolving(link) == nil, "\(link)")
    }
  }

  @Test func parametersAreFoundByTheirWholeName() throws {
    let address = try #require(WebAddress("http://example.org/?ap=1&p=23&q"))
    #expect(address.parameter("p") == "23")
    #expect(address.parameter("q") == "")
    #expect(address.parameter("r") == nil)
  }

  @Test func endlessAddressesAreRefused() {
    #expect(WebAddress("http://example.org/" + String(repeating: "a", count: 10_000)) == nil)
  }
}
