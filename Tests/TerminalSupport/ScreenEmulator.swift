import CVTerm

/// A terminal's screen in memory (libvterm): bytes in, cells out.
package final class ScreenEmulator {
  package struct Cell: Equatable {
    /// Empty where nothing was written, and in the second column of a wide character.
    package var text: String
    /// Columns.
    package var width: Int
    package var isBold, isItalic, isUnderlined, isReversed: Bool
    /// -1 the terminal's own, 0 … 255 an index of the palette, else 0x1RRGGBB.
    package var foreground, background: Int
  }

  package private(set) var columns: Int
  package private(set) var rows: Int
  private let terminal: OpaquePointer

  package init?(columns: Int, rows: Int) {
    guard let terminal = cv_new(Int32(rows), Int32(columns)) else { return nil }
    self.terminal = terminal
    self.columns = columns
    self.rows = rows
  }

  deinit { cv_free(terminal) }

  package func feed(_ bytes: some Sequence<UInt8>) {
    let characters = bytes.map { CChar(bitPattern: $0) }
    cv_feed(terminal, characters, Int32(characters.count))
  }

  package func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cv_resize(terminal, Int32(rows), Int32(columns))
  }

  /// What a terminal says by itself, as the answer to a query for its kind.
  package func takeAnswer() -> [UInt8] {
    var characters = [CChar](repeating: 0, count: 512)
    let count = cv_take_answer(terminal, &characters, Int32(characters.count))
    return characters.prefix(Int(count)).map { UInt8(bitPattern: $0) }
  }

  package func cell(row: Int, column: Int) -> Cell {
    let flat = cv_cell_at(terminal, Int32(row), Int32(column))
    var text = ""
    withUnsafeBytes(of: flat.scalars) { bytes in
      for value in bytes.bindMemory(to: UInt32.self).prefix(while: { $0 != 0 }) {
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
    }
    return Cell(
      text: text, width: Int(flat.width), isBold: flat.bold, isItalic: flat.italic,
      isUnderlined: flat.underline, isReversed: flat.reverse, foreground: Int(flat.foreground),
      background: Int(flat.background))
  }

  /// A row's text, without blanks at its end.
  package func line(_ row: Int) -> String {
    var line = ""
    var column = 0
    while column < columns {
      let cell = cell(row: row, column: column)
      line += cell.text.isEmpty ? " " : cell.text
      column += max(1, cell.width)
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  package var lines: [String] { (0..<rows).map(line) }

  package var cursor: (column: Int, row: Int) {
    (Int(cv_cursor_column(terminal)), Int(cv_cursor_row(terminal)))
  }
  package var isCursorVisible: Bool { cv_cursor_is_visible(terminal) }
  package var isOnAlternateScreen: Bool { cv_is_on_alternate_screen(terminal) }
}
