import Discussions
import Foundation
import Testing

@testable import Importing

@Suite(.enabled(if: SharedData.isThere))
struct SharedExportsTests {
  private func check(
    _ url: URL, _ gold: [GoldComment], tree floor: Double = 0.99, dates: Double = 0.97
  ) throws {
    let discussion = try Importer.discussion(
      from: SharedData.bytes(url), location: url.lastPathComponent)
    let score = TreeScore(gold: gold, tree: discussion.comments)
    #expect(score.f1 >= floor, "\(score) \(score.wrong.prefix(6))")
    #expect(TreeScore.share(score.authors) >= 0.97)
    #expect(TreeScore.share(score.dates) >= dates)
  }

  @Test(arguments: SharedData.files("formats/discourse", suffix: ".json"))
  func `a Discourse topic gives the known tree`(url: URL) throws {
    struct Gold: Decodable {
      struct Item: Decodable {
        var n: Int
        var parent: Int?
        var author: String?
        var date: String?
      }
      var comments: [Item]
    }
    let gold = try SharedData.gold(Gold.self, for: url).comments
    let numbers = Set(gold.map(\.n))
    try check(
      url,
      gold.map { item in
        // A post that the topic no longer holds cannot be a parent.
        GoldComment(
          id: String(item.n),
          parent: item.parent.flatMap { numbers.contains($0) ? String($0) : nil },
          author: item.author, date: item.date)
      })
  }

  @Test(arguments: SharedData.files("formats/reddit", suffix: ".json"))
  func `a Reddit thread gives the known tree`(url: URL) throws {
    struct Gold: Decodable {
      struct Item: Decodable {
        var id: String?
        var parent: String?
        var author: String?
        var body: String?
      }
      var comments: [Item]
    }
    let gold = try SharedData.gold(Gold.self, for: url).comments
    try check(
      url,
      gold.filter { $0.id != nil }.map {
        GoldComment(
          id: $0.id, parent: $0.parent, author: $0.author == "[deleted]" ? nil : $0.author)
      })
  }

  @Test(arguments: SharedData.files("formats/disqus", suffix: ".xml"))
  func `a Disqus export gives the known tree`(url: URL) throws {
    struct Item: Decodable {
      var id: String
      var parent: String?
      var author: String?
      var date: String?
    }
    let gold = try SharedData.gold([Item].self, for: url)
    guard !gold.isEmpty else {
      // Not even well-formed XML to others (a stray character first), so nobody knows its tree.
      let discussion = try Importer.discussion(
        from: SharedData.bytes(url), location: url.lastPathComponent)
      #expect(discussion.source.kind == .disqus && discussion.comments.count >= 5)
      return
    }
    try check(
      url,
      gold.map { GoldComment(id: $0.id, parent: $0.parent, author: $0.author, date: $0.date) })
  }

  @Test(arguments: SharedData.files("formats/mbox", suffix: ".mbox"))
  func `a mailbox gives the known tree`(url: URL) throws {
    struct Item: Decodable {
      var id: String
      var parent: String?
      var author: String
      var date: String
    }
    let gold = try SharedData.gold([Item].self, for: url)
    try check(
      url,
      gold.map { item in
        let name = item.author.prefix { $0 != "<" }.filter { $0 != "\"" }
        return GoldComment(
          id: item.id, parent: item.parent,
          author: name.contains("=?") ? nil : String(name).trimmed, date: item.date)
      })
  }

  @Test(arguments: SharedData.files("formats/wxr", suffix: ".xml"))
  func `a WordPress export gives the known trees`(url: URL) throws {
    struct Post: Decodable {
      struct Item: Decodable {
        var id: String
        var parent: String?
        var author: String?
        var date: String?
      }
      var comments: [Item]
    }
    let gold = try SharedData.gold([Post].self, for: url)
    let all = gold.flatMap(\.comments)
    // Numbers repeat where exports were joined: then the count is what can be compared.
    if Set(all.map(\.id)).count < all.count {
      let discussion = try Importer.discussion(
        from: SharedData.bytes(url), location: url.lastPathComponent)
      #expect(discussion.comments.count == all.count)
      let ids = discussion.comments.comments.compactMap(\.sourceID)
      #expect(ids.sorted() == all.map(\.id).sorted())
    } else {
      try check(
        url,
        all.map { GoldComment(id: $0.id, parent: $0.parent, author: $0.author, date: $0.date) })
    }
  }

  @Test func `a running WordPress's roads agree on the tree of a post`() throws {
    struct Item: Decodable {
      var id: Int
      var parent: Int
      var author: String
      var date: String

      private enum CodingKeys: String, CodingKey {
        case id, parent
        case author = "author_name"
        case date = "date_gmt"
      }
    }
    for post in ["6", "14", "15"] {
      var rest: [Item] = []
      for url in SharedData.files("formats/wordpress", suffix: ".json")
      where url.lastPathComponent.hasPrefix("rest-comments-\(post)-p") {
        rest += try JSONDecoder().decode([Item].self, from: Data(contentsOf: url))
      }
      let byID = Dictionary(uniqueKeysWithValues: rest.map { (String($0.id), $0) })
      #expect(byID.count > 70)
      for name in [
        "rest-comments-\(post)-100.json", "post-\(post)-commentfeed-rss2.xml",
        "post-\(post)-commentfeed-atom.xml",
      ] {
        let url = SharedData.root.appending(path: "formats/wordpress/\(name)")
        let discussion = try Importer.discussion(from: SharedData.bytes(url), location: name)
        let tree = discussion.comments
        let held = Set(tree.comments.compactMap(\.sourceID))
        let gold = held.compactMap { byID[$0] }.map { item in
          GoldComment(
            id: String(item.id),
            parent: held.contains(String(item.parent)) ? String(item.parent) : nil,
            author: item.author, date: item.date + "Z")
        }
        let score = TreeScore(gold: gold, tree: tree)
        #expect(tree.count >= 20)
        #expect(score.f1 == 1)
        #expect(TreeScore.share(score.authors) == 1)
        #expect(TreeScore.share(score.dates) == 1)
      }
    }
  }
}
