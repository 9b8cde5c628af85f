/// One comment, without its place in the tree (`CommentTree` holds that).
package struct Comment: Hashable, Sendable {
  /// The id that the source states, as it states it ("89" for `#comment-89`), else nil.
  package var sourceID: String?
  package var author: Author?
  package var date: Timestamp?
  /// The date in the source's own words when it gives no moment ("4 years ago").
  package var dateText: SafeText?
  /// Never empty; a deleted comment has one notice block.
  package var blocks: [Block]
  package var boundary: Boundary
  package var link: ParentLink
  /// Votes or points, where the source states them.
  package var score: Int?

  package init(
    sourceID: String? = nil, author: Author? = nil, date: Timestamp? = nil,
    dateText: SafeText? = nil, blocks: [Block], boundary: Boundary = .stated,
    link: ParentLink = .topLevel, score: Int? = nil
  ) {
    self.sourceID = sourceID
    self.author = author
    self.date = date
    self.dateText = dateText
    self.blocks = blocks.isEmpty ? [Block(.notice, .empty)] : blocks
    self.boundary = boundary
    self.link = link
    self.score = score
  }

  /// The first paragraph that is the writer's own; nil when all is quoted.
  package var ownOpening: SafeText? { blocks.first { $0.kind != .quote }?.text }

  /// First and last source line (from 1); nil unless the source is plain text, bare or with marks.
  package var lines: ClosedRange<Int>? {
    guard let first = blocks.first?.line, let last = blocks.last?.line, first <= last
    else { return nil }
    return first...last
  }
}
