import Cells
import Discussions
import Reader

/// The first line: what is read, how many comments there are and how many are not yet seen.
struct HeaderLine {
  let state: ReaderState

  func draw(on frame: inout Frame, row: Int) {
    let columns = state.size.columns
    frame.fill(row: row, columns: 0..<columns, role: .title)
    let counts = SafeText(field: self.counts)
    let countsColumns = min(counts.columns, max(0, columns - 12))
    let room = columns - countsColumns - 4
    let title = state.discussion.displayTitle.fittedToWords(max(0, room))
    frame.put(title, row: row, column: 1, role: .title)
    if countsColumns > 0 {
      frame.put(
        counts.fitted(to: countsColumns), row: row, column: columns - countsColumns - 1,
        limit: countsColumns, role: .title)
    }
  }

  private var counts: String {
    let tree = state.tree
    var parts: [String] = []
    if state.isLoading || state.isRefetching {
      parts.append("reading …")
    } else if state.isReadingClosely {
      parts.append("reading closely …")
    }
    if tree.isEmpty {
      parts.append("no comments")
    } else {
      let count = tree.count - state.changes.values.count { $0 == .gone }
      parts.append("\(count) comment\(count == 1 ? "" : "s")")
      let unseen = tree.count - state.seen.count
      if unseen > 0 { parts.append("\(unseen) not yet seen") }
    }
    if state.hasUnsavedRepairs {
      parts.append("repairs not saved")
    } else if !state.repairs.isEmpty {
      parts.append("put right by hand")
    }
    if state.thread.filter != nil { parts.append("filtered") }
    return parts.joined(separator: " · ")
  }
}
