import Discussions

@testable import Importing

/// Reads made-up sources and shows their trees as text, one comment a line.
enum Fixture {
  static func read(_ text: String, charset: String? = nil) throws -> Discussion {
    try Importer.discussion(from: Array(text.utf8), location: "fixture", charset: charset)
  }

  /// A page around comments, as browsers save it.
  static func page(_ comments: String, head: String = "") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tank news</title>\(head)
    </head><body><nav><a href="/">Home</a></nav><article><h1 class="entry-title">Tank news</h1>
    <div class="entry-content"><p>The army ordered forty tanks, and nobody asked what they would be
    used for in the coming years.</p><p>A second paragraph says that the tanks are late and that the
    price has risen by a third since the contract.</p></div></article>
    <div id="comments">\(comments)</div></body></html>
    """
  }

  /// "id author date: text" for each comment, indented by its depth.
  static func outline(_ discussion: Discussion) -> [String] {
    discussion.comments.indices.map { i in
      let comment = discussion.comments[i]
      let date = comment.date?.description ?? comment.dateText.map { "(\($0))" } ?? "-"
      let text = comment.blocks.map(\.text.string).joined(separator: " / ")
      return String(repeating: "  ", count: discussion.comments.depth(i))
        + "\(comment.sourceID ?? "-") \(comment.author?.name.string ?? "-") \(date): \(text)"
    }
  }
}
