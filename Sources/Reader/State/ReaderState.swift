import Discussions
import Parsing

/// Everything that the reader is: what is read, how it is looked at, and what is being typed.
///
/// Changed only by `reduce`, shown only by `render`.
package struct ReaderState {
  package internal(set) var discussion: Discussion
  package internal(set) var entries: [FactEntry]
  /// Everyone who speaks, those who wrote most first.
  package internal(set) var writers: [Writer]
  /// For facts that are bars of a chart, the share of the longest bar in 0…1.
  package internal(set) var bars: [Int: Double]
  /// Whether more of the source is still being read.
  package internal(set) var isLoading: Bool
  /// Whether the source is being read again.
  package internal(set) var isRefetching = false
  /// Whether the first load was stopped and its end is awaited.
  var isStopped = false
  /// What is arriving, in words; nil when nothing is on its way that takes time.
  package internal(set) var arriving: SafeText?
  /// What the last reading again found, by comment.
  package internal(set) var changes: [Int: Revision.Change] = [:]
  package internal(set) var size: ScreenSize
  package internal(set) var focus: Pane
  package internal(set) var thread: ThreadView
  package internal(set) var articleTop = Viewport.start
  package internal(set) var facts = FactsView()
  package internal(set) var overlay: Overlay?
  package internal(set) var prompt: Prompt?
  package internal(set) var search: Search?
  package internal(set) var message: Message?
  /// Keys of a chord that is not complete, and the count before it.
  package internal(set) var pending: [KeyStroke] = []
  package internal(set) var count: Int?
  /// Comments that have been on the screen.
  package internal(set) var seen: CommentSet
  /// First lines of comments that were seen and are none now, as a repair left it.
  var goneSeen: Set<Int> = []
  /// The spans of the fact that was gone to last, lit up in the text.
  package internal(set) var lit: Span?
  /// What has been put right by hand.
  package internal(set) var repairs = Repairs.none
  /// The repair mode's own state; nil outside it.
  package internal(set) var repair: RepairView?
  var repairHistory = RepairHistory()
  /// Whether all of the source is there and its thread was recovered from it.
  var isRepairable = false
  /// Keys that wait for the thread to be decoded again: what they are for may be another comment then.
  var heldKeys: [KeyStroke] = []
  /// Number of the last request to decode again that was answered.
  var answeredTicket = 0
  /// Whether quitting was asked for already, with repairs that are not saved.
  var isQuitAsked = false
  package let keymap: Keymap

  /// Whether a second, close reading goes on, after which the thread may change.
  package internal(set) var isReadingClosely = false
  /// Number of the last load: the first one is 0.
  package internal(set) var load = 0
  /// Whether what is shown is the first reading still: the facts that follow that one are of no other.
  var isFirstReading = true
  /// Number of the last request to decode again.
  package internal(set) var ticket = 0
  var marks: [Unicode.Scalar: Spot] = [:]
  var jumps = JumpList()
  var history: [Prompt.Kind: [String]] = [:]
  /// What stood before an incremental search began, to go back to when it is cancelled.
  var beforePrompt: (focus: Pane, thread: ThreadView, articleTop: Viewport, search: Search?)?
  /// The sets before the last catch-up, for undo.
  var seenBefore: CommentSet?
  /// The name last searched for by `searchName`, to go on to the next one.
  var namesTried: (section: Int, count: Int)?
  /// For each fact the index of its entry.
  var entryOfFact: [Int]
  let cache = WrapCache()

  package init(
    discussion: Discussion, entries: [FactEntry] = [], size: ScreenSize, isLoading: Bool = false,
    keymap: Keymap = .standard
  ) {
    self.discussion = discussion
    self.entries = entries
    self.size = size
    self.isLoading = isLoading
    self.keymap = keymap
    entryOfFact = Self.entryOfFact(entries, factCount: discussion.facts.count)
    writers = Writer.all(in: discussion.comments)
    bars = Self.bars(of: discussion)
    focus = discussion.comments.isEmpty ? .article : .thread
    thread = ThreadView(count: discussion.comments.count)
    seen = CommentSet(capacity: discussion.comments.count)
    listFacts()
    noteSeen()
  }
}

extension ReaderState {
  package var layout: ScreenLayout { ScreenLayout(size: size, focus: focus) }

  package var mode: Mode {
    if prompt != nil { return .prompt }
    if overlay != nil { return .overlay }
    if let repair { return repair.picked == nil ? .repair : .pick }
    return focus.mode
  }

  package var tree: CommentTree { discussion.comments }

  /// The repairs that are kept beside the source.
  package var savedRepairs: Repairs { repairHistory.saved }

  /// Whether repairs would be lost with the session.
  package var hasUnsavedRepairs: Bool { repairs != savedRepairs }

