import Discussions
import Foundation
import Testing

@testable import Importing

@Suite(.enabled(if: SharedData.isThere))
struct SharedPagesTests {
  private struct Gold: Decodable {
    struct Item: Decodable {
      var id: String?
      var parent: String?
      var author: String?
      var date: String?
      var paras: [String]
    }
    var comments: [Item]
    var isTextKnown: Bool

    private enum CodingKeys: String, CodingKey {
      case comments
      case isTextKnown = "text_ok"
    }
  }

  @Test(arguments: SharedData.files("pages", suffix: ".html"))
  func `the tree of a saved page is the known one`(url: URL) throws {
    let gold = try SharedData.gold(Gold.self, for: url)
    let discussion = try Importer.discussion(
      from: SharedData.bytes(url), location: url.lastPathComponent)
    let score = TreeScore(
      gold: gold.comments.map {
        GoldComment(
          id: $0.id, parent: $0.parent, author: $0.author, date: $0.date,
          paragraphs: gold.isTextKnown ? $0.paras : [])
      }, tree: discussion.comments)
    #expect(score.f1 >= 0.98, "\(score) \(score.wrong.prefix(6))")
    #expect(TreeScore.share(score.authors) >= 0.97, "\(score.wrong.prefix(6))")
  }

  /// The same posts were asked for by REST, which gives the article and nothing else.
  @Test(arguments: ["6", "14"])
  func `the article of a page is the post that REST gives`(post: String) throws {
    func words(_ url: URL) throws -> [String] {
      let article = try Importer.discussion(from: SharedData.bytes(url), location: "x").article
      return TreeScore.words(article.blocks.map(\.text.string).joined(separator: " "))
    }
    let known = try words(
      SharedData.root.appending(path: "formats/wordpress/rest-post-\(post).json"))
    #expect(known.count > 1000)
    let pages = SharedData.files("pages", suffix: ".html").filter {
      $0.lastPathComponent.hasPrefix("local-post-\(post)-")
    }
    #expect(pages.count >= 5)
    for page in pages {
      #expect(
        WordScore(gold: known, found: try words(page)).f1 >= 0.99, "\(page.lastPathComponent)")
    }
  }
}
