import Discussions
import Samples

@testable import Reader

/// A reader driven by keys: (before, keys, after) tests in one line each.
struct Reading {
  var state: ReaderState

  init(_ discussion: Discussion, _ columns: Int = 120, _ rows: Int = 30) {
    state = ReaderState(
      discussion: discussion, size: ScreenSize(columns: columns, rows: rows))
  }

  init(_ outline: String, _ columns: Int = 120, _ rows: Int = 30) {
    self.init(Sample.discussion(outline), columns, rows)
  }

  /// Presses keys as `wardroom frame --keys` does; returns all effects.
  @discardableResult
  mutating func press(_ keys: String) -> [Effect] {
    KeyStroke.script(keys).flatMap { reduce(&state, .key($0)) }
  }

  /// The selected comment's number as the screen gives it, from 1.
  var number: Int? { state.selected.map { $0 + 1 } }

  /// The pane row of the selected comment's header.
  var row: Int? {
    state.selected.flatMap {
      state.threadColumn.paneRow(
        of: $0, from: state.thread.top, rows: state.area(.thread).rows)
    }
  }

  /// Numbers of the comments that have a row, from top to bottom.
  var shown: [Int] {
    var out: [Int] = []
    var at = state.threadColumn.firstItem
    while let i = at {
      out.append(i + 1)
      at = state.threadColumn.item(after: i)
    }
    return out
  }
}
