import Discussions
import Parsing

extension ReaderState {
  mutating func runRepair(_ command: Command, count: Int?) -> [Effect] {
    if command == .repairMode {
      enterRepair()
      return []
    }
    if command == .repairWrite { return writeRepairs() }
    guard repair != nil else {
      message = "Press E first: repairs are made in the repair mode"
      return []
    }
    guard !tree.isEmpty, let line = tree[cursor].lines?.lowerBound else { return [] }
    switch command {
    case .repairSplit: return splitHere()
    case .repairJoin:
      guard cursor > 0 else {
        message = "This is the first comment; A makes it part of the article"
        return []
      }
      return mend { $0.setStart(line, false) }
    case .repairParent:
      guard cursor > 0 else {
        message = "The first comment answers nobody"
        return []
      }
      let child = cursor
      repair?.picked = child
      message = "Move to the comment that \(child + 1) answers, or type its number, then Enter"
    case .repairPick: return pick(count)
    case .repairOut: return moveOut(line)
    case .repairTop: return mend { $0.parents[line] = .topLevel }
    case .repairArticle:
      let end = tree[cursor].lines?.upperBound ?? line
      return mend { $0.articleEnd = end }
    case .repairArticleLess: return shortenArticle()
    case .repairName:
      beforePrompt = (focus, thread, articleTop, search)
      prompt = Prompt(.writer, text: tree[cursor].author?.name.string ?? "")
    case .repairUndo: return stepBack()
    case .repairRedo: return stepForward()
    default: break
    }
    return []
  }

  private mutating func enterRepair() {
    guard discussion.source.kind == .flatText, !tree.isEmpty else {
      message = "This source states its thread; only recovered threads are repaired"
      return
    }
    guard !discussion.source.location.isOpenable else {
      message = "Repairs are kept beside a file: save the text as one first"
      return
    }
    repair = RepairView()
    thread.isOutline = false
    setFilter(nil)
  }

  mutating func leaveRepair() {
    if repair?.isUnsaved == true {
      message = "Repairs are kept for this session; :write saves them"
    }
    repair = nil
  }

  mutating func cancelPick() {
    guard let picked = repair?.picked else { return }
    repair?.picked = nil
    select(picked)
  }

  /// Moves the cursor by paragraphs, over the borders of comments.
  mutating func moveInRepair(by step: Int) {
    guard !tree.isEmpty, var block = repair?.block else { return }
    let column = threadColumn
    var at = cursor
    for _ in 0..<min(abs(step), 10_000) {
      if step > 0 {
        if block + 1 < tree[at].blocks.count, !thread.folded.contains(at) {
          block += 1
        } else if let next = column.item(after: at) {
          (at, block) = (next, 0)
        }
      } else if block > 0 {
        block -= 1
      } else if let previous = column.item(before: at) {
        (at, block) = (previous, max(0, tree[previous].blocks.count - 1))
      }
    }
    select(at)
    repair?.block = block
    let place = Place(comment: at, block: block)
    let row = threadColumn.row(of: place)
    let rows = area(.thread).rows
    if let first = threadColumn.paneRow(of: at, from: thread.top, rows: rows),
      !(0..<rows).contains(first + row)
    {
      thread.top = threadColumn.viewport(placing: at, row: row, at: rows / 2)
    }
  }

  // MARK: Steps

  private mutating func splitHere() -> [Effect] {
    let block = min(repair?.block ?? 0, tree[cursor].blocks.count - 1)
    guard block > 0, let line = tree[cursor].blocks[block].line else {
      message = "A comment begins here already; move to one of its paragraphs with j"
      return []
    }
    return mend { $0.starts[line] = true }
  }

  private mutating func moveOut(_ line: Int) -> [Effect] {
    guard let parent = tree.parent(cursor) else {
      message = "This comment is at the top level"
      return []
    }
    let target = tree.parent(parent).flatMap { tree[$0].lines?.lowerBound }
    return mend { $0.parents[line] = target.map { .comment(line: $0) } ?? .topLevel }
  }

  private mutating func shortenArticle() -> [Effect] {
    let lines = discussion.article.blocks.compactMap(\.line)
    guard let last = lines.last else {
      message = "There is no article"
      return []
    }
    let end = lines.dropLast().last ?? 0
    return mend { repairs in
      repairs.articleEnd = end
      repairs.starts[last] = true
    }
  }

  private mutating func pick(_ number: Int?) -> [Effect] {
    guard let child = repair?.picked, let line = tree[child].lines?.lowerBound else { return [] }
    let parent = number.map { $0 - 1 } ?? cursor
    guard tree.indices.contains(parent), parent < child, let target = tree[parent].lines?.lowerBound
    else {
      message = Message("A comment answers one above it: choose from 1 to \(child)", isAlert: true)
      return []
    }
    repair?.picked = nil
    select(child)
    return mend { $0.parents[line] = .comment(line: target) }
  }

  mutating func nameWriter(_ name: String) -> [Effect] {
    guard repair != nil, !tree.isEmpty, let line = tree[cursor].lines?.lowerBound else { return [] }
    let words = name.split(separator: " ").joined(separator: " ")
    return mend { repairs in
      repairs.authors[line] = words.isEmpty ? nil : SafeText(field: words)
      // A comment that somebody wrote is a comment.
      if !words.isEmpty { repairs.starts[line] = true }
    }
  }

  /// Makes a step that can be undone.
  private mutating func mend(_ change: (inout Repairs) -> Void) -> [Effect] {
    let before = repairs
    change(&repairs)
    guard repairs != before else { return [] }
    repair?.undo.append(before)
    repair?.redo = []
    return decodeAgain()
  }

  private mutating func stepBack() -> [Effect] {
    guard let before = repair?.undo.popLast() else {
      message = "There is nothing to undo"
      return []
    }
    repair?.redo.append(repairs)
    repairs = before
    return decodeAgain()
  }

  private mutating func stepForward() -> [Effect] {
    guard let after = repair?.redo.popLast() else {
      message = "There is nothing to do again"
      return []
    }
    repair?.undo.append(repairs)
    repairs = after
    return decodeAgain()
  }

  private mutating func decodeAgain() -> [Effect] {
    repair?.isUnsaved = true
    ticket += 1
    return [.recover(repairs, ticket: ticket)]
  }

  private mutating func writeRepairs() -> [Effect] {
    guard discussion.source.kind == .flatText else {
      message = "This source states its thread; there are no repairs to save"
      return []
    }
    repair?.isUnsaved = false
    return [.save(repairs)]
  }
}
