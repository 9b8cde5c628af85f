import Cells
import Discussions
import Reader

/// The facts, grouped by type with counts.
struct FactsPane {
  let state: ReaderState
  let area: PaneArea

  func draw(on frame: inout Frame) {
    let rows = state.facts.rows
    if rows.isEmpty {
      let words: SafeText =
        state.isLoading
        ? "Looking for facts …"
        : state.facts.scope == .section ? "No facts here." : "No facts were found."
      frame.put(
        words, row: area.row, column: area.textColumn, limit: area.textColumns, role: .faint)
    }
    let column = state.factsColumn
    var bottom = 0
    for (item, row) in column.visible(from: state.facts.top, rows: area.rows) where row >= 0 {
      draw(rows[item], item: item, at: area.row + row, on: &frame)
      bottom = item
      if state.focus == .facts, item == state.facts.selected {
        frame.cursor = (area.row + row, area.textColumn)
      }
    }
    let count = Double(max(1, rows.count))
    let isAll = state.facts.top == .start && bottom >= rows.count - 1
    Scrollbar(
      area: area, above: Double(state.facts.top.item) / count,
      shown: isAll ? 1 : Double(bottom - state.facts.top.item + 1) / count * 0.99,
      hasHit: { part in
        guard !isAll, let search = state.search else { return false }
        return rows[Int(part.lowerBound * count)..<min(rows.count, Int(part.upperBound * count))]
          .contains { row in
            guard case .entry(let entry) = row else { return false }
            return !search.pattern.ranges(in: state.entries[entry].name).isEmpty
          }
      }
    ).draw(on: &frame)
  }

  private func draw(_ row: FactRow, item: Int, at line: Int, on frame: inout Frame) {
    switch row {
    case .blank: return
    case .heading(let type, let count):
      frame.put(
        Self.title(of: type), row: line, column: area.textColumn, limit: area.textColumns,
        role: .heading)
      let number = SafeText(field: "\(count)")
      frame.put(
        number, row: line, column: area.textColumn + area.textColumns - number.columns, role: .faint
      )
    case .entry(let index): draw(state.entries[index], item: item, at: line, on: &frame)
    }
  }

  private func draw(_ entry: FactEntry, item: Int, at line: Int, on frame: inout Frame) {
    let end = area.textColumn + area.textColumns
    let left = area.textColumn + 1
    let places = SafeText(field: places(of: entry))
    let room = end - left - places.columns - 1
    let name = words(of: entry).fitted(to: room)
    frame.put(name, row: line, column: left, limit: room)
    frame.put(places, row: line, column: end - places.columns, role: .faint)
    if let search = state.search {
      for range in search.pattern.ranges(in: name) {
        let from = left + name.slice(0..<range.lowerBound).columns
        let to = from + name.slice(range).columns
        frame.mark(row: line, columns: from..<to, role: .hit)
      }
    }
    if item == state.facts.selected, state.focus == .facts {
      frame.select(row: line, columns: area.textColumn..<end)
    }
  }

  /// The entry's name; before a bare figure what it is a figure of ("French Army 118,000").
  private func words(of entry: FactEntry) -> SafeText {
    guard let mention = entry.mentions.first, state.discussion.facts.indices.contains(mention),
      let of = state.discussion.facts[mention].figure?.of, !of.isEmpty,
      !entry.name.string.contains(where: \.isLetter)
    else { return entry.name }
    return "\(of) \(entry.name)"
  }

  /// Where it was said: "art" or the comment's number when it was said once, else how often.
  private func places(of entry: FactEntry) -> String {
    let dispute = entry.isDisputed ? " ≠" : ""
    if entry.mentions.count > 1 { return "×\(entry.mentions.count)\(dispute)" }
    guard let mention = entry.mentions.first, state.discussion.facts.indices.contains(mention)
    else { return dispute }
    let comment = state.discussion.facts[mention].span.start.comment
    return (comment == Place.article ? "art" : "\(comment + 1)") + dispute
  }

  static func title(of type: FactType) -> SafeText {
    switch type {
    case .quantity: "FIGURES"
    case .percent: "SHARES"
    case .money: "MONEY"
    case .date: "WHEN"
    case .person: "PEOPLE"
    case .place: "PLACES"
    case .organisation: "ORGANISATIONS"
    case .equipment: "EQUIPMENT"
    case .event: "EVENTS"
    }
  }
}
