/// Keys held down with another.
package struct KeyModifiers: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let shift = KeyModifiers(rawValue: 1)
  package static let alt = KeyModifiers(rawValue: 2)
  package static let control = KeyModifiers(rawValue: 4)
}

/// A key that has a name and no character.
package enum NamedKey: Hashable, Sendable {
  case up, down, left, right, home, end, pageUp, pageDown
  case enter, tab, backTab, backspace, delete, insert, escape
  /// F1 … F63; terminals send shifted function keys as numbers above 12.
  case function(Int)
}

/// One key press.
///
/// A character comes as typed, so with `.alt` and `.control` only: shift is in the character itself.
/// Control and a letter is that letter in lower case with `.control`; what a terminal cannot tell
/// apart is one key: ^I is `tab`, ^M and ^J are `enter`, ^H is `backspace`, ^[ is `escape`, ^@ is
/// control and space.
package enum TerminalKey: Hashable, Sendable {
  case character(Unicode.Scalar, KeyModifiers)
  case named(NamedKey, KeyModifiers)

  package static func character(_ scalar: Unicode.Scalar) -> TerminalKey { .character(scalar, []) }
  package static func named(_ key: NamedKey) -> TerminalKey { .named(key, []) }
}
