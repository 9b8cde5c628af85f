import Discussions
import Testing

@testable import Importing

@Suite struct RoadsTests {
  private typealias Site = CannedSite
  private let address = "https://news.test/tank-news/"
  private let post = "/wp-json/wp/v2/posts/6"
  private let comments = "/wp-json/wp/v2/comments?post=6"

  /// "id author: text" a comment, indented by its depth.
  private func outline(_ discussion: Discussion) -> [String] {
    Fixture.outline(discussion).map { line in
      line.replacing(/\ 2026-\S+:/, with: ":").replacing(/\ -:/, with: ":")
    }
  }

  private func words(_ discussion: Discussion, _ kind: Note.Kind) -> [String] {
    discussion.notes.filter { $0.kind == kind }.map(\.text.string)
  }

  private let threaded = CannedSite.item(
    11, "Ann", "One", below: CannedSite.item(12, "Bob", "Two") + CannedSite.item(13, "Cal", "Three")
  )

  @Test func restHasTheTreeThatThePageCutsOff() throws {
    var site = Site([
      "/tank-news/": .init(body: Site.page(threaded, stated: 3)),
      post: Site.post,
      comments: .init(
        body: Site.json([(11, 0, "Ann", "One"), (12, 11, "Bob", "Two"), (13, 12, "Cal", "Three")]),
        total: 3, pages: 1),
    ])
    let found = try site.read(address)
    #expect(outline(found) == ["11 Ann: One", "  12 Bob: Two", "    13 Cal: Three"])
    #expect(found.notes.isEmpty)
    #expect(found.article.blocks.count == 1)
    #expect(found.source.address == "https://news.test/tank-news/")
    // The page, the article, the comments: nothing else is asked for.
    #expect(site.asked.count == 3)
  }

  @Test func restIsBelievedWhenThePageCountsPingbacks() throws {
    var site = Site([
      "/tank-news/": .init(body: Site.page(Site.item(11, "Ann", "One"), stated: 5)),
      post: Site.post,
      comments: .init(
        body: Site.json([(11, 0, "Ann", "One"), (12, 11, "Bob", "Two")]), total: 2, pages: 1),
    ])
    let found = try site.read(address)
    #expect(found.comments.count == 2)
    #expect(found.notes.isEmpty)
    #expect(site.asked.count == 3)
  }

