import Cells
import Discussions
import Reader

/// Draws lines of wrapped text with what is marked in them.
struct BodyText {
  let state: ReaderState

  func draw(
    _ line: BodyLine, of text: SafeText, section: Int, at row: Int, column: Int, columns: Int,
    on frame: inout Frame
  ) {
    guard let range = line.range else { return }
    var column = column
    var columns = columns
    if line.kind == .quote || line.kind == .notice {
      frame.put("▌", row: row, column: column, limit: columns, role: .guide)
      column += 2
      columns -= 2
    }
    frame.put(
      text.slice(range), row: row, column: column, limit: columns, role: Self.role(of: line.kind))
    let end = column + max(0, columns)
    for (span, role) in marks(in: section, block: line.block, range: range) {
      let low = max(span.lowerBound, range.lowerBound)
      let high = min(span.upperBound, range.upperBound)
      guard low < high else { continue }
      let left = column + text.slice(range.lowerBound..<low).columns
      let right = left + text.slice(low..<high).columns
      frame.mark(row: row, columns: min(left, end)..<min(right, end), role: role)
    }
  }

  static func role(of kind: BlockKind) -> Role {
    switch kind {
    case .paragraph, .list, .code, .table: .text
    case .heading: .heading
    case .notice: .notice
    case .credit, .image: .faint
    case .quote: .quotation
    }
  }

  /// Hits and the fact gone to last, in the order in which they are drawn over each other.
  private func marks(in section: Int, block: Int, range: Range<Int>) -> [(Range<Int>, Role)] {
    var out: [(Range<Int>, Role)] = []
    if let lit = state.lit, lit.start.comment == section, lit.start.block == block {
      out.append((lit.start.offset..<lit.end, .fact))
    }
    if let search = state.search, block >= 0 {
      let start = Place(comment: section, block: block, offset: range.lowerBound)
      // A hit may begin on the line before and reach into this one.
      var index = max(0, search.lowerBound(start) - 1)
      while index < search.hits.count {
        let hit = search.hits[index]
        guard hit.start < Place(comment: section, block: block, offset: range.upperBound) else {
          break
        }
        if hit.start.comment == section, hit.start.block == block {
          out.append((hit.start.offset..<hit.end, index == search.current ? .currentHit : .hit))
        }
        index += 1
      }
    }
    return out
  }
}
