import Cells
import Discussions
import Reader

/// The last line: what is being typed or a message, else where the reader stands and why it is
/// thought so, with the keys that are most useful here.
struct StatusLine {
  let state: ReaderState

  func draw(on frame: inout Frame, row: Int) {
    let columns = frame.columns
    frame.fill(row: row, columns: 0..<columns, role: .status)
    if let prompt = state.prompt {
      draw(prompt, on: &frame, row: row)
      return
    }
    if !state.pending.isEmpty || state.count != nil {
      drawPending(on: &frame, row: row)
      return
    }
    var right: SafeText = .empty
    if let search = state.search, !search.hits.isEmpty {
      let at = search.position.map { "\($0.current)/\($0.of)" } ?? "\(search.hits.count) hits"
      right = SafeText(field: "/\(search.pattern.source)").fitted(to: max(4, columns / 4))
      right = SafeText(field: "\(right) \(at)")
    } else if state.message == nil {
      right = arriving == nil ? SafeText(field: hints) : stopHint
    }
    let left = state.message?.text ?? arriving ?? SafeText(field: whereabouts)
    let isAlert = state.message?.isAlert ?? false
    let leftColumns = left.columns
    if leftColumns + right.columns + 3 > columns, state.search == nil, arriving == nil {
      right = "? keys"
    }
    let isRightShown = right.columns + min(leftColumns, 16) + 3 <= columns && right.columns > 0
    let room = columns - 1 - (isRightShown ? right.columns + 2 : 0)
    frame.put(
      left.fitted(to: room), row: row, column: 1, limit: room, role: isAlert ? .alert : .status)
    if isRightShown {
      frame.put(
        right, row: row, column: columns - right.columns - 1,
        role: state.search == nil ? .key : .prompt)
    }
  }

  /// What is on its way.
  private var arriving: SafeText? {
    state.isFetching ? state.arriving.map { "Fetching \($0)" } : nil
  }

  private var stopHint: SafeText {
    state.keymap.hint(.cancel, in: state.mode).map { "\($0) stops" } ?? .empty
  }

  // MARK: Prompt

