import Cells
import Discussions
import Reader

/// A page over the panes, from the title row to the status line.
struct OverlayPage {
  let page: Overlay
  let state: ReaderState

  func draw(on frame: inout Frame) {
    let area = state.layout.areas[0]
    let columns = frame.columns
    for row in area.row..<area.row + area.rows {
      frame.fill(row: row, columns: 0..<columns, role: .text)
    }
    if let titles = state.layout.titles {
      for column in 0..<columns { frame.put("─", row: titles, column: column, role: .border) }
      frame.put(" \(page.title) ", row: titles, column: 1, limit: columns - 2, role: .focus)
    }
    let rows = page.rows(columns: state.overlayColumns)
    for (offset, row) in rows.dropFirst(page.top.item).prefix(state.overlayRows).enumerated() {
      let line = area.row + offset
      frame.put(row.left, row: line, column: 1, role: row.isHeading ? .heading : .key)
      frame.put(row.text, row: line, column: 1 + row.inset, role: .text)
    }
    if area.rows > state.overlayRows {
      let end = min(rows.count, page.top.item + state.overlayRows)
      let isWhole = rows.count <= state.overlayRows
      frame.put(
        isWhole
          ? "q closes"
          : "lines \(page.top.item + 1) to \(end) of \(rows.count) · Space goes on · q closes",
        row: area.row + area.rows - 1, column: 1, limit: columns - 2, role: .faint)
    }
    frame.cursor = (area.row, 1)
  }
}
