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

  /// - Throws: `DecodingError` when the JSON has another form.
  package init(json: [UInt8]) throws {
    let file = try JSONDecoder().decode(File.self, from: Data(json))
    articleLines = file.articleLines
    comments = file.comments
  }
}
