/// The chapters of the help.
package enum CommandGroup: String, Hashable, Sendable, CaseIterable {
  case reading = "Reading"
  case thread = "Thread"
  case folding = "Folding"
  case jumping = "Jumping"
  case searching = "Searching"
  case facts = "Facts"
  case repair = "Repairing"
  case panes = "Panes"
  case application = "Wardroom"
  case prompt = "Typing a line"
}

/// All that is known of a command: dispatch, hints, help, `docs/keys.md`, `wardroom keys` and the
/// command line read it, and no second description exists.
package struct CommandCard: Sendable {
  package var group: CommandGroup
  /// What it does, without a full stop; begins with a lower-case verb.
  package var summary: String
  /// Default chords by mode, in the order in which hints prefer them.
  package var keys: [(modes: [Mode], chords: [Chord])]
  /// Whether a count before it means something ("5j").
  package var takesCount: Bool

  init(
    _ group: CommandGroup, _ summary: String, _ chords: String..., in modes: [Mode] = .panes,
    count: Bool = false
  ) {
    self.group = group
    self.summary = summary
    keys = [(modes, chords.compactMap { Chord($0) })]
    assert(keys[0].chords.count == chords.count, "a chord that is no chord in \(chords)")
    takesCount = count
  }

  /// The same command on further chords in other modes.
  func and(_ chords: String..., in modes: [Mode]) -> CommandCard {
    var card = self
    card.keys.append((modes, chords.compactMap { Chord($0) }))
    return card
  }

  package func chords(in mode: Mode) -> [Chord] {
    keys.filter { $0.modes.contains(mode) }.flatMap(\.chords)
  }

  package var modes: [Mode] { Mode.allCases.filter { !chords(in: $0).isEmpty } }
}

extension [Mode] {
  static var panes: [Mode] { [.article, .thread, .facts] }
  static var text: [Mode] { [.article, .thread] }
  static var pages: [Mode] { [.article, .thread, .facts, .overlay] }
  static var moving: [Mode] { [.article, .thread, .facts, .overlay, .repair, .pick] }
  static var thread: [Mode] { [.thread, .repair, .pick] }
}
