import Reader
import Terminal

extension KeyStroke {
  /// What the terminal decoded, in the reader's canonical form; nil for keys that it has no name for.
  init?(_ key: TerminalKey) {
    switch key {
    case .character(let scalar, let modifiers):
      self.init(
        .character(scalar), hasControl: modifiers.contains(.control),
        hasAlt: modifiers.contains(.alt))
    case .named(let name, let modifiers):
      guard let named = Reader.NamedKey(name, modifiers) else { return nil }
      self.init(
        .named(named), hasControl: modifiers.contains(.control),
        hasAlt: modifiers.contains(.alt))
    }
  }
}

extension Reader.NamedKey {
  fileprivate init?(_ key: Terminal.NamedKey, _ modifiers: KeyModifiers) {
    switch key {
    case .up: self = .up
    case .down: self = .down
    case .left: self = .left
    case .right: self = .right
    case .home: self = .home
    case .end: self = .end
    case .pageUp: self = .pageUp
    case .pageDown: self = .pageDown
    case .enter: self = .enter
    case .tab: self = modifiers.contains(.shift) ? .backTab : .tab
    case .backTab: self = .backTab
    case .backspace: self = .backspace
    case .delete: self = .delete
    case .insert: self = .insert
    case .escape: self = .escape
    case .function(let number): self.init(rawValue: "F\(number)")
    }
  }
}
