import Discussions

/// A row of the facts pane.
package enum FactRow: Hashable, Sendable {
  case heading(FactType, count: Int)
  /// Index into the entries.
  case entry(Int)
  /// What the entries that follow give different figures for.
  case rivals(SafeText)
  case writersHeading(count: Int)
  /// Index into the writers.
  case writer(Int)
  case blank

  /// Whether the row can be selected.
  package var isSelectable: Bool {
    switch self {
    case .entry, .writer: true
    case .heading, .rivals, .writersHeading, .blank: false
    }
  }
}

/// Someone who speaks in the thread.
package struct Writer: Hashable, Sendable {
  package var name: SafeText
  /// Indices of the comments, in order, never empty.
  package var comments: [Int]

  /// Everyone whose name is known or guessed, those who wrote most first.
  static func all(in tree: CommentTree) -> [Writer] {
    var index: [SafeText: Int] = [:]
    var out: [Writer] = []
    for i in tree.indices {
      guard let name = tree[i].author?.name else { continue }
      if let known = index[name] {
        out[known].comments.append(i)
      } else {
        index[name] = out.count
        out.append(Writer(name: name, comments: [i]))
      }
    }
    return out.sorted { ($1.comments.count, $0.comments[0]) < ($0.comments.count, $1.comments[0]) }
  }
}

/// The facts pane: which facts are listed, which row is selected, and where the pane is.
package struct FactsView {
  package enum Scope: Hashable, Sendable {
    case discussion
    /// The facts of the selected comment, or of the article while that has the focus.
    case section
  }

  package enum Order: Hashable, Sendable, CaseIterable {
    /// Grouped by type; figures and names by how often they are said, dates by date.
    case type
    /// Those said most often first.
    case count
    /// In the order in which they are first said.
    case place

    package var words: String {
      switch self {
      case .type: "by type"
      case .count: "by count"
      case .place: "by place"
      }
    }
  }

  package var scope = Scope.discussion
  package var order = Order.type
  package private(set) var rows: [FactRow] = []
  /// Index into `rows`, always of an entry when there is one.
  package var selected = 0
  package var top = Viewport.start
  /// Which of the selected entry's mentions was gone to last; nil before the first.
  package var mention: Int?

  package init() {}

  /// Lists some of the entries in the order that is set, and by type also who speaks.
  mutating func list(
    _ entries: [FactEntry], _ indices: some Sequence<Int>, facts: [Fact], writers: [Writer]
  ) {
    let before = rows.indices.contains(selected) ? rows[selected] : nil
    switch order {
    case .type: rows = Self.grouped(entries, indices, facts: facts, writers: writers)
    case .count:
      rows = indices.sorted { a, b in
        (entries[b].mentions.count, a) < (entries[a].mentions.count, b)
      }.map { .entry($0) }
    case .place:
      rows = indices.sorted { a, b in
        (entries[a].mentions[0], a) < (entries[b].mentions[0], b)
      }.map { .entry($0) }
    }
    let same = before.flatMap { $0.isSelectable ? rows.firstIndex(of: $0) : nil }
    selected = same ?? rows.firstIndex(where: \.isSelectable) ?? 0
    if same == nil {
      top = .start
      mention = nil
    }
  }

  /// Selects a row; false when it is not listed.
  mutating func select(_ row: FactRow) -> Bool {
    guard let index = rows.firstIndex(of: row) else { return false }
    selected = index
    return true
  }

  private static func grouped(
    _ entries: [FactEntry], _ indices: some Sequence<Int>, facts: [Fact], writers: [Writer]
  ) -> [FactRow] {
    var ofType: [FactType: [Int]] = [:]
    for index in indices { ofType[entries[index].type, default: []].append(index) }
    // A timeline: by date, those without one last.
    ofType[.date]?.sort { a, b in
      let (first, second) = (date(of: entries[a], facts), date(of: entries[b], facts))
      return (first == nil ? 1 : 0, first ?? "", a) < (second == nil ? 1 : 0, second ?? "", b)
    }
    var rows: [FactRow] = []
    for type in FactType.allCases {
      if let indices = ofType[type] {
        if !rows.isEmpty { rows.append(.blank) }
        rows.append(.heading(type, count: indices.count))
        var subject: SafeText?
        for index in indices {
          if let disputed = entries[index].subject, disputed != subject {
            rows.append(.rivals(disputed))
          }
          subject = entries[index].subject
          rows.append(.entry(index))
        }
      }
      if type == .person, !writers.isEmpty {
        if !rows.isEmpty { rows.append(.blank) }
        rows.append(.writersHeading(count: writers.count))
        rows += writers.indices.map { .writer($0) }
      }
    }
    return rows
  }

  /// ISO 8601 date of an entry's first mention.
  package static func date(of entry: FactEntry, _ facts: [Fact]) -> String? {
    entry.mentions.first.flatMap { facts.indices.contains($0) ? facts[$0].date?.string : nil }
  }

  /// The entry under the selection.
  package var selectedEntry: Int? {
    guard rows.indices.contains(selected), case .entry(let entry) = rows[selected]
    else { return nil }
    return entry
  }

  /// The writer under the selection.
  package var selectedWriter: Int? {
    guard rows.indices.contains(selected), case .writer(let writer) = rows[selected]
    else { return nil }
    return writer
  }

  /// Rows that can be selected, in order.
  package var selectableRows: [Int] { rows.indices.filter { rows[$0].isSelectable } }
}

/// The rows of the facts pane as a column: each one row high.
package struct LineColumn: ItemColumn {
  package let count: Int

  package init(count: Int) { self.count = count }

  package var firstItem: Int? { count > 0 ? 0 : nil }
  package var lastItem: Int? { count > 0 ? count - 1 : nil }
  package func height(of item: Int) -> Int { 1 }
  package func item(after item: Int) -> Int? { item + 1 < count ? item + 1 : nil }
  package func item(before item: Int) -> Int? { item > 0 ? item - 1 : nil }
}
