import Cells
import Terminal

/// Turns roles into styles. The terminal's own colours by default, so that light and dark
/// backgrounds both work; nothing is told by colour alone.
package struct Theme: Sendable {
  package init() {}

  func style(of cell: Cell) -> PaintStyle {
    var style = style(of: cell.role)
    if cell.isSelected {
      style.attributes.insert(.reverse)
      style.attributes.remove(.dim)
    }
    return style
  }

  private func style(of role: Role) -> PaintStyle {
    switch role {
    case .text: PaintStyle()
    case .faint, .border, .guide: PaintStyle(.dim)
    case .focus: PaintStyle([.bold, .underline])
    case .title: PaintStyle(.bold)
    case .heading: PaintStyle(.bold)
    case .notice, .quotation: PaintStyle(.italic)
    case .author: PaintStyle(.bold, foreground: .palette(6))
    case .guess: PaintStyle([.italic, .dim])
    case .fresh: PaintStyle(.bold, foreground: .palette(2))
    case .fact: PaintStyle([.bold, .underline])
    case .hit: PaintStyle(foreground: .palette(0), background: .palette(3))
    case .currentHit: PaintStyle([.bold, .reverse])
    case .selection: PaintStyle(.bold, foreground: .palette(4))
    case .status: PaintStyle()
    case .key: PaintStyle(.bold)
    case .prompt: PaintStyle()
    case .alert: PaintStyle(.bold, foreground: .palette(1))
    case .scrollbar: PaintStyle(.bold)
    case .bar: PaintStyle(foreground: .palette(4))
    }
  }
}

extension Painting {
  /// A frame in the theme's styles; neighbouring cells of one style are one run, blanks at the end
  /// of a row are left out.
  init(_ frame: Frame, theme: Theme) {
    var rows: [[PaintRun]] = []
    rows.reserveCapacity(frame.rows)
    for row in 0..<frame.rows {
      var end = frame.columns
      while end > 0, frame[row, end - 1] == .blank { end -= 1 }
      var runs: [PaintRun] = []
      var last: (role: Role, isSelected: Bool)?
      for column in 0..<end {
        let cell = frame[row, column]
        if let last, last.role == cell.role, last.isSelected == cell.isSelected {
          runs[runs.count - 1].text += cell.glyph
        } else {
          runs.append(PaintRun(column: column, text: cell.glyph, style: theme.style(of: cell)))
          last = (cell.role, cell.isSelected)
        }
      }
      rows.append(runs)
    }
    let cursor = frame.cursor.map {
      Cursor(column: $0.column, row: $0.row, isVisible: true)
    }
    self.init(rows: rows, cursor: cursor ?? Cursor(column: 0, row: 0, isVisible: false))
  }
}
