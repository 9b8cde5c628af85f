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
    print(url.lastPathComponent.prefix(44), score)
    for line in score.wrong.prefix(6) { print("    ", line) }
    for note in discussion.notes { print("     note:", note.text) }
    #expect(score.f1 >= 0.98)
    #expect(TreeScore.share(score.authors) >= 0.97)
  }
}
