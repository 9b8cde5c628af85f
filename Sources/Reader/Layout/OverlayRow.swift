import Cells
import Discussions

/// One screen row of an overlay.
package struct OverlayRow: Hashable, Sendable {
  /// The words at the left: a heading, or the first part of a pair.
  package var left: SafeText
  package var isHeading: Bool
  /// Columns before `text`.
  package var inset: Int
  package var text: SafeText
}

extension Overlay {
  /// The page's lines wrapped to a width. The left parts of pairs share a column of at most a
  /// third of it.
  package func rows(columns: Int) -> [OverlayRow] {
    let columns = max(1, columns)
    let widest =
      lines.map { if case .pair(let left, _) = $0 { left.columns } else { 0 } }.max() ?? 0
    let inset = min(widest + 2, max(2, columns / 3))
    var out: [OverlayRow] = []
    for line in lines {
      switch line {
      case .blank: out.append(OverlayRow(left: .empty, isHeading: false, inset: 0, text: .empty))
      case .heading(let text):
        out.append(
          OverlayRow(left: text.fitted(to: columns), isHeading: true, inset: 0, text: .empty))
      case .text(let text):
        for line in TextWrapper.lines(of: text, width: columns) {
          let part = text.slice(line.range)
          out.append(OverlayRow(left: .empty, isHeading: false, inset: 0, text: part))
        }
      case .pair(let left, let text):
        let width = max(1, columns - inset)
        let fits = left.columns < inset
        if !fits {
          out.append(
            OverlayRow(left: left.fitted(to: columns), isHeading: false, inset: 0, text: .empty))
        }
        for (index, line) in TextWrapper.lines(of: text, width: width).enumerated() {
          let part = text.slice(line.range)
          let words = index == 0 && fits ? left : .empty
          out.append(OverlayRow(left: words, isHeading: false, inset: inset, text: part))
        }
      }
    }
    return out
  }
}
