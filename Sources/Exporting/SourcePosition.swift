import Discussions

/// Line and column of a place. Facts come in order of place, so each is found from the one before
/// instead of from the start of its block.
struct SourcePosition {
  /// Line in the source, from 1; nil where the source has no lines.
  private(set) var line: Int?
  /// Unicode scalars from the start of the line, from 1; nil for a place outside the discussion.
  private(set) var column: Int?

  private var place: Place?
  private var index = "".startIndex

  mutating func move(to target: Place, in discussion: Discussion) {
    let isSection =
      target.comment == Place.article || discussion.comments.indices.contains(target.comment)
    let blocks = isSection ? discussion.blocks(of: target.comment) : []
    guard blocks.indices.contains(target.block) else {
      (line, column, place) = (nil, nil, nil)
      return
    }
    let block = blocks[target.block]
    let text = block.text.string.unicodeScalars
    var offset = 0
    if let place, place.comment == target.comment, place.block == target.block,
      place.offset <= target.offset
    {
      offset = place.offset
    } else {
      (line, column, index) = (block.line, 1, text.startIndex)
    }
    while offset < target.offset, index < text.endIndex {
      let scalar = text[index]
      offset += UTF8.width(scalar)
      if scalar == "\n" {
        line = line.map { $0 + 1 }
        column = 1
      } else {
        column = column.map { $0 + 1 }
      }
      index = text.index(after: index)
    }
    place = Place(comment: target.comment, block: target.block, offset: offset)
  }
}
