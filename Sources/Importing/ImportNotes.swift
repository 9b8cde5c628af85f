import Discussions

/// The notes that importers have in common, in one wording.
struct ImportNotes {
  private(set) var notes: [Note] = []

  mutating func add(_ kind: Note.Kind, _ text: String) {
    notes.append(Note(kind, SafeText(field: text)))
  }

  mutating func pings(_ count: Int) {
    if count > 0 { add(.skipped, "\(count) \(count == 1 ? "pingback" : "pingbacks") left out") }
  }

  mutating func unapproved(_ count: Int) {
    guard count > 0 else { return }
    add(
      .skipped,
      "\(count) \(count == 1 ? "comment" : "comments") left out as spam, deleted or not approved")
  }

  mutating func orphans(_ count: Int) {
    guard count > 0 else { return }
    add(
      .repaired,
      "\(count) \(count == 1 ? "comment answers" : "comments answer") one that the source does not "
        + "hold, and \(count == 1 ? "stands" : "stand") at the top level")
  }

  mutating func missing(stated: Int?, found: Int, what: String = "page") {
    guard let stated, stated > found else { return }
    add(
      .missing,
      "the \(what) says \(stated) comments and holds \(found): open its address to get the rest")
  }
}
