import Discussions
import Parsing

extension ReaderState {
  mutating func refetch() -> [Effect] {
    guard !isLoading, !isRefetching else {
      message = "The source is still being read; Esc stops"
      return []
    }
    guard repair == nil else {
      message = "Lines may move when the source is read again: leave the repair mode first"
      return []
    }
    isRefetching = true
    load += 1
    // What is being decoded is of a thread that the new one is not compared with.
    ticket += 1
    answeredTicket = ticket
    return [.refetch(gone: Set(changes.filter { $0.value == .gone }.keys), load: load)]
  }

  mutating func cancelLoad() -> [Effect] {
    arriving = nil
    if isRefetching {
      // Its answer, should one come, is to an older load.
      isRefetching = false
      load += 1
      message = "Stopped; all is as it was"
    } else {
      isStopped = true
      message = "Stopped; what has arrived stays, R fetches again"
    }
    return [.cancelLoad]
  }

  /// Takes in the source read again; the reader keeps its place.
  mutating func take(
    _ revision: Revision, entries: [FactEntry], repairs: Repairs, isSameText: Bool
  ) {
    (isRefetching, arriving, repair, isFirstReading) = (false, nil, nil, false)
    // Decoding again that is on its way read the text as it was.
    ticket += 1
    answeredTicket = ticket
    let losesSteps = !isSameText && !(repairHistory.undo.isEmpty && repairHistory.redo.isEmpty)
    if !isSameText {
      // Steps back would be of the lines of the text before.
      repairHistory = RepairHistory(saved: hasUnsavedRepairs ? repairHistory.saved : repairs)
      goneSeen = []
    }
    self.repairs = repairs
    let fact = selectedEntry
    let mentioned = mentionedEntry
    adopt(revision.discussion, earlier: revision.earlier)
    changes = revision.changes
    for (i, change) in changes {
      switch change {
      case .new: continue
      case .changed: seen.remove(i)
      case .gone: seen.insert(i)
      }
    }
    take(facts: revision.discussion.facts, entries: entries)
    if let fact { select(fact.entry, inRow: fact.row) }
    if let mentioned = mentioned.flatMap({ self.entry(like: $0) }) {
      thread.filter = .mentioning(mentioned)
      applyFilter()
    }
    noteSeen()
    let end = losesSteps ? "; repairs made before can no longer be undone step by step" : ""
    message = Message(SafeText(field: words(on: revision) + end))
  }

  // MARK: Facts, which are found anew

  /// The selected entry of the facts and its row in the pane.
  private var selectedEntry: (entry: FactEntry, row: Int)? {
    guard facts.rows.indices.contains(facts.selected),
      case .entry(let index) = facts.rows[facts.selected], entries.indices.contains(index)
    else { return nil }
    return (entries[index], facts.selected - facts.top.item)
  }

  private var mentionedEntry: FactEntry? {
    if case .mentioning(let entry) = thread.filter { entry } else { nil }
  }

  private func entry(like other: FactEntry) -> FactEntry? {
    entries.first { $0.type == other.type && $0.name == other.name }
  }

  private mutating func select(_ entry: FactEntry, inRow row: Int) {
    guard
      let index = entries.firstIndex(where: { $0.type == entry.type && $0.name == entry.name }),
      let now = facts.rows.firstIndex(of: .entry(index))
    else { return }
    facts.selected = now
    facts.top = factsColumn.filled(
      Viewport(item: max(0, now - row), row: 0), rows: area(.facts).rows)
  }

  private func words(on revision: Revision) -> String {
    let counts: [(Revision.Change, String)] = [
      (.new, "new"), (.changed, "changed"), (.gone, "gone"),
    ]
    var parts = counts.compactMap { change, word in
      let count = revision.count(change)
      return count > 0 ? "\(count) \(word)" : nil
    }
    if revision.isArticleChanged { parts.append("the article has changed") }
    var words = parts.isEmpty ? "Nothing has changed" : parts.joined(separator: ", ")
    let isUnseen = changes.contains { !seen.contains($0.key) }
    if isUnseen, let key = keymap.hint(.nextNew, in: .thread) {
      words += "; \(key) goes to the next"
    }
    if discussion.notes.contains(where: { $0.kind == .missing }) {
      words += "; not all could be had, i tells more"
    }
    return words
  }

