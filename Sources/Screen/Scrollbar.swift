import Cells
import Discussions
import Reader

/// The column between two panes: border, thumb, and a tick where there are hits.
struct Scrollbar {
  let area: PaneArea
  /// Part of the contents above the pane and in it, each in 0…1.
  let above: Double
  let shown: Double
  /// Whether a part of the contents (0…1) holds a hit that may be out of sight.
  let hasHit: (Range<Double>) -> Bool

  func draw(on frame: inout Frame) {
    guard area.scrollbar < frame.columns else { return }
    let rows = area.rows
    let isWhole = shown >= 1
    let thumb = max(1, Int((shown * Double(rows)).rounded()))
    let top = min(rows - thumb, Int((above * Double(rows)).rounded()))
    for index in 0..<rows {
      let part = Double(index) / Double(rows)..<Double(index + 1) / Double(rows)
      let isThumb = !isWhole && (top..<top + thumb).contains(index)
      let isHit = hasHit(part)
      frame.put(
        isHit ? "◂" : isThumb ? "┃" : "│", row: area.row + index, column: area.scrollbar,
        role: isHit ? .hit : isThumb ? .scrollbar : .border)
    }
  }
}
