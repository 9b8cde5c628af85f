/// The top of a pane: an item, and which of its rows is the first to show.
package struct Viewport: Hashable, Sendable {
  package var item: Int
  /// Rows of the item above the pane, from 0.
  package var row: Int

  package static let start = Viewport(item: 0, row: 0)

  package init(item: Int, row: Int) {
    self.item = item
    self.row = row
  }
}

/// Items one below the other, each some rows high: blocks of an article, comments, facts, help lines.
///
/// All walks below cost the rows that they cross, never the length of the column.
package protocol ItemColumn {
  /// Nil when the column is empty.
  var firstItem: Int? { get }
  var lastItem: Int? { get }
  /// Rows that the item takes, at least 1.
  func height(of item: Int) -> Int
  func item(after item: Int) -> Int?
  func item(before item: Int) -> Int?
}

extension ItemColumn {
  /// The items to draw: each with the pane row of its first row, which is negative when the item
  /// begins above the pane.
  package func visible(from top: Viewport, rows: Int) -> [(item: Int, row: Int)] {
    var out: [(item: Int, row: Int)] = []
    var row = -top.row
    var current: Int? = firstItem == nil ? nil : top.item
    while row < rows, let item = current {
      out.append((item, row))
      row += height(of: item)
      current = self.item(after: item)
    }
    return out
  }

  /// The viewport `rows` rows further down (negative: up), stopping at the ends.
  package func scrolled(_ top: Viewport, by rows: Int) -> Viewport {
    var top = top
    if rows >= 0 {
      top.row += rows
      while top.row >= height(of: top.item) {
        guard let next = item(after: top.item) else {
          top.row = height(of: top.item) - 1
          break
        }
        top.row -= height(of: top.item)
        top.item = next
      }
    } else {
      top.row += rows
      while top.row < 0 {
        guard let previous = item(before: top.item) else {
          top.row = 0
          break
        }
        top.item = previous
        top.row += height(of: previous)
      }
    }
    return top
  }

  /// The viewport in which a row of an item stands on a row of the pane, as far as the column's
  /// start allows.
  package func viewport(placing item: Int, row: Int = 0, at paneRow: Int) -> Viewport {
    scrolled(Viewport(item: item, row: min(row, height(of: item) - 1)), by: -paneRow)
  }

  /// The pane row of the item's first row, if it is within `rows` rows above or below the pane.
  package func paneRow(of item: Int, from top: Viewport, rows: Int) -> Int? {
    var row = -top.row
    var current: Int? = top.item
    while let at = current, row <= rows * 2 {
      if at == item { return row }
      row += height(of: at)
      current = self.item(after: at)
    }
    row = -top.row
    current = self.item(before: top.item)
    while let at = current, row >= -rows {
      row -= height(of: at)
      if at == item { return row }
      current = self.item(before: at)
    }
    return nil
  }

  /// The viewport moved so that the pane is filled when the column is long enough.
  package func filled(_ top: Viewport, rows: Int) -> Viewport {
    guard let last = lastItem else { return .start }
    var row = -top.row
    var current: Int? = top.item
    while let at = current {
      row += height(of: at)
      if row >= rows { return top }
      current = self.item(after: at)
    }
    return viewport(placing: last, row: height(of: last) - 1, at: rows - 1)
  }

  /// The least scrolling that shows the item: whole if it fits, else from its first row.
  package func revealing(_ item: Int, from top: Viewport, rows: Int) -> Viewport {
    guard rows > 0 else { return Viewport(item: item, row: 0) }
    let height = height(of: item)
    guard let row = paneRow(of: item, from: top, rows: rows) else {
      let isLong = height >= rows
      return viewport(placing: item, at: isLong ? 0 : max(0, (rows - height) / 3))
    }
    if row >= 0, row + height <= rows { return top }
    if height >= rows || row < 0 { return viewport(placing: item, at: 0) }
    return scrolled(top, by: row + height - rows)
  }
}
