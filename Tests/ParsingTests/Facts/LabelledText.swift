import Discussions
import Foundation

@testable import Parsing

/// A text and the facts that people found in it.
struct LabelledText {
  var lines: [String]
  var labels: [LabelledFact]

  /// The first lines that are the article; the rest are comments of one line each.
  var articleLines: Int
  /// The day of the article, where it is stated.
  var published: Timestamp?

  init(
    lines: [String], labels: [LabelledFact], articleLines: Int, published: Timestamp? = nil
  ) {
    self.lines = lines
    self.labels = labels
    self.articleLines = articleLines
    self.published = published
  }

  struct Label: Decodable {
    var line: Int
    var span: String
    var type: String
    var value: Value

    enum Value: Decodable {
      case text(String)
      case texts([String])
      case figure(Figure)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
          self = .text(text)
        } else if let texts = try? container.decode([String].self) {
          self = .texts(texts)
        } else {
          self = .figure(try container.decode(Figure.self))
        }
      }
    }

    struct Figure: Decodable {
      var value: Double?
      var min: Double?
      var max: Double?
    }

    var fact: LabelledFact? {
      guard let type = FactType(rawValue: type) else { return nil }
      return LabelledFact(type: type, line: line, span: span, value: factValue(type))
    }

    private func factValue(_ type: FactType) -> LabelledFact.Value? {
      switch value {
      case .text(let text): type == .date ? .date(text) : nil
      case .texts: nil
      case .figure(let figure):
        (figure.min ?? figure.value).flatMap { low in
          (figure.max ?? figure.value).map { .number(minimum: low, maximum: $0) }
        }
      }
    }
  }

  init(lines: [String], articleLines: Int, json: Data) throws {
    self.lines = lines
    self.articleLines = articleLines
    labels = try JSONDecoder().decode([Label].self, from: json).compactMap(\.fact)
  }

  /// The text as a discussion: the lines of the article, then a comment for each further line.
  var discussion: Discussion {
    let blocks = lines.enumerated().map {
      Block(.paragraph, SafeText(body: $0.element), line: $0.offset + 1)
    }
    let comments = blocks.dropFirst(articleLines).map { Comment(blocks: [$0]) }
    let tree = try? CommentTree(
      preorder: Array(comments), parents: comments.map { _ in nil })
    return Discussion(
      source: Source(kind: .flatText, location: "test"),
      article: Article(published: published, blocks: Array(blocks.prefix(articleLines))),
      comments: tree ?? .empty)
  }

  var score: FactScore {
    let discussion = discussion
    let found = FactFinder.facts(in: discussion).compactMap { LabelledFact($0, in: discussion) }
    return FactScore(labels: labels, found: found, lines: lines)
  }
}
