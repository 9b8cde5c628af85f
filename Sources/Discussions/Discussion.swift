/// What kind of source a discussion was read from.
package enum SourceKind: String, Hashable, Sendable, CaseIterable {
  case flatText = "flat-text"
  case markedText = "marked-text"
  case html
  case wordpressREST = "wordpress-rest"
  case feed
  case wxr
  case disqus
  case mbox
  case hackerNews = "hacker-news"
  case reddit
  case discourse
  case wardroom
}

package struct Source: Hashable, Sendable {
  package var kind: SourceKind
  /// Path or address as the user gave it; "-" for standard input.
  package var location: SafeText
  /// The page's own address, where it states one.
  package var address: SafeText?
  /// Comments that the source says there are, where it says so.
  package var statedCount: Int?

  package init(
    kind: SourceKind, location: SafeText, address: SafeText? = nil, statedCount: Int? = nil
  ) {
    self.kind = kind
    self.location = location
    self.address = address
    self.statedCount = statedCount
  }
}

/// What a reader should know about how the source was read: malformed or missing content.
package struct Note: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Words of the page that are neither article nor comment.
    case skipped
    /// Something that the source says exists but does not hold.
    case missing
    /// Something that was malformed and how it was read all the same.
    case repaired
  }
  package var kind: Kind
  package var text: SafeText
  /// Source line from 1, where there is one.
  package var line: Int?

  package init(_ kind: Kind, _ text: SafeText, line: Int? = nil) {
    self.kind = kind
    self.text = text
    self.line = line
  }
}

/// An article, the argument beneath it, and the facts that both rest on.
package struct Discussion: Hashable, Sendable {
  package var source: Source
  package var article: Article
  package var comments: CommentTree
  /// In the order of their places.
  package var facts: [Fact]
  package var notes: [Note]

  package init(
    source: Source, article: Article = Article(), comments: CommentTree = .empty,
    facts: [Fact] = [], notes: [Note] = []
  ) {
    self.source = source
    self.article = article
    self.comments = comments
    self.facts = facts
    self.notes = notes
  }

  /// Whether whom comments answer was recovered from a text that does not say it of all of them.
  package var isRecovered: Bool {
    switch source.kind {
    case .flatText: true
    case .markedText:
      comments.indices.contains {
        switch comments[$0].link {
        // "Reply to NAME" is inferred too where the name is not on the page.
        case .inferred(let inference): inference.evidence.first?.signal != .explicitMark
        case .repaired: true
        case .stated, .topLevel: false
        }
      }
    default: false
    }
  }

  /// The blocks of the article (`Place.article`) or of a comment.
  package func blocks(of section: Int) -> [Block] {
    section == Place.article ? article.blocks : comments[section].blocks
  }

  /// The title, or the first words of the article, for a header line.
  package var displayTitle: SafeText {
    if let title = article.title, !title.isEmpty { return title }
    if let first = article.blocks.first { return first.text }
    return source.location
  }
}
