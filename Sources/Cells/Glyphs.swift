import Discussions

/// What one or two cells show: a base scalar with its marks.
package struct Glyph: Hashable, Sendable {
  package var text: String
  /// 1 or 2.
  package var columns: Int
  /// UTF-8 bytes of the source text that it stands for, with what is not drawn.
  package var length: Int
}

/// The glyphs of a text, in order.
///
/// Terminals disagree on emoji sequences, variation selectors and skin tones; such a sequence is
/// drawn as its first emoji. What no terminal prints is drawn as U+FFFD. A tab is one space here.
package struct Glyphs: Sequence, IteratorProtocol {
  private var scalars: Substring.UnicodeScalarView
  private var upcoming: Unicode.Scalar?

  package init(_ text: Substring) {
    scalars = text.unicodeScalars
    upcoming = scalars.popFirst()
  }

  package init(_ text: SafeText) { self.init(Substring(text.string)) }

  package mutating func next() -> Glyph? {
    var undrawn = 0
    while let scalar = upcoming {
      upcoming = scalars.popFirst()
      var glyph = Glyph(text: "", columns: 0, length: undrawn + scalar.utf8Length)
      if scalar.value < 0x300 {
        let isPrintable = CharacterWidth.columns(of: scalar) != nil
        glyph.text =
          isPrintable ? String(scalar) : scalar == "\t" || scalar == "\n" ? " " : "\u{FFFD}"
        glyph.columns = 1
      } else {
        switch CharacterWidth.columns(of: scalar) {
        case nil: (glyph.text, glyph.columns) = ("\u{FFFD}", 1)
        case 0?: (glyph.text, glyph.columns) = ("", 0)
        case let columns?: (glyph.text, glyph.columns) = (String(scalar), columns)
        }
      }
      absorbMarks(into: &glyph)
      if glyph.columns > 0 { return glyph }
      // A mark without a base shows nothing; its bytes go with the next glyph.
      undrawn = glyph.length
    }
    return nil
  }

  private mutating func absorbMarks(into glyph: inout Glyph) {
    while let scalar = upcoming, scalar.value >= 0x300 {
      switch scalar.value {
      case 0x200D:  // joiner: the emoji after it is not drawn
        glyph.length += scalar.utf8Length
        upcoming = scalars.popFirst()
        guard let joined = upcoming else { return }
        glyph.length += joined.utf8Length
      case 0xFE00...0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF:
        glyph.length += scalar.utf8Length
      default:
        guard CharacterWidth.columns(of: scalar) == 0 else { return }
        if glyph.columns > 0 { glyph.text.unicodeScalars.append(scalar) }
        glyph.length += scalar.utf8Length
      }
      upcoming = scalars.popFirst()
    }
  }
}

extension Unicode.Scalar {
  fileprivate var utf8Length: Int { UTF8.width(self) }
}

extension SafeText {
  /// Columns that the text takes on one line.
  package var columns: Int {
    var isASCII = true
    var count = 0
    for byte in string.utf8 {
      if byte >= 0x80 {
        isASCII = false
        break
      }
      count += 1
    }
    return isASCII ? count : Glyphs(self).reduce(0) { $0 + $1.columns }
  }

  /// The text cut to at most `limit` columns, with "…" in the last one when something is left out.
  package func fitted(to limit: Int) -> SafeText {
    guard limit > 0 else { return .empty }
    if utf8.count <= limit || columns <= limit { return self }
    var used = 0
    var length = 0
    for glyph in Glyphs(self) {
      if used + glyph.columns > limit - 1 { break }
      used += glyph.columns
      length += glyph.length
    }
    return SafeText(field: slice(0..<length).string + "…")
  }
}
