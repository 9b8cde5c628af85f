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
    if refuses(command) {
      message = "This page says where its comments begin; whom they answer can be repaired"
      return []
    }
    switch command {
    case .repairArticleLess: return shortenArticle()
    case .repairUndo: return stepBack()
    case .repairRedo: return stepForward()
    default: break
    }
    guard !tree.isEmpty, let line = tree[cursor].lines?.lowerBound else {
      message =
        tree.isEmpty
        ? "There are no comments; C makes one of the article's last paragraph"
        : "This comment has no text that a repair could be kept by"
      return []
    }
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
      askForParent(of: child)
    case .repairPick: return pick(count)
    case .repairOut: return moveOut(line)
    case .repairTop: return mend { $0.parents[line] = .topLevel }
    case .repairArticle:
      let end = tree[cursor].lines?.upperBound ?? line
      return mend { $0.articleEnd = end }
    case .repairName:
      beforePrompt = (focus, thread, articleTop, search)
      repair?.named = line
      // A name that was only guessed would have to be deleted first.
      let isKnown = if case .repaired = tree[cursor].author { true } else { false }
      prompt = Prompt(.writer, text: isKnown ? tree[cursor].author?.name.string ?? "" : "")
    default: break
    }
    return []
  }

  /// Repairs of where comments begin and the article ends.
  private static let needBareText: Set<Command> = [
    .repairSplit, .repairJoin, .repairArticle, .repairArticleLess,
  ]

  /// Whether a repair is none of this source: a page that states where its comments begin.
  package func refuses(_ command: Command) -> Bool {
    discussion.source.kind == .markedText && Self.needBareText.contains(command)
  }

  private mutating func askForParent(of child: Int) {
    message = Message(
      SafeText(
        field: "Go to what \(child + 1) answers\(perhaps(child)), or type its number; Enter"))
  }

  /// Comments that the reading thought of for a parent besides the one that it chose.
  private func perhaps(_ child: Int) -> String {
    let numbers = tree[child].link.alternatives.compactMap { alternative in
      alternative.line.flatMap { comment(at: $0) }.map { "\($0 + 1)" }
    }
    return numbers.isEmpty ? "" : " (perhaps \(numbers.joined(separator: " or ")))"
  }

  private mutating func enterRepair() {
    guard !isLoading, !isRefetching else {
      message = "The source is still being read"
      return
    }
    guard isRepairable else {
      message = "This source states its thread; only recovered threads are repaired"
      return
    }
    guard !discussion.source.location.isOpenable else {
      message = "Repairs are kept beside a file: save the text as one first"
      return
    }
    focus(on: .thread)
    repair = RepairView()
    thread.isOutline = false
    setFilter(nil)
    if discussion.source.location == "-" {
      message = "Repairs of standard input end with the session; a file's can be saved"
    }
  }

  mutating func leaveRepair() {
    if hasUnsavedRepairs {
      message = "Repairs are kept for this session; :write saves them"
    }
    repair = nil
  }

  /// Ends the session; with repairs that are not saved only when asked twice.
  mutating func quit() -> [Effect] {
    guard hasUnsavedRepairs, !isQuitAsked else { return [.quit] }
    isQuitAsked = true
    let saving =
      discussion.source.location == "-" ? "cannot be of standard input" : ":write saves them"
    message = Message(
      SafeText(field: "Repairs are not saved: \(saving), the same key quits without"), isAlert: true
    )
    return []
  }

  // MARK: Waiting for the thread

  /// Keys that wait at most; more are somebody leaning on the keyboard.
  private static let mostHeldKeys = 256

  /// Keeps keys until the thread has been decoded again; Esc and Ctrl-C forget them.
  mutating func holdBack(_ key: KeyStroke) {
    if key == KeyStroke(.escape) || key.isInterrupt, !heldKeys.isEmpty {
      heldKeys = []
      message = "What was typed ahead is forgotten"
      return
    }
    if heldKeys.count < Self.mostHeldKeys { heldKeys.append(key) }
    message = "Reading the thread again …"
  }

  /// Takes the thread decoded again, and then the keys that waited for it.
  mutating func takeRecovered(_ found: Discussion, _ entries: [FactEntry]) -> [Effect] {
    var found = found
    // They are of the source, which is the same.
    found.notes = discussion.notes + found.notes.filter { !discussion.notes.contains($0) }
    let before = tree
    let isRepair = answeredTicket != ticket
    let isPicking = repair?.picked != nil
    (isFirstReading, answeredTicket) = (false, ticket)
    load(found, isComplete: true)
    take(facts: found.facts, entries: entries)
    if isRepair {
      if !heldKeys.isEmpty { message = nil }
      sayWhatChanged(from: before)
      sayWhatDoesNotFit()
    }
    if let picked = repair?.picked {
      // The numbers may be others now.
      askForParent(of: picked)
    } else if isPicking {
      message = "Where that comment began none begins now: choose again"
    }
    let keys = heldKeys
    heldKeys = []
    return keys.flatMap { take($0) }
  }

  /// A repair is certain and the rest is decoded around it: what else came out otherwise is not
  /// changed behind the reader's back. A step changes two comments at most by itself.
  private mutating func sayWhatChanged(from before: CommentTree) {
    let (old, new) = (Self.places(before), Self.places(tree))
    let changed = Set(old.keys).union(new.keys).count { old[$0] != new[$0] }
    guard changed > 2 else { return }
    let done = message.map { "\($0.text); " } ?? ""
    message = Message(
      SafeText(
        field: "\(done)\(changed) comments came out otherwise\(done.isEmpty ? undoHint : "")"))
  }

  private mutating func sayWhatDoesNotFit() {
    guard let unmet = repairs.unmetParents(in: tree).first(where: { $0.child == cursor }) else {
      return
    }
    message = Message(SafeText(field: unmet.words + undoHint), isAlert: true)
  }

  private var undoHint: String {
    keymap.hint(.repairUndo, in: .repair).map { "; \($0) undoes" } ?? ""
  }

  private struct Extent: Hashable {
    var last: Int
    /// First line of the comment that it answers; 0 for the top level.
    var parent: Int
  }

  /// Where comments end and what they answer, by their first line.
  private static func places(_ tree: CommentTree) -> [Int: Extent] {
    var places: [Int: Extent] = [:]
    for i in tree.indices {
      guard let lines = tree[i].lines else { continue }
      let parent = tree.parent(i).flatMap { tree[$0].lines?.lowerBound } ?? 0
      places[lines.lowerBound] = Extent(last: lines.upperBound, parent: parent)
    }
    return places
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
    guard !thread.folded.contains(cursor) else {
      message = "Unfold the comment first: z o"
      return []
    }
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
    guard let line = repair?.named else { return [] }
    repair?.named = nil
    let words = name.split(separator: " ").joined(separator: " ")
    let isStated = refuses(.repairSplit)
    return mend { repairs in
      repairs.authors[line] = words.isEmpty ? nil : SafeText(field: words)
      // A comment that somebody wrote is a comment, where that is not stated.
      if !words.isEmpty, !isStated { repairs.starts[line] = true }
    }
  }

  /// Makes a step that can be undone.
  private mutating func mend(_ change: (inout Repairs) -> Void) -> [Effect] {
    let before = repairs
    change(&repairs)
    guard repairs != before else { return [] }
    repairHistory.undo.append(before)
    repairHistory.redo = []
    return decodeAgain()
  }

  private mutating func stepBack() -> [Effect] {
    guard let before = repairHistory.undo.popLast() else {
      message = "There is nothing to undo"
      return []
    }
    repairHistory.redo.append(repairs)
    repairs = before
    message = "The last repair is undone"
    return decodeAgain()
  }

  private mutating func stepForward() -> [Effect] {
    guard let after = repairHistory.redo.popLast() else {
      message = "There is nothing to do again"
      return []
    }
    repairHistory.undo.append(repairs)
    repairs = after
    message = "The repair is made again"
    return decodeAgain()
  }

  private mutating func decodeAgain() -> [Effect] {
    ticket += 1
    return [.recover(repairs, ticket: ticket)]
  }

  private mutating func writeRepairs() -> [Effect] {
    guard isRepairable || isLoading && discussion.source.kind == .flatText else {
      message = "This source states its thread; there are no repairs to save"
      return []
    }
    guard !repairs.isEmpty || !savedRepairs.isEmpty else {
      message = "There are no repairs to save"
      return []
    }
    return [.save(repairs)]
  }
}
