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
    case .factsOrder:
      let all = FactsView.Order.allCases
      let at = all.firstIndex(of: facts.order) ?? 0
      facts.order = all[(at + 1) % all.count]
      listFacts()
      facts.top = factsColumn.revealing(facts.selected, from: facts.top, rows: area(.facts).rows)
      message = Message(SafeText(field: "Facts \(facts.order.words)"))
    case .factsFilter: filterByFact()
    default: break
    }
  }

  mutating func moveInFacts(_ command: Command, count: Int?) {
    let entryRows = facts.selectableRows
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

  /// Shows only the comments that mention the selected entry, or that the selected writer wrote.
  private mutating func filterByFact() {
    if let writer = facts.selectedWriter {
      setFilter(.writtenBy(writers[writer].name))
      message = "Only comments by \(writers[writer].name) are shown; \\ shows all"
    } else if let entry = facts.selectedEntry.map({ entries[$0] }) {
      let isSaid = entry.mentions.contains { discussion.facts[$0].span.start.comment >= 0 }
      guard isSaid else {
        message = "No comment mentions \(entry.name), only the article"
        return
      }
      setFilter(.mentioning(entry))
      message = "Only comments that mention \(entry.name) are shown; \\ shows all"
    }
  }

  /// Goes to the next comment of the selected writer.
  private mutating func openWriter(_ writer: Writer) {
    let next = facts.mention.map { ($0 + 1) % writer.comments.count } ?? 0
    leaveForJump()
    let isWide = layout.areas.count == Pane.allCases.count
    focus(on: .thread)
    select(writer.comments[next])
    facts.mention = next
    if isWide { focus = .facts }
    message = "\(writer.name) wrote \(writer.comments.count), this is \(next + 1)"
  }

  /// Goes to where the selected fact was said; again to the next place.
  mutating func openFact() {
    if let writer = facts.selectedWriter { return openWriter(writers[writer]) }
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

  /// The glossary's words on the terms here: those of the selected fact, of what the article pane
  /// shows, or of the selected comment.
  private func glossaryPage() -> Overlay {
    var seen: Set<SafeText> = []
    var lines: [Overlay.Line] = []
    for term in termsHere() {
      guard let found = Glossary.explanation(of: term), seen.insert(found.term).inserted
      else { continue }
      let head: SafeText =
        found.expansion.isEmpty ? found.term : "\(found.term): \(found.expansion)"
      lines += [.heading(head), .text(found.sentence), .blank]
    }
    if lines.isEmpty { lines = [.text("No term here is in the glossary.")] }
    return Overlay(title: "Terms", lines: lines)
  }

  /// Words that may be terms: names of facts, and words with capitals or digits inside.
  private func termsHere() -> [String] {
    switch focus {
    case .facts:
      guard let entry = facts.selectedEntry.map({ entries[$0] }) else { return [] }
      let texts = entry.mentions.prefix(20).map { discussion.facts[$0].text.string }
      return ([entry.name.string] + texts).flatMap { [$0] + Self.acronyms(in: $0) }
    case .article:
      let column = articleColumn
      let visible = column.visible(from: articleTop, rows: area(.article).rows)
      return visible.flatMap { Self.acronyms(in: column.block($0.item).block.text.string) }
    case .thread:
      guard let selected else { return [] }
      return tree[selected].blocks.flatMap { Self.acronyms(in: $0.text.string) }
    }
  }

  /// Characters of one block that are looked through for terms.
  private static let termScan = 20_000

  private static func acronyms(in text: String) -> [String] {
    text.prefix(termScan).split { !$0.isLetter && !$0.isNumber && !"&/-".contains($0) }
      .filter { word in
        let capitals = word.unicodeScalars.count { $0.properties.isUppercase }
        return capitals > 1 || (capitals == 1 && word.contains(where: \.isNumber))
      }.map(String.init)
  }
}
