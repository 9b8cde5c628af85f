import Discussions
import Testing

@testable import Importing

/// A site whose answers are written down: drives the roads without a network.
struct CannedSite {
  struct Answer {
    var status = 200
    var body = ""
    var total: Int?
    var pages: Int?
    var links: String?
    /// Where the address redirects to.
    var moved: String?
  }

  /// By path and query; the longest beginning of what is asked for answers.
  var answers: [String: Answer]
  private(set) var asked: [String] = []

  init(_ answers: [String: Answer]) { self.answers = answers }

  static let origin = "https://news.test"

  /// Follows the roads to their end, or to `stop` answers.
  mutating func read(_ location: String, stop: Int = .max) throws -> Discussion {
    let address = try #require(WebAddress(location))
    var roads = Roads(to: address, location: location)
    while let wanted = roads.next() {
      if asked.count == stop {
        roads.stop("it was stopped by hand")
        break
      }
      try roads.take(answer(to: wanted.address))
    }
    return try roads.discussion()
  }

  private mutating func answer(to address: WebAddress) throws -> RoadAnswer {
    let name =
      address.origin == Self.origin
      ? String(address.string.dropFirst(Self.origin.count)) : address.string
    asked.append(name)
    let fit = answers.keys.filter { name.hasPrefix($0) }.max { $0.count < $1.count }
    guard let fit, let found = answers[fit] else {
      return .arrived(RoadAnswer.Arrival(address: address, status: 404, bytes: []))
    }
    if found.status == 0 { return .failed("the connection broke off") }
    return .arrived(
      RoadAnswer.Arrival(
        address: found.moved.flatMap { WebAddress($0) } ?? address, status: found.status,
        links: found.links, total: found.total, totalPages: found.pages,
        bytes: Array(found.body.utf8)))
  }

  // MARK: Forms of a WordPress site

  /// A page of post 6 with these comments, as items of a list.
  static func page(_ comments: String, stated: Int? = nil, head: String = "") -> String {
    """
    <!DOCTYPE html><html><head><title>Tank news</title>
    <link rel="https://api.w.org/" href="https://news.test/wp-json/">
    <link rel="alternate" type="application/json" href="https://news.test/wp-json/wp/v2/posts/6">
    <link rel="alternate" type="application/rss+xml" href="https://news.test/feed/">
    <link rel="alternate" type="application/rss+xml" href="https://news.test/tank-news/feed/">\(head)
    </head><body class="single postid-6"><article><h1 class="entry-title">Tank news</h1>
    <div class="entry-content"><p>The army ordered forty tanks, and nobody asked what they would be
    used for in the coming years.</p></div></article>
    <div id="comments">\(stated.map { "<h2 class=\"comments-title\">\($0) comments</h2>" } ?? "")
    <ol class="comment-list">\(comments)</ol></div></body></html>
    """
  }

  static func item(_ id: Int, _ author: String, _ text: String, below: String = "") -> String {
    """
    <li id="comment-\(id)" class="comment depth-1"><article class="comment-body">
    <footer class="comment-meta"><b class="fn">\(author)</b>
    <time datetime="2026-03-01T09:\(id):00+00:00">then</time></footer>
    <div class="comment-content"><p>\(text)</p></div></article>
    <ol class="children">\(below)</ol></li>
    """
  }

  static func json(_ comments: [(id: Int, parent: Int, author: String, text: String)]) -> String {
    let items = comments.map {
      """
      {"id":\($0.id),"post":6,"parent":\($0.parent),"author_name":"\($0.author)",
      "date_gmt":"2026-03-01T09:\($0.id):00","content":{"rendered":"<p>\($0.text)</p>"},
      "link":"https://news.test/tank-news/#comment-\($0.id)","type":"comment","status":"approved"}
      """
    }
    return "[\(items.joined(separator: ","))]"
  }

  static let post = Answer(
    body: """
      {"id":6,"date_gmt":"2026-03-01T08:00:00","link":"https://news.test/tank-news/",
      "title":{"rendered":"Tank news"},"content":{"rendered":"<p>The army ordered forty tanks, and \
      nobody asked what they would be used for in the coming years.</p>"}}
      """)

  static func feed(_ items: [(id: Int, parent: Int?, author: String, text: String)]) -> Answer {
    let entries = items.map { item in
      let reply = item.parent.map {
        "<p>In reply to <a href=\"https://news.test/tank-news/#comment-\($0)\">Somebody</a>.</p>"
      }
      return """
        <item><title>By: \(item.author)</title><dc:creator>\(item.author)</dc:creator>
        <link>https://news.test/tank-news/#comment-\(item.id)</link>
        <guid>https://news.test/tank-news/#comment-\(item.id)</guid>
        <pubDate>Sun, 01 Mar 2026 09:\(item.id):00 +0000</pubDate>
        <content:encoded><![CDATA[\(reply ?? "")<p>\(item.text)</p>]]></content:encoded></item>
        """
    }
    return Answer(
      body: """
        <?xml version="1.0"?><rss version="2.0" xmlns:dc="dc" xmlns:content="content"><channel>
        <title>Comments on: Tank news</title>\(entries.joined())</channel></rss>
        """)
  }

  static let closed = Answer(
    status: 401, body: #"{"code":"rest_disabled","message":"no","data":{"status":401}}"#)
}
