import Discussions
import Foundation
import Testing

@testable import Parsing

/// Against discussions whose writers are known, which lie beside a working copy of the project.
@Suite struct WriterTurnsTests {
  private static let folder = CopiedPages.root.appending(path: "../shared/threads/open")

  private struct Authors: Decodable {
    struct Comment: Decodable {
      var author: String?
    }
    var comments: [Comment]
  }

  /// With links that are certain, pairs said to be so sure are right about as often: within a tenth,
  /// which is three deviations of a mean of 200.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
  func isAsOftenRightAsItSays() throws {
    var (said, right, count) = (Float(0), Float(0), Float(0))
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    for file in files where file.hasSuffix(".gold.json") && !file.hasPrefix("reddit15") {
      let path = Self.folder.appending(path: file)
      let json = try Data(contentsOf: path)
      let gold = try GoldThread(json: Array(json)).comments
      let authors = try JSONDecoder().decode(Authors.self, from: json).comments.map(\.author)
      let text = try String(
        contentsOf: Self.folder.appending(path: file.replacing(".gold.json", with: ".txt")),
        encoding: .utf8)
      let lines = text.components(separatedBy: "\n")
      let comments = gold.map { comment in
        Comment(
          blocks: (comment.firstLine..<comment.firstLine + comment.lineCount).map {
            Block(.paragraph, SafeText(body: lines.indices.contains($0 - 1) ? lines[$0 - 1] : ""))
          }, link: comment.parent == nil ? .topLevel : .stated)
      }
      guard let tree = try? CommentTree(preorder: comments, parents: gold.map(\.parent)),
        let turns = WriterTurns(tree)
      else { continue }
      for i in tree.indices {
        guard let turn = turns.confidence(i), turn.probability >= WriterTurns.leastConfidence,
          let own = authors[i], let other = authors[turn.grandparent]
        else { continue }
        said += turn.probability
        right += own == other ? 1 : 0
        count += 1
      }
    }
    #expect(count >= 200)
    #expect(abs(said - right) / count < 0.1, "said \(said / count), right \(right / count)")
  }
}
