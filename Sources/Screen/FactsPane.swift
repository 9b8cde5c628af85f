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
      drawHeading(Self.title(of: type), count, at: line, on: &frame)
    case .writersHeading(let count): drawHeading("WRITERS", count, at: line, on: &frame)
    case .writer(let index): draw(state.writers[index], item: item, at: line, on: &frame)
    case .rivals(let subject):
      frame.put(
        "≠ \(subject)", row: line, column: area.textColumn + 1, limit: area.textColumns - 1,
        role: .faint)
    case .entry(let index): draw(state.entries[index], item: item, at: line, on: &frame)
    }
  }

  private func drawHeading(
    _ title: SafeText, _ count: Int, at line: Int, on frame: inout Frame
  ) {
    frame.put(title, row: line, column: area.textColumn, limit: area.textColumns, role: .heading)
    let number = SafeText(field: "\(count)")
    frame.put(
      number, row: line, column: area.textColumn + area.textColumns - number.columns, role: .faint)
  }

  private func draw(_ writer: Writer, item: Int, at line: Int, on frame: inout Frame) {
    let count = writer.comments.count
    let places = count == 1 ? "\(writer.comments[0] + 1)" : "×\(count)"
    drawRow(writer.name, SafeText(field: places), item: item, at: line, on: &frame)
  }

  private func draw(_ entry: FactEntry, item: Int, at line: Int, on frame: inout Frame) {
    let left = drawRow(
      words(of: entry), SafeText(field: places(of: entry)), item: item, at: line, on: &frame)
    if let mention = entry.mentions.first, let share = state.bars[mention] {
      drawBar(share, at: line, columns: left, on: &frame)
    }
  }

  /// Draws name and places; returns the columns that are free between them.
  @discardableResult
  private func drawRow(
    _ name: SafeText, _ places: SafeText, item: Int, at line: Int, on frame: inout Frame
  ) -> Range<Int> {
    let end = area.textColumn + area.textColumns
    let left = area.textColumn + 1
    let room = end - left - places.columns - 1
    let shown = name.fitted(to: room)
    let used = frame.put(shown, row: line, column: left, limit: room)
    frame.put(places, row: line, column: end - places.columns, role: .faint)
    if let search = state.search {
      for range in search.pattern.ranges(in: shown) {
        let from = left + shown.slice(0..<range.lowerBound).columns
        let to = from + shown.slice(range).columns
        frame.mark(row: line, columns: from..<to, role: .hit)
      }
    }
    if item == state.facts.selected, state.focus == .facts {
      frame.select(row: line, columns: area.textColumn..<end)
    }
    let free = left + used + 1
    return free..<max(free, end - places.columns - 1)
  }

  /// A bar of eighths of a cell. All bars of the pane stand in the same columns, so that they can
  /// be compared; a name that reaches into them leaves its own out.
  private func drawBar(_ share: Double, at line: Int, columns: Range<Int>, on frame: inout Frame) {
    let room = min(10, max(4, area.textColumns / 6))
    let start = area.textColumn + area.textColumns - Self.placesColumns - room
    guard start >= columns.lowerBound, start + room <= columns.upperBound + 1 else { return }
    let eighths = max(1, Int((share * Double(room * 8)).rounded()))
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    let bar = SafeText(field: String(repeating: "█", count: eighths / 8) + part)
    frame.put(bar, row: line, column: start, limit: room, role: .bar)
  }

  /// Columns kept for the place of a figure that was said once.
  private static let placesColumns = 4

  /// The entry's name; before a bare figure what it is a figure of ("French Army 118,000"), before
  /// a date its normal form ("2024-08 August 2024").
  private func words(of entry: FactEntry) -> SafeText {
    if entry.type == .date, let date = FactsView.date(of: entry, state.discussion.facts) {
      return date == entry.name.string ? entry.name : "\(SafeText(field: date))  \(entry.name)"
    }
    guard let mention = entry.mentions.first, state.discussion.facts.indices.contains(mention),
      let of = state.discussion.facts[mention].figure?.of, !of.isEmpty,
      !entry.name.string.contains(where: \.isLetter)
    else { return entry.name }
    return "\(of) \(entry.name)"
  }

  /// Where it was said: "art" or the comment's number when it was said once, else how often.
  private func places(of entry: FactEntry) -> String {
    // Where the rows are grouped, a line above the rivals says what they differ about.
    let dispute = entry.isDisputed && state.facts.order != .type ? " ≠" : ""
    let isListed = state.facts.order == .type && entry.isDisputed
    let who = isListed ? writer(of: entry) : ""
    if entry.mentions.count > 1 { return "\(who)×\(entry.mentions.count)\(dispute)" }
    guard let mention = entry.mentions.first, state.discussion.facts.indices.contains(mention)
    else { return dispute }
    let comment = state.discussion.facts[mention].span.start.comment
    return (comment == Place.article ? "art" : "\(who)\(comment + 1)") + dispute
  }

  /// Columns of a writer's name beside a rival figure.
  private static let writerColumns = 8

  /// Who gave a figure that others dispute.
  private func writer(of entry: FactEntry) -> String {
    guard let mention = entry.mentions.first, state.discussion.facts.indices.contains(mention)
    else { return "" }
    let comment = state.discussion.facts[mention].span.start.comment
    guard comment != Place.article, let name = state.discussion.comments[comment].author?.name
    else { return "" }
    return "\(name.fitted(to: Self.writerColumns)) "
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
