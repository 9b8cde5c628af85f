import Cells
import Discussions
import Reader

/// The first line of a comment: fold mark, number, writer, and what it answers.
struct CommentHeader {
  let state: ReaderState
  let column: ThreadColumn
  let area: PaneArea

  func draw(_ i: Int, at row: Int, isSelected: Bool, on frame: inout Frame) {
    let left = area.textColumn + column.indentation(i)
    let end = area.textColumn + area.textColumns
    let right = rightSide(of: i)
    let rightColumns = right.reduce(0) { $0 + $1.text.columns + 1 }
    let hasRoom = end - left - rightColumns >= 10
    var at = left
    func put(_ text: SafeText, _ role: Role, limit: Int) {
      at += frame.put(text, row: row, column: at, limit: min(limit, end - at), role: role)
    }
    put(SafeText(field: marker(of: i) + " "), .guide, limit: 2)
    put(SafeText(field: "\(i + 1) "), isSelected ? .selection : .faint, limit: 9)
    if column.isDeeperThanShown(i) { put("·\(state.tree.depth(i)) ", .guide, limit: 9) }
    let room = max(0, end - at - (hasRoom ? rightColumns : 0))
    let (name, role) = name(of: i)
    put(name.fitted(to: room), role, limit: room)
    if column.view.isMuted(i) {
      put(at > left + 4 && !name.isEmpty ? ", muted" : "muted", .faint, limit: 8)
    } else if column.view.isOutline {
      let text = SafeText(field: (name.isEmpty ? "" : "  ") + state.tree[i].blocks[0].text.string)
      let room = max(0, end - at - (hasRoom ? rightColumns : 0))
      put(text.fitted(to: room), .text, limit: room)
    } else if let date = date(of: i) {
      let room = end - at - rightColumns - 1
      if room >= date.columns + 2 { put("  \(date)", .faint, limit: room) }
    }
    if hasRoom {
      var place = end - rightColumns + 1
      for part in right {
        place +=
          frame.put(part.text, row: row, column: place, limit: end - place, role: part.role) + 1
      }
    }
    if isSelected { frame.select(row: row, columns: left..<end) }
  }

  private func marker(of i: Int) -> String {
    if column.view.isClosed(i) { return "▸" }
    return state.tree.isLeaf(i) ? "·" : "▾"
  }

  private func name(of i: Int) -> (SafeText, Role) {
    guard let author = state.tree[i].author else { return (.empty, .faint) }
    guard author.isInferred else { return (author.name, .author) }
    return ("“\(author.name)”", author.confidence < Inference.certain ? .guess : .author)
  }

  private func date(of i: Int) -> SafeText? {
    if let date = state.tree[i].date {
      let text = date.description.prefix(16).replacing("T", with: " ")
      return SafeText(field: text)
    }
    return state.tree[i].dateText
  }

  private func rightSide(of i: Int) -> [(text: SafeText, role: Role)] {
    let tree = state.tree
    var out: [(text: SafeText, role: Role)] = []
    switch state.changes[i] {
    case .new: out.append(("new", .fresh))
    case .changed: out.append(("changed", .fresh))
    case .gone: out.append(("gone", .faint))
    case nil: break
    }
    let below = tree.descendantCount(i)
    if column.view.isClosed(i) {
      out.append((below > 0 ? "+\(below) folded" : "folded", .key))
    } else if below > 0, tree.parent(i) == nil || column.view.isOutline {
      out.append(("\(below) below", .faint))
    }
    let link = tree[i].link
    let isGuess = link.confidence < Inference.certain
    if let parent = tree.parent(i) {
      out.append(("↩ \(parent + 1)\(isGuess ? "?" : "")", isGuess ? .guess : .faint))
    } else if isGuess {
      out.append(("root?", .guess))
    }
    return out
  }
}
