import Discussions
import Parsing

extension ReaderState {
  mutating func runFacts(_ command: Command) {
    switch command {
    case .factsOfComment, .factsOfAll:
      facts.scope = command == .factsOfAll ? .discussion : .section
      listFacts()
      if facts.rows.isEmpty {
        message = facts.scope == .section ? "No facts here; F lists all" : "No facts were found"
      }
      if layout.area(.facts) == nil { focus(on: .facts) }
    case .open:
      switch focus {
      case .article: focus(on: .thread)
      case .thread: if !tree.isEmpty { setFold(cursor, !thread.folded.contains(cursor)) }
      case .facts: openFact()
      }
    case .explain: overlay = glossaryPage()
    default: break
    }
  }

  mutating func moveInFacts(_ command: Command, count: Int?) {
    let entryRows = facts.entryRows
    guard let at = entryRows.firstIndex(of: facts.selected) else { return }
    let rows = area(.facts).rows
    let times = count ?? 1
    let page = max(1, rows - 2)
    let target =
      switch command {
      case .down: at + times
      case .up: at - times
      case .scrollDown, .scrollUp: at
      case .pageDown, .readOn: at + page * times
      case .pageUp: at - page * times
      case .halfPageDown: at + max(1, rows / 2) * times
      case .halfPageUp: at - max(1, rows / 2) * times
      case .first: (count ?? 1) - 1
      case .last: (count ?? entryRows.count) - 1
      default: at
      }
    let column = factsColumn
    if command == .scrollDown || command == .scrollUp {
      let step = command == .scrollDown ? times : -times
      facts.top = column.filled(column.scrolled(facts.top, by: step), rows: rows)
      return
    }
    facts.selected = entryRows[min(max(0, target), entryRows.count - 1)]
    facts.mention = nil
    // The heading above the first entry of a group comes along.
    let above = max(0, facts.selected - 1)
    facts.top = column.revealing(above, from: facts.top, rows: rows)
    facts.top = column.revealing(facts.selected, from: facts.top, rows: rows)
  }

  /// Goes to where the selected fact was said; again to the next place.
  mutating func openFact() {
    guard let entry = facts.selectedEntry else { return }
    let mentions = entries[entry].mentions.filter { discussion.facts.indices.contains($0) }
    guard !mentions.isEmpty else { return }
    let next = facts.mention.map { ($0 + 1) % mentions.count } ?? 0
    leaveForJump()
    let fact = discussion.facts[mentions[next]]
    let isWide = layout.areas.count == Pane.allCases.count
    show(fact.span)
    facts.mention = next
    lit = fact.span
    // Where the facts stay in sight the keys stay with them, so that Enter goes on to the next.
    if isWide { focus = .facts }
    message = "\(entries[entry].name): said in \(mentions.count) places, this is \(next + 1)"
    if mentions.count == 1 { message = "\(entries[entry].name): said once" }
  }

  private func glossaryPage() -> Overlay {
    Overlay(title: "Terms", lines: [.text("No term here is in the glossary")])
  }
}
