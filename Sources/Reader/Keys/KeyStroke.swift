/// A key that has a name instead of a character.
package enum NamedKey: String, Hashable, Sendable, CaseIterable {
  case enter = "Enter"
  case tab = "Tab"
  case backTab = "S-Tab"
  case escape = "Esc"
  case space = "Space"
  case backspace = "BS"
  case delete = "Del"
  case insert = "Ins"
  case up = "Up"
  case down = "Down"
  case left = "Left"
  case right = "Right"
  case home = "Home"
  case end = "End"
  case pageUp = "PgUp"
  case pageDown = "PgDn"
  case f1 = "F1"
  case f2 = "F2"
  case f3 = "F3"
  case f4 = "F4"
  case f5 = "F5"
  case f6 = "F6"
  case f7 = "F7"
  case f8 = "F8"
  case f9 = "F9"
  case f10 = "F10"
  case f11 = "F11"
  case f12 = "F12"
}

extension NamedKey {
  fileprivate init?(anyCase lower: String) {
    guard let key = Self.allCases.first(where: { $0.rawValue.lowercased() == lower })
    else { return nil }
    self = key
  }
}

/// One key press in its canonical form: `j`, `G`, `^D`, `M-x`, `Tab`, `S-Tab`, `Space`, `PgDn`.
package struct KeyStroke: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// What the key types, shift already applied; never a control character or a space.
    case character(Unicode.Scalar)
    case named(NamedKey)
  }
  package var code: Code
  /// Control; only with the letters `@`…`_` (upper case) and named keys.
  package var hasControl: Bool
  /// Alt, written `M-`.
  package var hasAlt: Bool

  package init(_ code: Code, hasControl: Bool = false, hasAlt: Bool = false) {
    self.code = code
    self.hasControl = hasControl
    self.hasAlt = hasAlt
    if case .character(" ") = code { self.code = .named(.space) }
    if hasControl, case .character(let scalar) = code, ("a"..."z").contains(scalar),
      let upper = Unicode.Scalar(scalar.value - 32)
    {
      self.code = .character(upper)
    }
  }

  package init(_ key: NamedKey) { self.init(.named(key)) }
  package init(_ scalar: Unicode.Scalar) { self.init(.character(scalar)) }

  /// The character that the key types into a prompt; nil for control, Alt and named keys but Space.
  package var typed: Unicode.Scalar? {
    guard !hasControl, !hasAlt else { return nil }
    switch code {
    case .character(let scalar): return scalar
    case .named(.space): return " "
    case .named: return nil
    }
  }
}

extension KeyStroke: CustomStringConvertible {
  package var description: String {
    let base =
      switch code {
      case .character(let scalar): String(scalar)
      case .named(let key): key.rawValue
      }
    return (hasAlt ? "M-" : "") + (hasControl ? "^" : "") + base
  }

  /// Reads the canonical form; names of keys in any case ("enter"), `C-d` as another form of `^D`.
  /// Nil when it is no key.
  package init?(_ text: some StringProtocol) {
    // Most keys are one ASCII character; the map of all of them is built at every start.
    if let byte = text.utf8.first, byte > 0x20, byte < 0x7F, text.utf8.count == 1 {
      self.init(Unicode.Scalar(byte))
      return
    }
    var rest = Substring(text)
    var hasAlt = false
    var hasControl = false
    while rest.count > 2, rest.hasPrefix("M-") || rest.hasPrefix("C-") {
      if rest.hasPrefix("M-") { hasAlt = true } else { hasControl = true }
      rest = rest.dropFirst(2)
    }
    if rest.count > 1, rest.first == "^" {
      hasControl = true
      rest = rest.dropFirst()
    }
    if rest.utf8.count > 1 {
      let key = NamedKey(rawValue: String(rest)) ?? NamedKey(anyCase: rest.lowercased())
      if let key {
        self.init(.named(key), hasControl: hasControl, hasAlt: hasAlt)
        return
      }
    }
    guard rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first,
      scalar.value > 0x20, scalar.value != 0x7F
    else { return nil }
    self.init(.character(scalar), hasControl: hasControl, hasAlt: hasAlt)
  }

  /// A script of keys parted by blanks, as `wardroom frame --keys` takes it: a word that names a
  /// key is that key, any other word is typed character by character ("j j / Kursk Enter").
  package static func script(_ text: String) -> [KeyStroke] {
    text.split(whereSeparator: \.isWhitespace).flatMap { word -> [KeyStroke] in
      if let key = KeyStroke(word) { return [key] }
      return word.unicodeScalars.map { KeyStroke($0) }
    }
  }
}
