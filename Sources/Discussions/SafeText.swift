/// The only text that can reach a cell of the screen.
///
/// Made after all decoding. Ill-formed UTF-8 is repaired (U+FFFD); C0 controls but tab and newline,
/// DEL, C1 controls and bidirectional controls are neutralised: shown as a visible stand-in in
/// bodies, dropped in one-line fields. Zero-width characters outside emoji sequences are dropped
/// (nobody can see them, and search would stumble over them), U+2028 and U+2029 become newlines,
/// and at most `maximumMarks` combining marks stay on a character.
package struct SafeText: Hashable, Sendable {
  /// The sanitised text. In a field it holds no newline and no tab.
  package let string: String

  /// Combining marks kept on one character: a `cchar_t` of ncurses holds five scalars.
  package static let maximumMarks = 4

  package static let empty = SafeText(verbatim: "")

  private init(verbatim string: String) { self.string = string }

  /// Text of a body: keeps newlines, and shows a stand-in for what was neutralised.
  package init(body raw: some StringProtocol) {
    self.init(sanitising: raw, isField: false)
  }

  /// Text of a one-line field (name, title, address): newlines and tabs become spaces.
  package init(field raw: some StringProtocol) {
    self.init(sanitising: raw, isField: true)
  }

  /// Bytes as they came from outside, read as UTF-8.
  package init(body bytes: some Sequence<UInt8>) {
    self.init(body: String(decoding: Array(bytes), as: UTF8.self))
  }

  private init(sanitising raw: some StringProtocol, isField: Bool) {
    var whole = String(raw)
    let isPlain = whole.withUTF8 { Sanitiser.isPlain($0, isField: isField) }
    string = isPlain ? whole : Sanitiser.sanitise(whole.unicodeScalars, isField: isField)
  }

  package var isEmpty: Bool { string.isEmpty }
  package var utf8: String.UTF8View { string.utf8 }
}

extension SafeText: CustomStringConvertible {
  package var description: String { string }
}

extension SafeText: Comparable {
  package static func < (a: SafeText, b: SafeText) -> Bool { a.string < b.string }
}

extension SafeText: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(field: value) }
}

extension SafeText {
  /// A part of this text, which is as safe as the whole.
  package subscript(range: Range<String.Index>) -> SafeText {
    SafeText(verbatim: String(string[range]))
  }

  /// UTF-8 offsets that must lie on scalar boundaries; clamped to the text.
  package func slice(_ offsets: Range<Int>) -> SafeText {
    let utf8 = string.utf8
    let low = min(max(0, offsets.lowerBound), utf8.count)
    let high = min(max(low, offsets.upperBound), utf8.count)
    let start = utf8.index(utf8.startIndex, offsetBy: low)
    let end = utf8.index(utf8.startIndex, offsetBy: high)
    return self[start..<end]
  }
}
