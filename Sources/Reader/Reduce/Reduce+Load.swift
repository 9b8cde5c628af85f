import Discussions

extension ReaderState {
  /// Takes in more of what is being read, all of it, or the thread decoded again; the reader keeps
  /// its place, by source lines where comments have moved.
  mutating func load(_ discussion: Discussion, isComplete: Bool) {
    if isComplete { (arriving, isStopped) = (nil, false) }
    if !tree.isEmpty, tree.comments.contains(where: { $0.sourceID != nil }) {
      let pairing = CommentPairing(from: tree, to: discussion.comments, onlyByID: true)
      let known = self.discussion.facts
      let isBeginning = pairing.later.indices.allSatisfy { pairing.later[$0] == $0 }
      adopt(discussion, earlier: pairing.earlier)
      keep(facts: isBeginning ? known : [])
      isLoading = !isComplete
      if isComplete { sayWhatIsMissing() }
      return
    }
    let old = tree
    let known = self.discussion.facts
    let told = self.discussion.notes
    let wasAtStart = old.isEmpty
    let rows = area(.thread).rows
    let here = old.isEmpty ? 0 : cursor
    let row = old.isEmpty ? 0 : threadColumn.paneRow(of: here, from: thread.top, rows: rows) ?? 0
    let picked = repair?.picked.flatMap {
      old.indices.contains($0) ? old[$0].lines?.lowerBound : nil
    }
    let line =
      old.isEmpty ? nil : old[here].blocks[min(repair?.block ?? 0, old[here].blocks.count - 1)].line
    self.discussion = discussion
    isLoading = !isComplete
    if isComplete { sayWhatIsMissing(besides: told) }
    cache.removeAll()
    writers = Writer.all(in: tree)
    seenBefore = nil
    if isSameSplit(old) {
      thread.resize(to: tree.count)
      seen = seen.resized(to: tree.count)
    } else {
      carryOver(from: old)
    }
    if thread.filter != nil { applyFilter() }
    if let search { self.search = Search(search.pattern, in: discussion) }
    if discussion.facts.isEmpty { keep(facts: isSameSplit(old) ? known : []) }
    if wasAtStart, !tree.isEmpty, focus == .article, articleTop == .start { focus = .thread }
    let article = articleColumn
    if article.count > 0, articleTop.item >= article.count { articleTop = .start }
    guard !tree.isEmpty else { return }
    thread.selected = min(thread.selected, tree.count - 1)
    if thread.top.item >= tree.count { thread.top = .start }
    guard !isSameSplit(old), let line, let now = comment(at: line) else { return }
    thread.selected = now
    if repair != nil {
      let block = tree[now].blocks.firstIndex { $0.line == line } ?? 0
      repair?.block = block
      let child = picked.flatMap { line in
        tree.indices.first { tree[$0].lines?.lowerBound == line }
      }
      repair?.picked = child
    }
    thread.top = threadColumn.viewport(placing: cursor, at: min(max(0, row), max(0, rows - 1)))
  }

  /// Whether the comments of the old tree are the first ones of the new, cut at the same places.
  private func isSameSplit(_ old: CommentTree) -> Bool {
    guard old.count <= tree.count else { return false }
    return old.indices.allSatisfy { old[$0].lines?.lowerBound == tree[$0].lines?.lowerBound }
  }

  /// Folds, mutes and what was seen go with the line that a comment begins on.
  private mutating func carryOver(from old: CommentTree) {
    let before = (thread: thread, seen: seen)
    thread.folded = CommentSet(capacity: tree.count)
    thread.muted = CommentSet(capacity: tree.count)
    thread.mutedThreads = CommentSet(capacity: tree.count)
    seen = CommentSet(capacity: tree.count)
    var index: [Int: Int] = [:]
    for i in old.indices {
      guard let line = old[i].lines?.lowerBound else { continue }
      index[line] = i
      if before.seen.contains(i) { goneSeen.insert(line) }
    }
    for i in tree.indices {
      guard let line = tree[i].lines?.lowerBound else { continue }
      if goneSeen.remove(line) != nil { seen.insert(i) }
      guard let j = index[line] else { continue }
      if before.thread.folded.contains(j) { thread.folded.insert(i) }
      if before.thread.muted.contains(j) { thread.muted.insert(i) }
      if before.thread.mutedThreads.contains(j) { thread.mutedThreads.insert(i) }
    }
  }

  /// The comment that holds a source line, else the first one below it; nil when there is none.
  func comment(at line: Int) -> Int? {
    tree.indices.first { (tree[$0].lines?.upperBound ?? 0) >= line }
  }

  /// Facts of a beginning stay while the rest arrives; facts of another thread go.
  private mutating func keep(facts known: [Fact]) {
    discussion.facts = known
    if known.isEmpty { take(facts: [], entries: []) } else { listFacts() }
  }

  /// Takes the facts found so far: those that were there stay where they are, more may follow.
  mutating func take(facts: [Fact], entries: [FactEntry]) {
    // A row is what is first said at its first mention, however the rows are ordered by now.
    let selected = self.facts.selectedEntry.map { self.entries[$0].mentions[0] }
    discussion.facts = facts
    self.entries = entries
    entryOfFact = Self.entryOfFact(entries, factCount: facts.count)
    bars = Self.bars(of: discussion)
    let row = self.facts.selected - self.facts.top.item
    let mention = self.facts.mention
    listFacts()
    guard let selected, entryOfFact.indices.contains(selected),
      self.facts.select(.entry(entryOfFact[selected]))
    else { return }
    self.facts.mention = mention
    let top = Viewport(item: max(0, self.facts.selected - row), row: 0)
    self.facts.top = factsColumn.filled(top, rows: area(.facts).rows)
  }
}
