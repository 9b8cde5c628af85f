import Cells
import Discussions
import Reader

/// The line above the panes: their titles, or tabs when only one pane is shown.
struct TitleRow {
  let state: ReaderState
  let layout: ScreenLayout

  func draw(on frame: inout Frame, row: Int) {
    if layout.areas.count == 1 {
      drawTabs(on: &frame, row: row)
    } else {
      drawTitles(on: &frame, row: row)
    }
  }

  private func drawTitles(on frame: inout Frame, row: Int) {
    for column in 0..<frame.columns {
      frame.put("─", row: row, column: column, role: .border)
    }
    for (index, area) in layout.areas.enumerated() {
      let isFocused = area.pane == state.focus
      let title = SafeText(field: " \(title(area.pane)) ")
      let shown = title.fitted(to: max(0, area.columns - 2))
      frame.put(shown, row: row, column: area.column + 1, role: isFocused ? .focus : .faint)
      if index + 1 < layout.areas.count {
        frame.put("┬", row: row, column: area.scrollbar, role: .border)
      }
    }
  }

  private func drawTabs(on frame: inout Frame, row: Int) {
    frame.fill(row: row, columns: 0..<frame.columns, role: .faint)
    let third = frame.columns / 3
    for (index, pane) in Pane.allCases.enumerated() {
      let isFocused = pane == state.focus
      let name = isFocused ? "[\(pane.title)]" : " \(pane.title) "
      let left = third >= 9 ? index * third : index * frame.columns / 3
      let limit = index == 2 ? frame.columns - left : max(1, third)
      frame.put(
        SafeText(field: name).fitted(to: limit), row: row, column: left, limit: limit,
        role: isFocused ? .focus : .faint)
    }
  }

  private func title(_ pane: Pane) -> String {
    switch pane {
    case .article: return pane.title
    case .thread:
      if let repair = state.repair {
        return repair.picked.map { "What does \($0 + 1) answer?" } ?? "Repairing"
      }
      if let filter = state.thread.filter {
        switch filter {
        case .matching(let pattern): return "Thread, only \(pattern.source)"
        case .exchange: return "Thread, one exchange"
        case .writtenBy(let name): return "Thread, only by \(name)"
        case .mentioning(let entry): return "Thread, only \(entry.name)"
        }
      }
      return state.thread.isOutline ? "Outline" : pane.title
    case .facts:
      guard state.facts.scope == .section else {
        return state.facts.order == .type ? pane.title : "\(pane.title) \(state.facts.order.words)"
      }
      return state.section == Place.article
        ? "Facts of the article" : "Facts of \(state.section + 1)"
    }
  }
}
