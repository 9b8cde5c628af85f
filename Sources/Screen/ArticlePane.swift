import Cells
import Discussions
import Reader

/// The article: title, byline, blocks.
struct ArticlePane {
  let state: ReaderState
  let area: PaneArea

  func draw(on frame: inout Frame) {
    let column = state.articleColumn
    let body = BodyText(state: state)
    var bottom = 0
    for (item, first) in column.visible(from: state.articleTop, rows: area.rows) {
      let (block, _) = column.block(item)
      for (offset, line) in column.lines(item).enumerated() {
        let row = first + offset
        guard (0..<area.rows).contains(row) else { continue }
        body.draw(
          line, of: block.text, section: Place.article, at: area.row + row,
          column: area.textColumn, columns: area.textColumns, on: &frame)
      }
      bottom = item
    }
    if column.count == 0 {
      let words: SafeText = state.isLoading ? "Reading the article …" : "No article was found."
      frame.put(
        words, row: area.row, column: area.textColumn, limit: area.textColumns, role: .faint)
    }
    drawScrollbar(column, bottom: bottom, on: &frame)
    if state.focus == .article { frame.cursor = (area.row, area.textColumn) }
  }

  private func drawScrollbar(_ column: ArticleColumn, bottom: Int, on frame: inout Frame) {
    let count = Double(max(1, column.count))
    let isAll = state.articleTop == .start && bottom == column.count - 1
    let heads = column.heads.count
    Scrollbar(
      area: area, above: Double(state.articleTop.item) / count,
      shown: isAll ? 1 : Double(bottom - state.articleTop.item + 1) / count * 0.99,
      hasHit: { part in
        guard !isAll, let search = state.search else { return false }
        let low = Int(part.lowerBound * count) - heads
        let high = Int(part.upperBound * count) - heads
        let a = search.lowerBound(Place(comment: Place.article, block: low))
        return a < search.lowerBound(Place(comment: Place.article, block: high))
      }
    ).draw(on: &frame)
  }
}
