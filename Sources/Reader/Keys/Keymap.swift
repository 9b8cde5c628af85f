/// Something wrong with a set of bindings: a value to show, never a timeout at run time.
package struct KeymapProblem: Hashable, Sendable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    /// Two commands on one chord.
    case conflict(Command, Command)
    /// A chord that is the beginning of another one, so that it could never be told apart.
    case prefix(Command, Command)
  }
  package var mode: Mode
  package var chord: Chord
  package var kind: Kind

  package var description: String {
    switch kind {
    case .conflict(let a, let b):
      "\(mode.rawValue): \(chord) is bound to both \(a.rawValue) and \(b.rawValue)"
    case .prefix(let short, let long):
      "\(mode.rawValue): \(chord) (\(short.rawValue)) is the beginning of a chord of \(long.rawValue)"
    }
  }
}

/// What keys mean in each mode: a complete trie, built once from the commands' cards.
package struct Keymap: Sendable {
  /// One binding: what is pressed and what it runs.
  package struct Binding: Hashable, Sendable {
    package var chord: Chord
    package var command: Command
  }

  /// What the keys pressed so far amount to.
  package enum Answer: Hashable, Sendable {
    /// A command, with the letter, digit or character that its chord hands over.
    case matched(Command, argument: Unicode.Scalar?)
    /// The beginning of these bindings.
    case pending([Binding])
    case notFound
  }

  private struct Node {
    var command: Command?
    var keys: [KeyPattern: Int] = [:]
    var bindings: [Binding] = []
  }

  private var nodes: [Node] = []
  private var roots: [Mode: Int] = [:]
  package private(set) var problems: [KeymapProblem] = []
  package private(set) var bindings: [Mode: [Binding]] = [:]

  /// A user's wish for a chord in a mode: another command, or none.
  package struct Rebinding: Hashable, Sendable {
    package var mode: Mode
    package var chord: Chord
    /// Nil takes the chord away from whatever it runs.
    package var command: Command?

    package init(mode: Mode, chord: Chord, command: Command?) {
      self.mode = mode
      self.chord = chord
      self.command = command
    }
  }

  /// The default map: every chord of every card.
  package static let standard = Keymap()

  /// The cards' chords with the user's wishes over them; a later wish wins over an earlier one.
  package init(rebinding wishes: [Rebinding] = []) {
    let cards = Command.allCases.map { (command: $0, keys: $0.card.keys) }
    for mode in Mode.allCases {
      roots[mode] = nodes.count
      nodes.append(Node())
      var list: [Binding] = []
      for card in cards {
        for keys in card.keys where keys.modes.contains(mode) {
          list += keys.chords.map { Binding(chord: $0, command: card.command) }
        }
      }
      for wish in wishes where wish.mode == mode {
        list.removeAll { $0.chord == wish.chord }
        if let command = wish.command { list.append(Binding(chord: wish.chord, command: command)) }
      }
      bindings[mode] = list
      for binding in list { insert(binding, in: mode) }
    }
  }

  private mutating func insert(_ binding: Binding, in mode: Mode) {
    guard var at = roots[mode] else { return }
    for pattern in binding.chord.patterns {
      if let other = nodes[at].command {
        problems.append(
          KeymapProblem(mode: mode, chord: binding.chord, kind: .prefix(other, binding.command)))
        return
      }
      nodes[at].bindings.append(binding)
      if let next = nodes[at].keys[pattern] {
        at = next
      } else {
        nodes[at].keys[pattern] = nodes.count
        at = nodes.count
        nodes.append(Node())
      }
    }
    if let other = nodes[at].command {
      problems.append(
        KeymapProblem(mode: mode, chord: binding.chord, kind: .conflict(other, binding.command)))
    } else if let longer = nodes[at].bindings.first {
      problems.append(
        KeymapProblem(
          mode: mode, chord: binding.chord, kind: .prefix(binding.command, longer.command)))
    } else {
      nodes[at].command = binding.command
    }
  }

  /// Looks up the keys pressed so far in a mode. A key named in a chord wins over a pattern.
  package func answer(to strokes: [KeyStroke], in mode: Mode) -> Answer {
    guard var at = roots[mode] else { return .notFound }
    var argument: Unicode.Scalar?
    for stroke in strokes {
      if let next = nodes[at].keys[.key(stroke)] {
        at = next
        continue
      }
      guard let typed = stroke.typed else { return .notFound }
      if ("1"..."9").contains(typed), let next = nodes[at].keys[.digit] {
        (at, argument) = (next, typed)
      } else if typed.properties.isAlphabetic, let next = nodes[at].keys[.letter] {
        (at, argument) = (next, typed)
      } else if let next = nodes[at].keys[.anyCharacter] {
        (at, argument) = (next, typed)
      } else {
        return .notFound
      }
    }
    if let command = nodes[at].command { return .matched(command, argument: argument) }
    return .pending(nodes[at].bindings)
  }

  /// The chords that run a command in a mode, shortest first.
  package func chords(for command: Command, in mode: Mode) -> [Chord] {
    (bindings[mode] ?? []).filter { $0.command == command }.map(\.chord)
  }

  /// The first chord in the mode, as a hint shows it.
  package func hint(_ command: Command, in mode: Mode) -> String? {
    chords(for: command, in: mode).first?.description
  }
}
