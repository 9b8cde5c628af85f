import Discussions

/// One cell of the screen: a glyph and what it means.
package struct Cell: Hashable, Sendable {
  /// Empty in the right half of a wide glyph.
  package var glyph: String
  package var role: Role
  /// Whether the cell belongs to what is selected.
  package var isSelected: Bool

  package static let blank = Cell(glyph: " ", role: .text, isSelected: false)
}

/// A screen: a grid of cells, with the place of the hardware cursor.
package struct Frame: Hashable, Sendable {
  package let columns: Int
  package let rows: Int
  package private(set) var cells: [Cell]
  /// Where the cursor stands (screen readers and braille displays follow it); nil hides it.
  package var cursor: (row: Int, column: Int)? {
    get { cursorIndex.map { ($0 / max(1, columns), $0 % max(1, columns)) } }
    set {
      cursorIndex = newValue.flatMap { place in
        (0..<rows).contains(place.row) && (0..<columns).contains(place.column)
          ? place.row * columns + place.column : nil
      }
    }
  }
  private var cursorIndex: Int?

  /// A blank frame; negative sizes count as 0.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    cells = [Cell](repeating: .blank, count: self.columns * self.rows)
  }

  package subscript(row: Int, column: Int) -> Cell { cells[row * columns + column] }

  /// Writes text from `column`, at most `limit` columns and never outside the frame. A wide glyph
  /// that does not fit whole becomes a blank.
  ///
  /// - Returns: the columns used.
  @discardableResult
  package mutating func put(
    _ text: SafeText, row: Int, column: Int, limit: Int = .max, role: Role = .text,
    isSelected: Bool = false
  ) -> Int {
    guard (0..<rows).contains(row) else { return 0 }
    let end = min(
      columns,
      column.addingReportingOverflow(max(0, limit)).overflow ? columns : column + max(0, limit))
    var at = column
    Glyphs.scan(text) { glyph in
      guard at + glyph.columns <= end else {
        if at >= 0, at < end { set(row, at, Cell(glyph: " ", role: role, isSelected: isSelected)) }
        return false
      }
      if at >= 0 {
        set(row, at, Cell(glyph: glyph.text, role: role, isSelected: isSelected))
        if glyph.columns == 2 {
          set(row, at + 1, Cell(glyph: "", role: role, isSelected: isSelected))
        }
      }
      at += glyph.columns
      return true
    }
    return max(0, min(at, end) - column)
  }

  /// Changes the role of cells that are there, leaving their glyphs.
  package mutating func mark(row: Int, columns range: Range<Int>, role: Role) {
    guard (0..<rows).contains(row) else { return }
    for column in range.clamped(to: 0..<columns) { cells[row * columns + column].role = role }
  }

  /// Marks cells as selected, leaving glyph and role.
  package mutating func select(row: Int, columns range: Range<Int>) {
    guard (0..<rows).contains(row) else { return }
    for column in range.clamped(to: 0..<columns) { cells[row * columns + column].isSelected = true }
  }

  /// Fills a row's columns with blanks of a role.
  package mutating func fill(row: Int, columns range: Range<Int>, role: Role) {
    guard (0..<rows).contains(row) else { return }
    for column in range.clamped(to: 0..<columns) {
      set(row, column, Cell(glyph: " ", role: role, isSelected: false))
    }
  }

  private mutating func set(_ row: Int, _ column: Int, _ cell: Cell) {
    let index = row * columns + column
    // Half of a wide glyph that is overwritten leaves a blank, never half a character.
    let isWide =
      !cells[index].glyph.isEmpty && column + 1 < columns && cells[index + 1].glyph.isEmpty
    if isWide { cells[index + 1].glyph = " " }
    if cells[index].glyph.isEmpty, !cell.glyph.isEmpty, column > 0 { cells[index - 1].glyph = " " }
    cells[index] = cell
  }

  /// The glyphs of each row, without blanks at the end.
  package var text: [String] {
    (0..<rows).map { row in
      var line = ""
      for column in 0..<columns { line += self[row, column].glyph }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The role letters of each row (upper half of a golden frame's second grid).
  package var roles: [String] {
    (0..<rows).map { row in
      String((0..<columns).map { self[row, $0].role.letter })
    }
  }
}

extension Frame {
  /// The frame with its lines and signs drawn in ASCII, for fonts and lines that have nothing else.
  /// The text of article and comments stays as it is.
  package func drawnInASCII() -> Frame {
    var frame = self
    for index in frame.cells.indices {
      if let plain = Self.plain[frame.cells[index].glyph] { frame.cells[index].glyph = plain }
    }
    return frame
  }

  private static let plain = [
    "│": "|", "┃": "|", "─": "-", "┬": "+", "▾": "v", "▸": ">", "▶": ">", "·": ".", "↩": "^",
    "◂": "<",
    "▌": "|", "≠": "!", "×": "x", "…": "~", "“": "\"", "”": "\"", "‘": "'", "’": "'", "█": "#",
    "▏": "#", "▎": "#", "▍": "#", "▋": "#", "▊": "#", "▉": "#",
  ]
}
