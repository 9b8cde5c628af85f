import FoundationEssentials

/// The true structure of a discussion, as `NAME.gold.json` states it.
package struct GoldThread: Sendable {
  package struct Comment: Sendable, Codable {
    var parent: Int?
    var firstLine: Int
    var lineCount: Int

    enum CodingKeys: String, CodingKey {
      case parent
      case firstLine = "first_line"
      case lineCount = "n_lines"
    }
  }

  package var articleLines: Int
  package var comments: [Comment]

  package init(articleLines: Int, comments: [Comment]) {
    self.articleLines = articleLines
    self.comments = comments
  }

  private struct File: Codable {
    var articleLines: Int
    var comments: [Comment]

    enum CodingKeys: String, CodingKey {
      case comments
      case articleLines = "article_lines"
    }
  }

  /// Why a structure cannot be that of a text.
  package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
  }

  /// Checks that comments follow each other within the text, and answer earlier ones.
  package func check(against text: [UInt8]) throws(Problem) {
    let last = SourceLines.split(text).last?.number ?? 0
    guard !comments.isEmpty else { throw Problem(description: "it has no comments") }
    guard (0...last).contains(articleLines) else {
      throw Problem(
        description: "article_lines is \(articleLines), and the text ends with line \(last)")
    }
    var end = 0
    for (i, comment) in comments.enumerated() {
      func problem(_ words: String) -> Problem {
        Problem(description: "comment \(i + 1) of \(comments.count) \(words)")
      }
      guard (1...max(1, last)).contains(comment.firstLine),
        (1...max(1, last)).contains(comment.lineCount),
        comment.firstLine + comment.lineCount - 1 <= last
      else {
        throw problem(
          "has \(comment.lineCount) lines from line \(comment.firstLine) on, and the text ends with line \(last)"
        )
      }
      guard comment.firstLine > end else {
        throw problem("begins on line \(comment.firstLine), where the one before has not ended")
      }
      if let parent = comment.parent, !(0..<i).contains(parent) {
        throw problem("answers number \(parent), counted from 0, which is none of those before it")
      }
      end = comment.firstLine + comment.lineCount - 1
    }
  }

  /// - Throws: `DecodingError` when the JSON has another form.
  package init(json: [UInt8]) throws {
    let file = try JSONDecoder().decode(File.self, from: Data(json))
    articleLines = file.articleLines
    comments = file.comments
  }
}
