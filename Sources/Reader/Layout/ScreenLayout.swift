/// The three panes, from left to right.
package enum Pane: Int, Hashable, Sendable, CaseIterable {
  case article, thread, facts

  package var title: String {
    switch self {
    case .article: "Article"
    case .thread: "Thread"
    case .facts: "Facts"
    }
  }

  package var mode: Mode {
    switch self {
    case .article: .article
    case .thread: .thread
    case .facts: .facts
    }
  }
}

package struct ScreenSize: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }
}

/// Where a pane stands: its columns without the scrollbar column on its right.
package struct PaneArea: Hashable, Sendable {
  package var pane: Pane
  package var row: Int
  package var column: Int
  package var columns: Int
  package var rows: Int

  /// Columns for text: one blank on the left, one before the scrollbar where there is room.
  package var textColumns: Int { columns > 12 ? columns - 2 : columns }
  package var textColumn: Int { columns > 12 ? column + 1 : column }
  /// The column of the scrollbar, right of the pane.
  package var scrollbar: Int { column + columns }
}

/// Which rows and columns belong to what, for a size of the screen and a focus.
///
/// From 120 columns three panes, from 80 two, below that one with a tab line naming the others.
/// Header, title row and status line give way one after the other on a low screen.
package struct ScreenLayout: Hashable, Sendable {
  package let size: ScreenSize
  package let header: Int?
  /// The row of pane titles, or of tabs when one pane is shown.
  package let titles: Int?
  package let status: Int?
  package let areas: [PaneArea]

  package init(size: ScreenSize, focus: Pane) {
    self.size = size
    header = size.rows >= 6 ? 0 : nil
    titles = size.rows >= 4 ? (header == nil ? 0 : 1) : nil
    status = size.rows >= 2 ? size.rows - 1 : nil
    let top = (titles ?? -1) + 1
    let rows = max(1, (status ?? size.rows) - top)
    var panes: [(Pane, Int)]  // with columns, without scrollbars
    let columns = size.columns
    if columns >= 120 {
      let facts = min(max(columns * 24 / 100, 28), 46)
      let rest = columns - facts - 3
      let article = min(max(rest * 42 / 100, 30), 84)
      panes = [(.article, article), (.thread, rest - article), (.facts, facts)]
    } else if columns >= 80 {
      switch focus {
      case .facts:
        let facts = min(max(columns * 38 / 100, 30), 40)
        panes = [(.thread, columns - facts - 2), (.facts, facts)]
      case .article, .thread:
        let article = (columns - 2) * 43 / 100
        panes = [(.article, article), (.thread, columns - 2 - article)]
      }
    } else {
      panes = [(focus, columns >= 8 ? columns - 1 : columns)]
    }
    var areas: [PaneArea] = []
    var column = 0
    for (pane, columns) in panes {
      areas.append(PaneArea(pane: pane, row: top, column: column, columns: columns, rows: rows))
      column += columns + 1
    }
    self.areas = areas
  }

  package func area(_ pane: Pane) -> PaneArea? { areas.first { $0.pane == pane } }

  /// The pane at a cell of the screen.
  package func pane(row: Int, column: Int) -> PaneArea? {
    areas.first {
      ($0.row..<$0.row + $0.rows).contains(row)
        && ($0.column...$0.column + $0.columns).contains(column)
    }
  }
}
