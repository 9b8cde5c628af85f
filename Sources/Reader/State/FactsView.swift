import Discussions

/// A row of the facts pane.
package enum FactRow: Hashable, Sendable {
  case heading(FactType, count: Int)
  /// Index into `FactsView.entries`.
  case entry(Int)
  case blank
}

/// The facts pane: which facts are listed, which row is selected, and where the pane is.
package struct FactsView {
  package enum Scope: Hashable, Sendable {
    case discussion
    /// The facts of the selected comment, or of the article while that has the focus.
    case section
  }

  package var scope = Scope.discussion
  package private(set) var rows: [FactRow] = []
  /// Index into `rows`, always of an entry when there is one.
  package var selected = 0
  package var top = Viewport.start
  /// Which of the selected entry's mentions was gone to last; nil before the first.
  package var mention: Int?

  package init() {}

  /// Lists some of the entries, grouped by type in the order of `FactType`.
  mutating func list(_ entries: [FactEntry], _ indices: some Sequence<Int>) {
    let before = selectedEntry
    var ofType: [FactType: [Int]] = [:]
    for index in indices { ofType[entries[index].type, default: []].append(index) }
    rows = []
    for type in FactType.allCases {
      guard let indices = ofType[type] else { continue }
      if !rows.isEmpty { rows.append(.blank) }
      rows.append(.heading(type, count: indices.count))
      rows += indices.map { .entry($0) }
    }
    let same = before.flatMap { rows.firstIndex(of: .entry($0)) }
    selected = same ?? rows.firstIndex { if case .entry = $0 { true } else { false } } ?? 0
    if same == nil {
      top = .start
      mention = nil
    }
  }

  /// The entry under the selection.
  package var selectedEntry: Int? {
    guard rows.indices.contains(selected), case .entry(let entry) = rows[selected]
    else { return nil }
    return entry
  }

  /// Rows of entries, in order.
  package var entryRows: [Int] {
    rows.indices.filter { if case .entry = rows[$0] { true } else { false } }
  }
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
