import Discussions

extension ReaderState {
  /// Takes in more of what is being read, or all of it; the reader keeps its place.
  mutating func load(_ discussion: Discussion, isComplete: Bool) {
    let hadComments = !tree.isEmpty
    let wasAtStart = !hadComments
    self.discussion = discussion
    isLoading = !isComplete
    cache.removeAll()
    thread.resize(to: tree.count)
    seen = seen.resized(to: tree.count)
    seenBefore = nil
    if thread.filter != nil { applyFilter() }
    if let search { self.search = Search(search.pattern, in: discussion) }
    if discussion.facts.isEmpty { take(facts: [], entries: []) }
    if wasAtStart, !tree.isEmpty, focus == .article, articleTop == .start { focus = .thread }
    let article = articleColumn
    if article.count > 0, articleTop.item >= article.count { articleTop = .start }
    if !tree.isEmpty, thread.top.item >= tree.count { thread.top = .start }
  }

  mutating func take(facts: [Fact], entries: [FactEntry]) {
    discussion.facts = facts
    self.entries = entries
    entryOfFact = Self.entryOfFact(entries, factCount: facts.count)
    listFacts()
  }
}
