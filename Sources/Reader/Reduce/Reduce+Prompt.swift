import Discussions

extension ReaderState {
  mutating func openPrompt(_ kind: Prompt.Kind) {
    beforePrompt = (focus, thread, articleTop, search)
    prompt = Prompt(kind)
  }

  mutating func runInPrompt(_ command: Command, argument: Unicode.Scalar?) -> [Effect] {
    guard let kind = prompt?.kind else { return [] }
    switch command {
    case .promptInsert: if let argument { type([argument]) }
    case .promptAccept: return acceptPrompt()
    case .promptBackspace:
      if prompt?.scalars.isEmpty == true { cancelPrompt() } else { edit { $0.deleteBackward() } }
    case .promptDelete: edit { $0.deleteForward() }
    case .promptDeleteWord: edit { $0.deleteWord() }
    case .promptDeleteLine: edit { $0.deleteLine() }
    case .promptLeft: prompt?.move(by: -1)
    case .promptRight: prompt?.move(by: 1)
    case .promptStart: prompt?.moveToStart()
    case .promptEnd: prompt?.moveToEnd()
    case .promptEarlier, .promptLater:
      let lines = history[kind] ?? []
      edit { $0.recall(command == .promptEarlier ? 1 : -1, from: lines) }
    case .promptComplete: completeCommand()
    default: break
    }
    return []
  }

  mutating func type(_ scalars: some Sequence<Unicode.Scalar>) { edit { $0.insert(scalars) } }

  private mutating func edit(_ change: (inout Prompt) -> Void) {
    guard var line = prompt else { return }
    change(&line)
    prompt = line
    if line.kind == .search { searchAsTyped(line.text) }
  }

  /// Incremental search: shows the first hit from where the search began.
  private mutating func searchAsTyped(_ text: String) {
    guard let before = beforePrompt else { return }
    let narrowing = search
    (focus, thread, articleTop) = (before.focus, before.thread, before.articleTop)
    search = nil
    guard let pattern = try? Pattern(typed: text) else { return }
    startSearch(pattern, from: origin(before.focus), narrowing: narrowing)
  }

  private func origin(_ focus: Pane) -> Place {
    focus == .article || tree.isEmpty
      ? Place(comment: Place.article, block: spot.place.block) : Place(comment: cursor)
  }

  private mutating func acceptPrompt() -> [Effect] {
    guard let line = prompt else { return [] }
    let before = beforePrompt
    (prompt, beforePrompt) = (nil, nil)
    let typed = line.text
    if !typed.isEmpty { remember(typed, in: line.kind) }
    switch line.kind {
    case .search: acceptSearch(typed, before: before)
    case .filter:
      readPattern(typed) { state, pattern in
        state.startFilter(pattern)
      } onEmpty: { state in
        state.setFilter(nil)
      }
    case .command: return runCommandLine(typed)
    case .writer: return nameWriter(typed)
    }
    return []
  }

  private mutating func acceptSearch(
    _ typed: String,
    before: (focus: Pane, thread: ThreadView, articleTop: Viewport, search: Search?)?
  ) {
    guard !typed.isEmpty else {
      // An empty line repeats the last search.
      search = before?.search
      return goToMatch(1, isForward: true)
    }
    readPattern(typed) { state, pattern in
      if state.search?.pattern != pattern {
        state.startSearch(pattern, from: state.origin(state.focus))
      }
      if let before {
        let stood = Spot(
          pane: before.focus == .article ? .article : .thread,
          place: Place(
            comment: before.focus == .article ? Place.article : before.thread.selected))
        state.jumps.leave(stood)
      }
      if state.search?.hits.isEmpty ?? true {
        state.message = Message("\(typed) is not found", isAlert: true)
      }
    } onEmpty: { _ in
    }
  }

  private mutating func readPattern(
    _ typed: String, _ use: (inout ReaderState, Pattern) -> Void,
    onEmpty: (inout ReaderState) -> Void
  ) {
    do throws(Pattern.Problem) {
      if let pattern = try Pattern(typed: typed) { use(&self, pattern) } else { onEmpty(&self) }
    } catch {
      guard case .malformed(let words) = error else { return }
      message = Message(SafeText(field: "\(typed): \(words)"), isAlert: true)
    }
  }

  /// Goes back to before the prompt was opened.
  mutating func cancelPrompt() {
    if let before = beforePrompt, prompt?.kind == .search {
      (focus, thread, articleTop, search) = before
    }
    (prompt, beforePrompt) = (nil, nil)
  }

  /// Lines kept in the history of a prompt.
  private static let historyCapacity = 100

  mutating func remember(_ line: String, in kind: Prompt.Kind) {
    var lines = history[kind] ?? []
    lines.removeAll { $0 == line }
    lines.append(line)
    history[kind] = Array(lines.suffix(Self.historyCapacity))
  }

  // MARK: Command line

  /// Runs a command by its name, or goes to the comment of a number.
  private mutating func runCommandLine(_ typed: String) -> [Effect] {
    let name = typed.split(separator: " ").first.map(String.init) ?? ""
    guard !name.isEmpty else { return [] }
    if let number = Int(name) {
      if tree.isEmpty {
        message = "There are no comments"
      } else {
        leaveForJump()
        focus(on: .thread)
        select(min(max(1, number), tree.count) - 1)
      }
      return []
    }
    if let alias = Self.aliases[name] { return run(alias) }
    let matches = Self.namedCommands.filter { $0.rawValue == name }
    let candidates =
      matches.isEmpty ? Self.namedCommands.filter { $0.rawValue.hasPrefix(name) } : matches
    switch candidates.count {
    case 1: return run(candidates[0])
    case 0:
      message = Message(
        SafeText(field: "\(name) is no command; Tab completes, ? lists all"), isAlert: true)
    default:
      let names = candidates.map(\.rawValue).joined(separator: " ")
      message = Message(SafeText(field: "\(name) is the beginning of \(names)"), isAlert: true)
    }
    return []
  }

  /// Short names that hands trained by vim type.
  private static let aliases: [String: Command] = [
    "q": .quit, "q!": .quit, "quit": .quit, "h": .help, "noh": .clear, "f": .factsOfAll,
    "w": .repairWrite,
  ]

  /// Commands that make sense by name: all but those of the prompt itself and those that take
  /// a letter from their chord.
  private static let namedCommands: [Command] = Command.allCases.filter { command in
    command.card.group != .prompt
      && ![.setMark, .goToMark, .foldToLevel, .cancel, .commandLine, .repairPick].contains(command)
  }

  /// Completes to the longest common beginning, and names the candidates.
  private mutating func completeCommand() {
    guard let line = prompt, line.kind == .command else { return }
    let names = Self.namedCommands.map(\.rawValue).filter { $0.hasPrefix(line.text) }
    guard let first = names.first else {
      message = Message("No command begins so", isAlert: true)
      return
    }
    let common = names.reduce(first) { a, b in
      String(zip(a, b).prefix { $0 == $1 }.map(\.0))
    }
    prompt?.replace(with: common)
    message = names.count > 1 ? Message(SafeText(field: names.joined(separator: "  "))) : nil
  }
}
