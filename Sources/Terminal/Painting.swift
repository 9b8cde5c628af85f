/// Text that begins at a column, from 0, and looks the same throughout.
///
/// The text is already safe: no control, format or bidirectional characters.
package struct PaintRun: Equatable, Sendable {
  package var column: Int
  package var text: String
  package var style: PaintStyle

  package init(column: Int, text: String, style: PaintStyle = PaintStyle()) {
    self.column = column
    self.text = text
    self.style = style
  }
}

/// What a whole screen shows.
package struct Painting: Equatable, Sendable {
  /// From the top; what no run covers, and rows that are missing, are blank. Runs of a row stand
  /// from left to right; what lies beyond the terminal's edges is cut.
  package var rows: [[PaintRun]]
  package var cursor: Cursor

  /// The hardware cursor. Screen readers and braille lines follow it even where it is not visible.
  package struct Cursor: Equatable, Sendable {
    package var column: Int
    package var row: Int
    package var isVisible: Bool

    package init(column: Int, row: Int, isVisible: Bool) {
      self.column = column
      self.row = row
      self.isVisible = isVisible
    }
  }

  package init(
    rows: [[PaintRun]], cursor: Cursor = Cursor(column: 0, row: 0, isVisible: false)
  ) {
    self.rows = rows
    self.cursor = cursor
  }
}