  @Test func whatRestHidesIsLookedForOnTheOtherRoads() throws {
    var site = Site([
      "/tank-news/": .init(body: Site.page(threaded, stated: 4)), post: Site.post,
      comments: .init(body: Site.json([(11, 0, "Ann", "One")]), total: 1, pages: 1),
      "/tank-news/feed/": Site.feed([(14, 13, "Dee", "Four")]),
    ])
    let found = try site.read(address)
    #expect(
      outline(found) == ["11 Ann: One", "  12 Bob: Two", "  13 Cal: Three", "    14 Dee: Four"])
    #expect(found.notes.isEmpty)
  }

  @Test func linksOfAFetchedPageAreReadAgainstItsAddress() throws {
    let text = "See <a href=\"../yard/#top\">the yard</a>, not <a href=\"file:///x\">this</a>."
    var site = Site(["/tank-news/": .init(body: Fixture.page(Site.item(11, "Ann", text)))])
    let found = try site.read(address)
    #expect(
      found.comments[0].blocks.flatMap(\.links).map(\.address.string)
        == ["https://news.test/yard/#top"])
  }

  @Test func aPageCannotPassForAnotherSite() throws {
    let canonical = "<link rel=\"canonical\" href=\"https://evil.test/tank-news/\">"
    var site = Site(["/tank-news/": .init(body: Site.page("", head: canonical))])
    #expect(try site.read(address).source.address == "https://news.test/tank-news/")
  }

  @Test func partsOfAHundredAreFollowedInTurn() throws {
    var site = Site([
      "/tank-news/": .init(body: Site.page("", stated: 3)), post: Site.post,
      comments + "&per_page=100&page=1&": .init(
        body: Site.json([(11, 0, "Ann", "One"), (12, 11, "Bob", "Two")]), total: 3, pages: 2),
      comments + "&per_page=100&page=2&": .init(
        body: Site.json([(13, 12, "Cal", "Three")]), total: 3, pages: 2),
    ])
    let found = try site.read(address)
    #expect(outline(found) == ["11 Ann: One", "  12 Bob: Two", "    13 Cal: Three"])
    #expect(site.asked.count == 4)
  }

  @Test func aServerThatPromisesEndlessPartsIsLeft() throws {
    var site = Site([
      "/tank-news/": .init(body: Site.page(threaded)), post: Site.post,
      comments: .init(body: "[]", total: 900_000, pages: 9000),
    ])
    let found = try site.read(address)
    #expect(found.comments.count == 3)
    #expect(site.asked.count < 10)
    #expect(words(found, .missing) == ["the site says 900000 comments and 3 could be had"])
  }

  @Test func theSamePartAgainAndAgainIsLeft() throws {
    var site = Site([
      "/tank-news/": .init(body: Site.page("")), post: Site.post,
      comments: .init(body: Site.json([(11, 0, "Ann", "One")]), total: 900_000, pages: 9000),
    ])
    _ = try site.read(address)
    #expect(site.asked.count < 10)
  }

  @Test func aPageAndItsFeedStandInForClosedREST() throws {
    var site = Site([
      "/tank-news/": .init(body: Site.page(threaded, stated: 4)), "/wp-json/": Site.closed,
      "/tank-news/feed/": Site.feed([(14, 13, "Dee", "Four"), (13, 12, "Cal", "Three")]),
    ])
    let found = try site.read(address)
    #expect(
      outline(found) == ["11 Ann: One", "  12 Bob: Two", "    13 Cal: Three", "      14 Dee: Four"])
    #expect(
      words(found, .skipped) == [
        "could not read the article by REST: status 401 (not without logging in), rest_disabled",
        "could not read comments by REST, part 1: status 401 (not without logging in), rest_disabled",
      ])
    #expect(words(found, .missing).isEmpty)
  }

  @Test func whatIsMissingIsSaid() throws {
    var site = Site([
      "/tank-news/": .init(body: Site.page(threaded, stated: 118)), "/wp-json/": Site.closed,
      "/tank-news/feed/": .init(status: 404),
    ])
    let found = try site.read(address)
    #expect(words(found, .missing) == ["the page says 118 comments and 3 could be had"])
    #expect(
      words(found, .skipped).last == "could not read the comment feed: status 404 (not there)")
  }

  @Test func aClosedPageIsReadByItsName() throws {
    var site = Site([
      "/tank-news/": .init(status: 403),
      "/wp-json/wp/v2/posts?slug=tank-news": .init(body: "[\(Site.post.body)]"),
      comments: .init(body: Site.json([(11, 0, "Ann", "One")]), total: 1, pages: 1),
    ])
    let found = try site.read(address)
    #expect(outline(found) == ["11 Ann: One"])
    #expect(found.article.title == "Tank news")
    #expect(words(found, .skipped) == ["could not read the page: status 403 (closed)"])
  }

  @Test func pagesOfCommentsAreFollowedWhereRestIsClosed() throws {
    let links = "<a href=\"/tank-news/comment-page-1/#comments\">older</a>"
    var site = Site([
      "/tank-news/": .init(body: Site.page(Site.item(13, "Cal", "Three") + links)),
      "/tank-news/comment-page-1/": .init(body: Site.page(Site.item(11, "Ann", "One"))),
      "/wp-json/": Site.closed,
    ])
    let found = try site.read(address)
    #expect(outline(found) == ["11 Ann: One", "13 Cal: Three"])
    #expect(site.asked.contains("/tank-news/comment-page-1/#comments") == false)
    #expect(site.asked.contains("/tank-news/comment-page-1/"))
  }

  @Test func linksOfAPageAreNotFollowedBeyondItsOwnPost() throws {
    let links = """
      <a href="/other-news/comment-page-2/">other</a><a href="file:///comment-page-2/">file</a>
      <a href="https://evil.test/tank-news/comment-page-3/">elsewhere</a>
      <a href="/tank-news/comment-page-99999999/">far</a>
      """
    var site = Site([
      "/tank-news/": .init(body: Site.page(threaded + links)), "/wp-json/": Site.closed,
    ])
    _ = try site.read(address)
    #expect(!site.asked.contains { $0.contains("comment-page") })
  }

  @Test func brokenAnswersCloseTheirRoadOnly() throws {
    for broken in ["", "<html>", "{", "[1,2", "null", "[{}]", "\u{0}\u{1}", #"{"code":5}"#] {
      var site = Site([
        "/tank-news/": .init(body: Site.page(threaded)), post: .init(body: broken),
        comments: .init(body: broken), "/tank-news/feed/": .init(body: broken),
      ])
      #expect(outline(try site.read(address)).count == 3, "\(broken)")
    }
  }

  @Test func whatHasArrivedStaysWhenItIsStopped() throws {
    var site = Site([
      "/tank-news/": .init(body: Site.page(threaded, stated: 118)), post: Site.post,
      comments: .init(body: "[]", total: 118, pages: 2),
    ])
    let found = try site.read(address, stop: 1)
    #expect(found.comments.count == 3)
    #expect(
      words(found, .missing) == [
        "not all was fetched: it was stopped by hand",
        "the page says 118 comments and 3 could be had",
      ])
  }

  @Test func aFeedOrAPlainPageIsReadAsItIs() throws {
    var site = Site(["/tank-news/feed/": Site.feed([(11, nil, "Ann", "One")])])
    #expect(outline(try site.read("https://news.test/tank-news/feed/")) == ["11 Ann: One"])
    #expect(site.asked.count == 1)
    var plain = Site(["/a.html": .init(body: Fixture.page(""))])
    #expect(try plain.read("https://news.test/a.html").article.title == "Tank news")
    #expect(plain.asked.count == 1)
  }

  @Test func nothingAtAllIsAnErrorThatNamesEveryRoad() throws {
    var site = Site([:])
    let error = #expect(throws: ImportError.self) { try site.read(address) }
    #expect(
      error?.description
        == "https://news.test/tank-news/ could not be read (the page: status 404 (not there); the "
        + "article by REST: status 404 (not there); the comment feed: status 404 (not there)): see "
        + "that the address is right, or save the page with a browser and open the file.")
  }

  @Test func aLinkHeaderIsReadLikeTheLinksOfThePage() throws {
    let header =
      #"<https://news.test/wp-json/>; rel="https://api.w.org/", "#
      + #"<https://news.test/wp-json/wp/v2/posts/6>; rel="alternate"; title="JSON"; "#
      + #"type="application/json", <https://news.test/?p=6>; rel=shortlink"#
    var site = Site([
      "/tank-news/": .init(body: Fixture.page(""), links: header), post: Site.post,
      comments: .init(body: Site.json([(11, 0, "Ann", "One")]), total: 1, pages: 1),
    ])
    #expect(outline(try site.read(address)) == ["11 Ann: One"])
  }

  @Test func theInterfaceIsAskedInItsPlainFormToo() throws {
    let head = """
      <link rel="https://api.w.org/" href="https://news.test/index.php?rest_route=/">
      <link rel="shortlink" href="https://news.test/?p=6">
      """
    let page = Fixture.page("", head: head)
    var site = Site([
      "/?p=6": .init(body: page),
      "/index.php?rest_route=/wp/v2/posts/6": Site.post,
      "/index.php?rest_route=/wp/v2/comments&post=6": .init(
        body: Site.json([(11, 0, "Ann", "One")]), total: 1, pages: 1),
    ])
    #expect(outline(try site.read("https://news.test/?p=6")) == ["11 Ann: One"])
  }
}
