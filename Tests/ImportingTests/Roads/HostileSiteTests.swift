import Discussions
import Testing

@testable import Importing

/// Sites that answer anything at all: the roads end, nothing traps, and nothing leads off the web.
@Suite struct HostileSiteTests {
  private typealias Site = CannedSite

  /// Answers that are damaged, exchanged for one another or closed.
  private static func answer(_ chance: inout Chance) -> RoadAnswer {
    let item = Site.item(11, "Ann", "One", below: Site.item(12, "Bob", "Two"))
    let bodies = [
      Site.page(item, stated: chance.below(500)),
      Site.page(
        item + "<a href=\"/tank-news/comment-page-\(chance.below(2000))/\">older</a>"),
      Site.json([(chance.below(40), chance.below(40), "Ann", "One"), (12, 12, "Bob", "Two")]),
      Site.post.body, "[\(Site.post.body)]",
      Site.feed([(14, chance.below(20), "Dee", "Four"), (15, nil, "Eve", "Five")]).body,
      #"{"post_stream":{"posts":[],"stream":[1,2,3]},"title":"x"}"#,
      #"{"id":1,"type":"story","kids":[2,3,4,5,6,7,8,9]}"#, Site.closed.body, "", "plain words",
    ]
    var bytes = Array(chance.one(of: bodies).utf8)
    for _ in 0..<chance.below(8) where !bytes.isEmpty {
      switch chance.below(3) {
      case 0: bytes[chance.below(bytes.count)] = UInt8(chance.below(256))
      case 1: bytes.removeSubrange(chance.below(bytes.count)...)
      default: bytes.insert(UInt8(chance.below(256)), at: chance.below(bytes.count))
      }
    }
    if chance.below(12) == 0 { return .failed("the connection broke off") }
    let status = chance.below(5) == 0 ? chance.one(of: [401, 403, 404, 429, 500, 999]) : 200
    let isMoved = chance.below(4) == 0
    return .arrived(
      RoadAnswer.Arrival(
        address: WebAddress(host: isMoved ? "moved.test" : "news.test", path: "/tank-news/"),
        status: status, charset: chance.one(of: [nil, "utf-8", "iso-8859-1", "x-nothing"]),
        links: chance.one(of: [
          nil, "<file:///etc/passwd>; rel=\"https://api.w.org/\"", "<<>>;;=\",",
          "<?p=6>; rel=shortlink",
        ]),
        total: chance.one(of: [nil, -1, 0, 3, Int.max]),
        totalPages: chance.one(of: [nil, -1, 0, 3, Int.max]), bytes: bytes))
  }

  @Test func everySiteIsReadToAnEnd() throws {
    let addresses = [
      "https://news.test/tank-news/", "https://news.test/?p=6", "https://news.test/t/tanks/7",
      "https://news.ycombinator.com/item?id=1", "https://www.reddit.com/r/a/comments/b/c/",
    ]
    for seed in 0..<400 {
      var chance = Chance(seed: UInt64(seed))
      let location = chance.one(of: addresses)
      let address = try #require(WebAddress(location))
      var roads = Roads(to: address, location: location)
      var asked = 0
      while let wanted = roads.next() {
        asked += 1
        #expect(wanted.isGiven == (wanted.address == address))
        do {
          try roads.take(Self.answer(&chance))
        } catch is ImportError {
          break
        }
        _ = try? roads.discussion()
      }
      #expect(asked <= Roads.maximumAnswers)
      do {
        let found = try roads.discussion()
        #expect(found.source.location.string == location)
      } catch let error as ImportError {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
