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

/// A discussion to learn from or to be judged on.
package struct TrainingThread: Sendable {
  /// The file's name without its ending.
  package var name: String
  package var text: [UInt8]
  package var gold: GoldThread
  /// False for discussions whose site had no threads: they teach boundaries and must not teach links.
  package var teachesLinks: Bool

  package init(name: String, text: [UInt8], gold: GoldThread, teachesLinks: Bool) {
    self.name = name
    self.text = text
    self.gold = gold
    self.teachesLinks = teachesLinks
  }

  /// The source that it belongs to: the first word of its name.
  package var set: String { String(name.prefix { $0 != "-" }) }
}
