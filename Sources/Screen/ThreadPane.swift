import Cells
import Discussions
import Reader

/// The comments under light guides.
struct ThreadPane {
  let state: ReaderState
  let area: PaneArea

  func draw(on frame: inout Frame) {
    let column = state.threadColumn
    guard let selected = state.selected else {
      let words: SafeText = state.isLoading ? "Reading the comments …" : "No comments were found."
      frame.put(
        words, row: area.row, column: area.textColumn, limit: area.textColumns, role: .faint)
      drawScrollbar(bottom: 0, isAll: true, on: &frame)
      return
    }
    var bottom = state.thread.top.item
    let visible = column.visible(from: state.thread.top, rows: area.rows)
    for (item, first) in visible {
      bottom = item
      draw(item, at: first, in: column, isSelected: item == selected, on: &frame)
      if item == selected, state.focus == .thread {
        frame.cursor = (area.row + max(0, first), area.textColumn + column.indentation(item))
      }
    }
    let end = visible.last.map { $0.row + column.height(of: $0.item) } ?? 0
    let isAll =
      state.thread.top == Viewport(item: column.firstItem ?? 0, row: 0)
      && column.item(after: bottom) == nil && end <= area.rows
    drawScrollbar(bottom: bottom, isAll: isAll, on: &frame)
  }

  private func draw(
    _ i: Int, at first: Int, in column: ThreadColumn, isSelected: Bool, on frame: inout Frame
  ) {
    let indentation = column.indentation(i)
    let height = column.height(of: i)
    for offset in 0..<height {
      let row = first + offset
      guard row < area.rows else { break }
      guard row >= 0 else { continue }
      drawGuides(indentation, at: area.row + row, on: &frame)
      if offset == 0 {
        CommentHeader(state: state, column: column, area: area)
          .draw(i, at: area.row + row, isSelected: isSelected, on: &frame)
      } else {
        drawBody(
          i, line: offset - 1, at: area.row + row, in: column, isSelected: isSelected, on: &frame)
      }
    }
  }

  private func drawGuides(_ indentation: Int, at row: Int, on frame: inout Frame) {
    for guide in stride(from: 0, to: indentation, by: 2) where guide < area.textColumns {
      frame.put("│", row: row, column: area.textColumn + guide, role: .guide)
    }
  }

  private func drawBody(
    _ i: Int, line: Int, at row: Int, in column: ThreadColumn, isSelected: Bool,
    on frame: inout Frame
  ) {
    let indentation = column.indentation(i)
    let left = area.textColumn + indentation
    if isSelected { frame.put("┃", row: row, column: left, role: .selection) }
    let isCursor = isSelected && state.repair?.picked == nil && isRepairLine(i, line, column)
    if isCursor { frame.put("▶", row: row, column: left, role: .selection) }
    let comment = state.tree[i]
    let width = column.textWidth(i)
    if column.view.folded.contains(i) {
      let text = SafeText(field: comment.blocks.map(\.text.string).joined(separator: " "))
      frame.put(text.fitted(to: width), row: row, column: left + 2, limit: width, role: .faint)
      return
    }
    let lines = column.body(i)
    guard line < lines.count else { return }
    BodyText(state: state).draw(
      lines[line], of: comment.blocks[lines[line].block].text, section: i, at: row,
      column: left + 2, columns: width, on: &frame)
  }

  /// Whether the repair cursor stands on a line of a comment's text: the first of its paragraph.
  private func isRepairLine(_ i: Int, _ line: Int, _ column: ThreadColumn) -> Bool {
    guard let repair = state.repair, !column.view.folded.contains(i) else { return false }
    return column.body(i).firstIndex { $0.block == repair.block && $0.range != nil } == line
  }

  private func drawScrollbar(bottom: Int, isAll: Bool, on frame: inout Frame) {
    let count = Double(max(1, state.tree.count))
    Scrollbar(
      area: area, above: Double(state.thread.top.item) / count,
      shown: isAll ? 1 : Double(bottom - state.thread.top.item + 1) / count * 0.99,
      hasHit: { part in
        guard !isAll, let search = state.search, !state.tree.isEmpty else { return false }
        let a = search.lowerBound(Place(comment: Int(part.lowerBound * count)))
        return a < search.lowerBound(Place(comment: Int(part.upperBound * count)))
      }
    ).draw(on: &frame)
  }
}
