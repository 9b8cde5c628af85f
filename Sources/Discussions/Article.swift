/// What a block of text is.
package enum BlockKind: String, Hashable, Sendable, CaseIterable, Codable {
  case paragraph, heading, quote, list, image, notice, credit, code, table
}

/// A link that a block holds: only `http`, `https` and `mailto` addresses are kept.
package struct Link: Hashable, Sendable {
  package var text: SafeText
  package var address: SafeText

  package init(text: SafeText, address: SafeText) {
    self.text = text
    self.address = address
  }
}

/// One paragraph, heading, list item, quotation … of an article or a comment.
package struct Block: Hashable, Sendable {
  package var kind: BlockKind
  package var text: SafeText
  /// Line in the source, from 1; nil unless the source is plain text, bare or with marks.
  package var line: Int?
  package var links: [Link]

  package init(
    _ kind: BlockKind = .paragraph, _ text: SafeText, line: Int? = nil, links: [Link] = []
  ) {
    self.kind = kind
    self.text = text
    self.line = line
    self.links = links
  }
}

package struct Article: Hashable, Sendable {
  package var title: SafeText?
  package var byline: SafeText?
  package var published: Timestamp?
  package var blocks: [Block]
  /// Confidence in 0…1 that the article ends where `blocks` does; 1 where the source says so.
  package var endConfidence: Float

  package init(
    title: SafeText? = nil, byline: SafeText? = nil, published: Timestamp? = nil,
    blocks: [Block] = [], endConfidence: Float = 1
  ) {
    self.title = title
    self.byline = byline
    self.published = published
    self.blocks = blocks
    self.endConfidence = endConfidence
  }

  /// Whether the first block is the title: bare text has its headline there, where it is searched and
  /// cited by its line.
  package var opensWithTitle: Bool {
    guard let title, let first = blocks.first, first.kind == .heading else { return false }
    return SafeText(field: first.text.string) == title
  }

  /// The blocks for who shows the title above them.
  package var blocksBelowTitle: ArraySlice<Block> {
    blocks.dropFirst(opensWithTitle ? 1 : 0)
  }
}
