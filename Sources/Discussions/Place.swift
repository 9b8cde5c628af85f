/// Where something stands in a discussion: a section, a block in it, and an offset into that block.
///
/// A place survives folding, resizing and reload, because it never counts rows of a screen.
package struct Place: Hashable, Sendable, Comparable {
  /// Index of the comment (from 0), or `Place.article` (-1) for the article.
  package var comment: Int
  /// Index of the block within the article or the comment, from 0.
  package var block: Int
  /// UTF-8 bytes from the start of the block's text.
  package var offset: Int

  package static let article = -1

  package init(comment: Int, block: Int = 0, offset: Int = 0) {
    self.comment = comment
    self.block = block
    self.offset = offset
  }

  package static func < (a: Place, b: Place) -> Bool {
    (a.comment, a.block, a.offset) < (b.comment, b.block, b.offset)
  }
}

/// A stretch of text inside one block.
package struct Span: Hashable, Sendable, Comparable {
  package var start: Place
  /// Length in UTF-8 bytes, at least 0.
  package var length: Int

  package init(start: Place, length: Int) {
    self.start = start
    self.length = length
  }

  package var end: Int { start.offset + length }

  package static func < (a: Span, b: Span) -> Bool {
    (a.start, a.length) < (b.start, b.length)
  }
}