  /// Exchanges the discussion for another reading of it: everything that names a comment goes with
  /// the comment, and the selected one keeps its row on the screen.
  ///
  /// - Parameter earlier: for each comment of the new reading its index in the old one.
  mutating func adopt(_ discussion: Discussion, earlier: [Int?]) {
    var later = [Int?](repeating: nil, count: tree.count)
    for (j, i) in earlier.enumerated() { if let i { later[i] = j } }
    let rows = area(.thread).rows
    let here = tree.isEmpty ? 0 : cursor
    let row = tree.isEmpty ? 0 : threadColumn.paneRow(of: here, from: thread.top, rows: rows) ?? 0
    let wasEmpty = tree.isEmpty
    self.discussion = discussion
    cache.removeAll()
    writers = Writer.all(in: tree)
    (seenBefore, namesTried, lit) = (nil, nil, nil)
    moveSets(earlier)
    moveSpots(later)
    if thread.filter != nil { applyFilter() }
    if let search { self.search = Search(search.pattern, in: discussion) }
    if articleTop.item >= articleColumn.count { articleTop = .start }
    if wasEmpty, !tree.isEmpty, focus == .article, articleTop == .start { focus = .thread }
    guard !tree.isEmpty else { return }
    // What is nowhere to be found leaves the one before it selected.
    let kept = later.prefix(thread.selected + 1).reversed().lazy.compactMap { $0 }.first
    thread.selected = min(kept ?? 0, tree.count - 1)
    let line = threadColumn.viewport(placing: cursor, at: min(max(0, row), max(0, rows - 1)))
    thread.top = threadColumn.filled(line, rows: rows)
    if beforePrompt != nil { beforePrompt?.thread = thread }
  }

  private mutating func moveSets(_ earlier: [Int?]) {
    thread.folded = thread.folded.moved(earlier)
    thread.muted = thread.muted.moved(earlier)
    thread.mutedThreads = thread.mutedThreads.moved(earlier)
    seen = seen.moved(earlier)
    guard !thread.mutedAuthors.isEmpty else { return }
    for i in tree.indices {
      if let name = tree[i].author?.name, thread.mutedAuthors.contains(name) {
        thread.muted.insert(i)
      }
    }
  }

  private mutating func moveSpots(_ later: [Int?]) {
    func moved(_ spot: Spot) -> Spot? {
      guard spot.pane == .thread else { return spot }
      guard later.indices.contains(spot.place.comment), let j = later[spot.place.comment] else {
        return nil
      }
      var spot = spot
      spot.place.comment = j
      return spot
    }
    marks = marks.compactMapValues(moved)
    jumps.move(moved)
    switch thread.filter {
    case .exchange(let i):
      thread.filter = later.indices.contains(i) ? later[i].map { .exchange(of: $0) } : nil
    // Its mentions are numbers of facts, which are found anew.
    case .mentioning: (thread.filter, thread.shown) = (nil, nil)
    case .matching, .writtenBy, nil: break
    }
    if thread.filter == nil { thread.shown = nil }
  }

  /// Tells, where the whole source is here, that it is not all that there is.
  ///
  /// - Parameter told: notes that the reader knows.
  mutating func sayWhatIsMissing(besides told: [Note] = []) {
    guard
      let note = discussion.notes.first(where: { $0.kind == .missing && !told.contains($0) })
    else { return }
    message = Message(SafeText(field: "\(note.text); i tells more"))
  }

  /// What is known of the source: where it is, how it was read, what was skipped and is missing.
  func notesPage() -> Overlay {
    let source = discussion.source
    var lines: [Overlay.Line] = [
      .pair("read from", source.location), .pair("as", SafeText(field: source.kind.rawValue)),
    ]
    if let address = source.address { lines.append(.pair("address", address)) }
    let gone = changes.values.count { $0 == .gone }
    let count = "\(tree.count - gone)" + (gone > 0 ? ", and \(gone) that are gone" : "")
    let stated = source.statedCount.map { "; the source says \($0)" } ?? ""
    lines.append(.pair("comments", SafeText(field: count + stated)))
    lines.append(.blank)
    if discussion.notes.isEmpty {
      lines.append(.text("Nothing was skipped, and nothing is missing."))
    }
    for note in discussion.notes {
      lines.append(.pair(SafeText(field: note.kind.rawValue), note.text))
    }
    return Overlay(title: "The source", lines: lines)
  }
}