  /// Whether something is on its way that can be stopped.
  package var isFetching: Bool { isRefetching || isLoading && !isStopped }

  /// Index of the comment that the cursor stands on; nil when there are no comments.
  package var selected: Int? { tree.isEmpty ? nil : cursor }

  /// The selected comment, or while a fold or filter hides it the one that stands for it. The
  /// selection itself stays, so that unfolding comes back to it. Only when there are comments.
  var cursor: Int { threadColumn.standIn(for: min(thread.selected, tree.count - 1)) }

  package var threadColumn: ThreadColumn {
    ThreadColumn(
      discussion: discussion, view: thread, columns: area(.thread).textColumns, cache: cache)
  }

  package var articleColumn: ArticleColumn {
    ArticleColumn(
      article: discussion.article, columns: area(.article).textColumns, cache: cache)
  }

  package var factsColumn: LineColumn { LineColumn(count: facts.rows.count) }

  /// The pane's area, or the one it would have if it had the focus.
  package func area(_ pane: Pane) -> PaneArea {
    let now = layout
    if let area = now.area(pane) { return area }
    return ScreenLayout(size: size, focus: pane).area(pane) ?? now.areas[0]
  }

  /// The article block that the reader is at: that of the hit that a search stands at while that is
  /// on the screen, else the first one there; nil above the text.
  package var articleBlock: Int? {
    if let search, let current = search.current {
      let place = search.hits[current].start
      if place.comment == Place.article, isInArticlePane(place) { return place.block }
    }
    return articleColumn.block(articleTop.item).index
  }

  /// Whether the row of a place in the article is on the screen.
  func isInArticlePane(_ place: Place) -> Bool {
    guard discussion.article.blocks.indices.contains(place.block) else { return false }
    let column = articleColumn
    let item = column.item(ofBlock: place.block)
    let rows = area(.article).rows
    guard let first = column.paneRow(of: item, from: articleTop, rows: rows) else { return false }
    return (0..<rows).contains(first + column.row(ofOffset: place.offset, in: item))
  }

  /// Where the reader stands, as jumps and marks remember it.
  var spot: Spot {
    if focus == .article || selected == nil {
      let (_, index) =
        discussion.article.blocks.isEmpty && articleColumn.heads.isEmpty
        ? (Block(.paragraph, .empty), nil) : articleColumn.block(articleTop.item)
      return Spot(pane: .article, place: Place(comment: Place.article, block: index ?? 0))
    }
    return Spot(pane: .thread, place: Place(comment: cursor))
  }

  /// The section whose facts "of this comment" means.
  package var section: Int { focus == .article ? Place.article : selected ?? Place.article }

  /// Lists the facts of the scope. Costs the facts of the section, or all of them for the whole.
  mutating func listFacts() {
    let all = discussion.facts
    switch facts.scope {
    case .discussion: facts.list(entries, entries.indices, facts: all, writers: writers)
    case .section:
      let here = Set(factRange(of: section).map { entryOfFact[$0] }).sorted()
      facts.list(entries, here, facts: all, writers: [])
    }
  }

  /// Indices of the facts said in a section; facts are in order of place.
  package func factRange(of section: Int) -> Range<Int> {
    func lowerBound(_ place: Place) -> Int {
      var low = 0
      var high = discussion.facts.count
      while low < high {
        let middle = (low + high) / 2
        if discussion.facts[middle].span.start < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return lowerBound(Place(comment: section))..<lowerBound(Place(comment: section + 1))
  }

  /// For each fact, the entry that lists it.
  static func entryOfFact(_ entries: [FactEntry], factCount: Int) -> [Int] {
    var out = [Int](repeating: 0, count: factCount)
    for (index, entry) in entries.enumerated() {
      for mention in entry.mentions where mention < factCount { out[mention] = index }
    }
    return out
  }

  /// Figures of one kind, by fact, as shares of the largest.
  static func bars(of discussion: Discussion) -> [Int: Double] {
    var out: [Int: Double] = [:]
    for chart in FactIndex.charts(of: discussion) {
      let largest = chart.bars.map(\.value).max() ?? 0
      guard largest > 0, chart.bars.count > 2 else { continue }
      for bar in chart.bars { out[bar.fact] = max(0, bar.value / largest) }
    }
    return out
  }

  /// Counts every comment that is on the screen now as seen.
  mutating func noteSeen() {
    guard !tree.isEmpty, let area = layout.area(.thread) else { return }
    for (item, row) in threadColumn.visible(from: thread.top, rows: area.rows)
    where row >= 0 || row + threadColumn.height(of: item) > 0 {
      if !seen.contains(item) { seen.insert(item) }
    }
  }
}