  private func draw(_ prompt: Prompt, on frame: inout Frame, row: Int) {
    let columns = frame.columns
    var right: SafeText = .empty
    if prompt.kind == .search, !prompt.scalars.isEmpty {
      if let search = state.search {
        right = SafeText(
          field: search.position.map { "\($0.current)/\($0.of)" } ?? "not found")
      }
    } else if prompt.kind == .command, let message = state.message {
      right = message.text.fitted(to: columns / 2)
    }
    let label = SafeText(field: prompt.kind.label)
    let room = max(1, columns - label.columns - (right.isEmpty ? 0 : right.columns + 2) - 1)
    // The part around the cursor is shown when the line is longer than the screen.
    var start = 0
    let before = { (from: Int) in
      SafeText(field: text(prompt.scalars[from..<prompt.cursor])).columns
    }
    while start < prompt.cursor, before(start) >= room { start += 1 }
    let inset = label.columns
    frame.put(label, row: row, column: 0, role: .prompt)
    let shown = SafeText(field: text(prompt.scalars[start...]))
    frame.put(shown, row: row, column: inset, limit: room, role: .prompt)
    if !right.isEmpty, right.columns + 4 < columns {
      frame.put(right, row: row, column: columns - right.columns - 1, role: .faint)
    }
    frame.cursor = (row, min(columns - 1, inset + before(start)))
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  // MARK: Pending keys

  /// The keys pressed so far and what may follow.
  private func drawPending(on frame: inout Frame, row: Int) {
    var pressed = state.count.map { "\($0) " } ?? ""
    pressed += state.pending.map(\.description).joined(separator: " ")
    var column = 1
    column += frame.put(SafeText(field: pressed), row: row, column: column, role: .key) + 2
    guard case .pending(let bindings) = state.keymap.answer(to: state.pending, in: state.mode),
      !state.pending.isEmpty
    else { return }
    for binding in bindings {
      let rest = Chord(Array(binding.chord.patterns.dropFirst(state.pending.count))).description
      let words = SafeText(field: "\(rest) \(binding.command.shortSummary)")
      guard column + words.columns < frame.columns else { return }
      let keys = SafeText(field: rest)
      frame.put(words, row: row, column: column, role: .status)
      frame.mark(row: row, columns: column..<column + keys.columns, role: .key)
      column += words.columns + 3
    }
  }

  // MARK: Where the reader stands

  private var whereabouts: String {
    switch state.focus {
    case .article:
      let count = state.discussion.article.blocks.count
      guard count > 0 else { return "no article" }
      return "article, paragraph \((state.articleBlock ?? 0) + 1) of \(count)"
    case .thread: return commentWhereabouts
    case .facts:
      if let writer = state.facts.selectedWriter.map({ state.writers[$0] }) {
        return "\(writer.name): wrote \(writer.comments.count) of \(state.tree.count)"
      }
      guard let entry = state.facts.selectedEntry else { return "no facts" }
      let names = state.entries[entry]
      let times = names.mentions.count == 1 ? "once" : "in \(names.mentions.count) places"
      return "\(names.name): said \(times)\(names.isDisputed ? ", figures differ" : "")"
    }
  }

  private var commentWhereabouts: String {
    let tree = state.tree
    guard let i = state.selected else { return "no comments" }
    // In the repair mode the keys are what is needed, and the evidence is a key away.
    if let picked = state.repair?.picked {
      return "What does \(picked + 1) answer? \(i + 1) of \(tree.count)"
    }
    if state.repair != nil {
      let parent = tree.parent(i).map { "answers \($0 + 1)" } ?? "top level"
      return "\(i + 1) of \(tree.count) · \(parent)"
    }
    var parts = ["\(i + 1) of \(tree.count)", "depth \(tree.depth(i))"]
    if let parent = tree.parent(i) {
      let name = tree[parent].author.map { " \($0.name)" } ?? ""
      parts.append("answers \(parent + 1)\(name)\(reason(i))")
    } else {
      parts.append("top level\(reason(i))")
    }
    let below = tree.children(i).count
    if below > 0 { parts.append("\(below) answer\(below == 1 ? "" : "s") below") }
    return parts.joined(separator: " · ")
  }

  /// The strongest signal and the confidence of an inferred link.
  private func reason(_ i: Int) -> String {
    if state.tree[i].link == .repaired { return " (by hand)" }
    guard case .inferred(let inference) = state.tree[i].link else { return "" }
    let percent = "\(Int((inference.confidence * 100).rounded())) % sure"
    guard state.size.columns >= 100, let first = inference.evidence.first(where: { $0.weight > 0 })
    else { return " (\(percent))" }
    let isTop = state.tree.parent(i) == nil
    let words = SafeText(field: first.sentence(for: isTop ? .topLevel : .answer)).fitted(
      to: state.size.columns / 3)
    return " (\(words), \(percent))"
  }

  private var hints: String {
    let commands: [(Command, String)] =
      switch state.mode {
      case .article: [(.search, "search"), (.focusRight, "thread"), (.help, "keys")]
      case .thread:
        [(.parent, "parent"), (.firstReply, "reply"), (.nextNew, "unseen"), (.help, "keys")]
      case .facts:
        [(.open, "go there"), (.factsFilter, "only"), (.factsOrder, "order"), (.help, "keys")]
      case .overlay: [(.back, "close")]
      case .prompt: []
      case .repair:
        [
          (.repairSplit, "split"), (.repairJoin, "join"), (.repairParent, "parent"),
          (.repairTop, "top"), (.repairName, "name"), (.repairUndo, "undo"), (.repairWrite, "save"),
          (.help, "keys"),
        ]
      case .pick: [(.repairPick, "this one"), (.cancel, "cancel")]
      }
    return commands.filter { !state.refuses($0.0) }.compactMap { command, word in
      state.keymap.hint(command, in: state.mode).map { "\($0) \(word)" }
    }.joined(separator: "  ")
  }
}

extension Command {
  /// The first clause of the summary, for the hint line.
  fileprivate var shortSummary: String {
    String(card.summary.prefix { $0 != ";" && $0 != "," && $0 != ":" })
  }
}
