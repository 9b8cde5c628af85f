/// What one position of a chord accepts.
package enum KeyPattern: Hashable, Sendable {
  case key(KeyStroke)
  /// Any letter, handed to the command (`m a`).
  case letter
  /// 1…9, handed to the command (`z 3`).
  case digit
  /// Anything that types a character: the text of a prompt.
  case anyCharacter
}

/// Keys pressed one after the other that run a command, written with blanks: `g g`, `z {digit}`.
package struct Chord: Hashable, Sendable {
  package var patterns: [KeyPattern]

  package init(_ patterns: [KeyPattern]) { self.patterns = patterns }
}

extension Chord: CustomStringConvertible {
  package var description: String {
    patterns.map { pattern in
      switch pattern {
      case .key(let key): key.description
      case .letter: "{letter}"
      case .digit: "{digit}"
      case .anyCharacter: "{character}"
      }
    }.joined(separator: " ")
  }

  /// Nil when a word is no key.
  package init?(_ text: some StringProtocol) {
    var patterns: [KeyPattern] = []
    for word in text.split(separator: " ") {
      switch word {
      case "{letter}": patterns.append(.letter)
      case "{digit}": patterns.append(.digit)
      case "{character}": patterns.append(.anyCharacter)
      default:
        guard let key = KeyStroke(word) else { return nil }
        patterns.append(.key(key))
      }
    }
    guard !patterns.isEmpty else { return nil }
    self.patterns = patterns
  }
}
