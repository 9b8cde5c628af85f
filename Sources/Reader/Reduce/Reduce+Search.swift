import Discussions

extension ReaderState {
  mutating func runSearch(_ command: Command, count: Int) {
    switch command {
    case .search: openPrompt(.search)
    case .filter: openPrompt(.filter)
    case .nextMatch: goToMatch(count, isForward: true)
    case .previousMatch: goToMatch(count, isForward: false)
    case .searchName: searchForName()
    case .exchange: filterExchange()
    case .clear:
      (search, lit) = (nil, nil)
      keepingSelectionInPlace { state in
        state.thread.filter = nil
        state.thread.shown = nil
        state.thread.muted = CommentSet(capacity: state.tree.count)
        state.thread.mutedThreads = CommentSet(capacity: state.tree.count)
        state.thread.mutedAuthors = []
      }
      message = "Filter, search and mutes are cleared"
    default: break
    }
  }

  // MARK: Searching

  /// The place from which a search goes on.
  private var searchOrigin: Place {
    if let search, let current = search.current { return search.hits[current].start }
    if focus == .article || tree.isEmpty {
      guard articleColumn.count > 0 else { return Place(comment: Place.article) }
      let index = articleColumn.block(articleTop.item).index ?? 0
      return Place(comment: Place.article, block: index)
    }
    return Place(comment: cursor)
  }

  /// Looks for a pattern and shows the first hit from a place on, wrapping.
  mutating func startSearch(_ pattern: Pattern, from origin: Place, narrowing: Search? = nil) {
    var found = Search(pattern, in: discussion, narrowing: narrowing)
    if !found.hits.isEmpty {
      let first = found.lowerBound(origin)
      found.current = first < found.hits.count ? first : 0
    }
    search = found
    showCurrentHit()
  }

  private mutating func showCurrentHit() {
    guard let search, let current = search.current else { return }
    lit = nil
    let wasFacts = focus == .facts
    show(search.hits[current])
    if wasFacts, layout.area(.facts) != nil, layout.areas.count == 3 { focus = .facts }
  }

  mutating func goToMatch(_ count: Int, isForward: Bool) {
    guard let search else { return goToUnseen(count, isForward: isForward) }
    guard !search.hits.isEmpty else {
      message = Message("\(search.pattern.source) is not found", isAlert: true)
      return
    }
    leaveForJump()
    let total = search.hits.count
    let start: Int
    if let current = search.current, isAt(search.hits[current]) {
      start = current
    } else {
      // The reader has moved on: the next hit counts from here.
      let here = search.lowerBound(place(afterHere: isForward))
      start = isForward ? here - 1 : here
    }
    let target = start + (isForward ? count : -count)
    let wrapped = ((target % total) + total) % total
    self.search?.current = wrapped
    showCurrentHit()
    if target < 0 || target >= total {
      message = isForward ? "From the top again" : "From the bottom again"
    }
  }

  /// Whether the reader still stands where the current hit is.
  private func isAt(_ hit: Span) -> Bool {
    // Repairing goes on in the thread while the article shows a hit.
    hit.start.comment == Place.article
      ? focus != .thread || repair != nil : focus != .article && cursor == hit.start.comment
  }

  private func place(afterHere isForward: Bool) -> Place {
    if focus == .thread, !tree.isEmpty { return Place(comment: cursor) }
    return searchOrigin
  }

  /// Searches for a name said here: in the facts pane the selected entry, else the things named in
  /// this comment or article, one after the other.
  private mutating func searchForName() {
    var name: SafeText?
    if focus == .facts, let entry = facts.selectedEntry {
      name = discussion.facts[entries[entry].mentions[0]].text
    } else {
      let section = section
      var names: [SafeText] = []
      for index in factRange(of: section) where discussion.facts[index].figure == nil {
        let text = discussion.facts[index].text
        if !names.contains(text) { names.append(text) }
      }
      if !names.isEmpty {
        let tried = namesTried.flatMap { $0.section == section ? $0.count : nil } ?? 0
        name = names[tried % names.count]
        namesTried = (section, tried + 1)
      } else if focus == .thread, !tree.isEmpty {
        name = tree[cursor].author?.name
      }
    }
    guard let name, let pattern = try? Pattern(typed: name.string) else {
      message = "Nothing is named here"
      return
    }
    let held = (focus, thread, articleTop)
    startSearch(pattern, from: Place(comment: section))
    (focus, thread, articleTop) = held
    remember(name.string, in: .search)
    message = "\(name): \(search?.hits.count ?? 0) places; n goes to the next"
  }

  // MARK: Filtering

  mutating func setFilter(_ filter: Filter?) {
    guard filter != thread.filter else { return }
    keepingSelectionInPlace { state in
      state.thread.filter = filter
      state.applyFilter()
    }
  }

  /// Computes which comments the filter lets through; matches keep their ancestors as context.
  mutating func applyFilter() {
    guard let filter = thread.filter else {
      thread.shown = nil
      return
    }
    var shown = CommentSet(capacity: tree.count)
    for i in matches(of: filter) {
      shown.insert(i)
      for ancestor in tree.ancestors(i) {
        if shown.contains(ancestor) { break }
        shown.insert(ancestor)
      }
    }
    thread.shown = shown
  }

  private func matches(of filter: Filter) -> [Int] {
    switch filter {
    case .matching(let pattern):
      return tree.indices.filter { i in
        tree[i].blocks.contains { !pattern.ranges(in: $0.text).isEmpty }
          || tree[i].author.map { !pattern.ranges(in: $0.name).isEmpty } ?? false
      }
    case .writtenBy(let name): return tree.indices.filter { tree[$0].author?.name == name }
    case .exchange(let i): return exchange(around: i)
    case .mentioning(let entry):
      return entry.mentions.filter { discussion.facts.indices.contains($0) }
        .map { discussion.facts[$0].span.start.comment }.filter { $0 >= 0 }
    }
  }

  /// The run of replies in which two writers answer each other, up and down from a comment. Without
  /// names: the comment's line of ancestors and the first replies below it.
  private func exchange(around i: Int) -> [Int] {
    var line = [i]
    guard let parent = tree.parent(i) else { return line }
    let writers = [tree[i].author?.name, tree[parent].author?.name]
    func belongs(_ j: Int) -> Bool {
      guard let name = tree[j].author?.name else { return writers.contains { $0 == nil } }
      return writers.contains { $0 == name }
    }
    for ancestor in tree.ancestors(i) {
      guard belongs(ancestor) else { break }
      line.append(ancestor)
    }
    var at = i
    while let next = tree.children(at).first(where: belongs) {
      line.append(next)
      at = next
    }
    return line
  }

  private mutating func filterExchange() {
    guard !tree.isEmpty else { return }
    if case .exchange = thread.filter { return setFilter(nil) }
    let here = cursor
    guard tree.parent(here) != nil else {
      message = "This comment answers nobody"
      return
    }
    setFilter(.exchange(of: here))
    message = "Only this exchange is shown; e or \\ shows all"
  }

  mutating func startFilter(_ pattern: Pattern) {
    setFilter(.matching(pattern))
    let count = matches(of: .matching(pattern)).count
    if count == 0 {
      setFilter(nil)
      message = Message("No comment matches \(pattern.source)", isAlert: true)
    } else {
      search = Search(pattern, in: discussion)
      message = "\(count) of \(tree.count) comments match; \\ shows all"
    }
  }
}
