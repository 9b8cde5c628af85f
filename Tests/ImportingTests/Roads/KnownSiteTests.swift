import Discussions
import Testing

@testable import Importing

@Suite struct KnownSiteTests {
  private typealias Site = CannedSite

  private let forms: [(page: String, json: String)] = [
    ("https://news.ycombinator.com/item?id=89", "https://hn.algolia.com/api/v1/items/89"),
    (
      "https://old.reddit.com/r/navy/comments/1ab/title/",
      "https://old.reddit.com/r/navy/comments/1ab/title/.json?raw_json=1&limit=500"
    ),
    ("https://forum.test/t/five-frigates/77/12", "https://forum.test/t/five-frigates/77.json"),
    ("https://forum.test/t/77", "https://forum.test/t/77.json"),
  ]

  @Test func addressesAreKnownByTheirForm() throws {
    for (page, json) in forms {
      let address = try #require(WebAddress(page))
      #expect(KnownSite(address)?.address.string == json)
    }
    for other in [
      "https://news.ycombinator.com/", "https://www.reddit.com/r/navy/", "https://a.test/t/",
    ] {
      let address = try #require(WebAddress(other))
      #expect(KnownSite(address) == nil)
    }
  }

  private let story =
    #"{"id":1,"type":"story","title":"Tanks","by":"ann","kids":[2,3],"descendants":3}"#

  @Test func hackerNewsIsReadItemByItemWhereTheOtherIsClosed() throws {
    let item = "https://hacker-news.firebaseio.com/v0/item/"
    var site = Site([
      item + "1.json": .init(body: story),
      item + "2.json": .init(
        body: #"{"id":2,"type":"comment","by":"bob","parent":1,"text":"Two","kids":[4]}"#),
      item + "3.json": .init(
        body: #"{"id":3,"type":"comment","by":"cal","parent":1,"text":"Three"}"#),
      item + "4.json": .init(
        body: #"{"id":4,"type":"comment","by":"dee","parent":2,"text":"Four"}"#),
    ])
    let found = try site.read("https://news.ycombinator.com/item?id=1")
    #expect(Fixture.outline(found) == ["2 bob -: Two", "  4 dee -: Four", "3 cal -: Three"])
    #expect(site.asked.first == "https://hn.algolia.com/api/v1/items/1")
    #expect(site.asked.count == 5)
  }

  @Test func anItemThatIsLostLeavesTheOthers() throws {
    let item = "https://hacker-news.firebaseio.com/v0/item/"
    var site = Site([
      item + "1.json": .init(body: story),
      item + "2.json": .init(
        body: #"{"id":2,"type":"comment","by":"bob","parent":1,"text":"Two"}"#),
      item + "3.json": .init(status: 500),
    ])
    let found = try site.read("https://news.ycombinator.com/item?id=1")
    #expect(Fixture.outline(found) == ["2 bob -: Two"])
    let words = found.notes.map(\.text.string)
    #expect(words.contains { $0.hasPrefix("the item says 3 comments and holds 1") })
    #expect(words.contains { $0.hasPrefix("could not read item 3: status 500") })
  }

  private func topic(_ posts: [(Int, Int?)]) -> String {
    let items = posts.map { number, parent in
      """
      {"post_number":\(number),"username":"u\(number)","cooked":"<p>Post \(number)</p>",
      "created_at":"2026-03-01T09:00:0\(number)Z","reply_to_post_number":\(parent.map(String.init) ?? "null")}
      """
    }
    return """
      {"title":"Tanks","post_stream":{"posts":[\(items.joined(separator: ","))],"stream":[7,8,9]}}
      """
  }

  @Test func aTopicComesInPages() throws {
    var site = Site([
      "https://forum.test/t/tanks/77.json": .init(body: topic([(1, nil), (2, 1)])),
      "https://forum.test/t/tanks/77.json?page=2": .init(body: topic([(3, 2)])),
    ])
    let found = try site.read("https://forum.test/t/tanks/77")
    #expect(found.comments.count == 3)
    #expect(found.comments.depth(2) == 2)
    #expect(found.notes.isEmpty)
    #expect(site.asked.count == 2)
  }

  @Test func aForumOfAnotherKindIsReadAsAPage() throws {
    var site = Site([
      "/t/tank-news/6": .init(body: CannedSite.page("")), "/t/tank-news/6.json": .init(status: 404),
    ])
    let found = try site.read("https://news.test/t/tank-news/6")
    #expect(found.article.title == "Tank news")
  }
}
