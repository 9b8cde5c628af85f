import Discussions
import Testing

@testable import Parsing

/// A page as it is pasted, read by its marks.
enum PastedPage {
  static func read(_ text: String, repairs: Repairs = .none) throws -> Discussion {
    try #require(
      MarkedText.discussion(from: Array(text.utf8), location: "page.txt", repairs: repairs))
  }

  /// Whom each comment answers, from 1; 0 for the top level.
  static func parents(_ discussion: Discussion) -> [Int] {
    discussion.comments.indices.map { discussion.comments.parent($0).map { $0 + 1 } ?? 0 }
  }
}
