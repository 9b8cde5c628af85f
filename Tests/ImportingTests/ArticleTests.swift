import Discussions
import Testing

@testable import Importing

@Suite struct ArticleTests {
  @Test func `menus, sharing, related posts and forms are not the article`() throws {
    let page = """
      <html><head><title>Ships late | Daily Keel</title><meta property="og:site_name" content="Daily Keel">
      <meta name="author" content="Mia Moss"><link rel="canonical" href="https://keel.example/ships/">
      <meta property="article:published_time" content="2023-04-05T06:07:08+00:00"></head><body
      class="has-sidebar"><div id="menu"><ul><li><a href="/a">News</a></li><li><a href="/b">Ships</a></li>
      </ul></div><main><h1>Ships late</h1><div class="post-body"><p>The frigates will be two years late,
      the ministry told the committee on a rainy Tuesday.</p><div class="sharedaddy"><ul><li>Share</li>
      </ul></div><h2>Why</h2><p>Welders are few, and <a href="/yards/">the yards</a> are full of other
      orders that cannot wait any longer.</p><blockquote><p>We will not hurry, said the director of the
      yard.</p></blockquote><ul><li>First ship: 2027</li><li>Second ship: 2029</li></ul><figure><img
      src="x.jpg"><figcaption>The yard in winter</figcaption></figure><form><p>Subscribe to our letter and
      never miss a story about ships again.</p><input></form><div class="related-posts"><p>You may also
      like this other long story about submarines and their crews.</p></div></div></main>
      <footer><p>All rights reserved by the publisher of this newspaper, since 1901.</p></footer></body></html>
      """
    let article = try Fixture.read(page).article
    #expect(article.title?.string == "Ships late")
    #expect(article.byline?.string == "Mia Moss")
    #expect(article.published?.description == "2023-04-05T06:07:08Z")
    #expect(
      article.blocks.map(\.kind) == [
        .paragraph, .heading, .paragraph, .quote, .list, .list, .image,
      ])
    #expect(article.blocks[2].links.map(\.address.string) == ["https://keel.example/yards/"])
  }

  @Test func `a page without named parts gives the smallest element with its text`() throws {
    let text = "Nothing here is named, but these sentences are long enough to be an article's. "
    let page = """
      <html><body><table><tr><td><a href="1">One</a> <a href="2">Two</a></td><td><div><p>\(text)</p>
      <p>\(text)</p><p>\(text)</p></div></td></tr></table></body></html>
      """
    let blocks = try Fixture.read(page).article.blocks
    #expect(blocks.count == 3)
    #expect(blocks.allSatisfy { $0.kind != .table })
  }

  @Test func `names of page builders and screen sizes do not make the article clutter`() throws {
    let text = "This sentence is long enough to be counted as running text by anyone at all."
    let page = """
      <html><body><article><div class="entry-content"><div class="elementor-widget"><p>\(text)</p></div>
      <div class="hidden-xs col-md-6"><p>\(text)</p></div><div class="widget"><p>\(text)</p></div>
      <div class="elementor-widget"><p>\(text)</p></div></div></article></body></html>
      """
    #expect(try Fixture.read(page).article.blocks.count == 3)
  }

  @Test func `links without a safe scheme are not kept`() throws {
    let page = Fixture.page("").replacingAll(
      "<p>The army",
      with:
        "<p><a href='javascript:alert(1)'>a</a><a href='data:x'>b</a><a href='mailto:c@d.e'>c</a>The army"
    )
    let links = try Fixture.read(page).article.blocks.flatMap(\.links)
    #expect(links.map(\.address.string) == ["mailto:c@d.e"])
  }
}
