import Discussions

/// The reader's one state machine: changes the state for an event and says what it wants done.
@discardableResult
package func reduce(_ state: inout ReaderState, _ event: Event) -> [Effect] {
  var effects: [Effect] = []
  switch event {
  case .key(let key): effects = state.take(key)
  case .paste(let text):
    // Text pasted outside a prompt is no command: it would run its letters.
    if state.prompt != nil { state.type(SafeText(field: text).string.unicodeScalars) }
  case .mouse(let action, let row, let column):
    effects = state.mouse(action, row: row, column: column)
  case .resize(let size): state.resize(to: size)
  case .loaded(let discussion, let isComplete): state.load(discussion, isComplete: isComplete)
  case .repairsRead(let repairs):
    state.repairs = repairs
    state.repairHistory.saved = repairs
    state.isRepairable = true
  case .recovered(let discussion, let entries, let ticket):
    guard ticket == state.ticket else { break }
    effects = state.takeRecovered(discussion, entries)
  case .readingClosely(let isOn): state.isReadingClosely = isOn
  case .saved(let repairs, let words):
    state.repairHistory.saved = repairs
    state.message = Message(words)
  case .factsFound(let facts, let entries):
    if state.isFirstReading { state.take(facts: facts, entries: entries) }
  case .failed(let words): state.message = Message(words, isAlert: true)
  case .arriving(let words, let load):
    if load == state.load, state.isFetching { state.arriving = words }
  case .refetched(let revision, let entries, let repairs, let isSame, let load):
    guard load == state.load else { break }
    state.take(revision, entries: entries, repairs: repairs, isSameText: isSame)
  case .refetchFailed(let words, let load):
    guard load == state.load else { break }
    (state.isRefetching, state.arriving) = (false, nil)
    state.message = Message(words, isAlert: true)
  }
  state.noteSeen()
  return effects
}

extension ReaderState {
  /// Takes a key: completes a chord, continues one, counts, or says that it means nothing.
  mutating func take(_ key: KeyStroke) -> [Effect] {
    if repair != nil, ticket != answeredTicket || !heldKeys.isEmpty {
      holdBack(key)
      return []
    }
    if prompt == nil, pending.isEmpty, let digit = key.countDigit, digit > 0 || count != nil {
      // A count beyond any thread is of no use and must not overflow.
      count = min((count ?? 0) * 10 + digit, 99_999_999)
      message = nil
      return []
    }
    if !pending.isEmpty || count != nil, key == KeyStroke(.escape) || key.isInterrupt {
      (pending, count) = ([], nil)
      return []
    }
    pending.append(key)
    switch keymap.answer(to: pending, in: mode) {
    case .pending:
      message = nil
      return []
    case .notFound:
      let keys = pending.map(\.description).joined(separator: " ")
      (pending, count) = ([], nil)
      message = Message("\(keys) is not bound; ? shows all keys", isAlert: true)
      return []
    case .matched(let command, let argument):
      let count = count
      (pending, self.count) = ([], nil)
      message = nil
      return run(command, count: count, argument: argument)
    }
  }

  /// Runs a command by its card, as a key or the command line asks for it.
  mutating func run(
    _ command: Command, count: Int? = nil, argument: Unicode.Scalar? = nil
  ) -> [Effect] {
    if ![.quit, .back, .commandLine].contains(command), command.card.group != .prompt {
      isQuitAsked = false
    }
    if mode == .overlay, let effects = runInOverlay(command, count: count) { return effects }
    if mode == .repair, command == .down || command == .up {
      moveInRepair(by: command == .down ? count ?? 1 : -(count ?? 1))
      return []
    }
    switch command.card.group {
    case .prompt: return runInPrompt(command, argument: argument)
    case .reading: move(command, count: count)
    case .thread: moveInThread(command, count: count ?? 1)
    case .folding: fold(command, level: argument)
    case .jumping: jump(command, count: count ?? 1, mark: argument)
    case .searching: runSearch(command, count: count ?? 1)
    case .facts: runFacts(command)
    case .repair: return runRepair(command, count: count)
    case .panes: changeFocus(command)
    case .application: return runApplication(command, count: count)
    }
    return []
  }

  private mutating func runApplication(_ command: Command, count: Int?) -> [Effect] {
    switch command {
    case .quit: return quit()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .help: overlay = helpPage()
    case .commandLine: openPrompt(.command)
    case .cancel, .back:
      if prompt != nil {
        cancelPrompt()
      } else if overlay != nil {
        overlay = nil
      } else if repair?.picked != nil {
        cancelPick()
      } else if repair != nil {
        leaveRepair()
      } else if isFetching, command == .cancel {
        return cancelLoad()
      } else if lit != nil || search != nil || thread.filter != nil, command == .cancel {
        (lit, search) = (nil, nil)
        setFilter(nil)
      } else if facts.scope == .section {
        facts.scope = .discussion
        listFacts()
      } else if thread.filter != nil {
        setFilter(nil)
      } else if command == .back {
        return quit()
      } else {
        // Esc or Ctrl-C once too often loses nothing.
        message = "q quits, ? shows all keys"
      }
    case .copyQuotation: return copyQuotation()
    case .copyLink: return overlay == nil ? copyLink() : followLink(count, isCopied: true)
    case .openLink: return overlay == nil ? openHere(count) : followLink(count, isCopied: false)
    case .openArticle: return openArticle()
    case .links: listLinks()
    case .notes: overlay = notesPage()
    case .refetch: return refetch()
    default: break
    }
    return []
  }
}

extension KeyStroke {
  fileprivate var countDigit: Int? {
    guard let typed, ("0"..."9").contains(typed) else { return nil }
    return Int(typed.value) - 48
  }

  var isInterrupt: Bool { self == KeyStroke(.character("C"), hasControl: true) }
}
