import Discussions

/// What one or two cells show: a base scalar with its marks.
package struct Glyph: Hashable, Sendable {
  /// The scalar in the text.
  package var scalar: Unicode.Scalar
  /// What is drawn for it: itself, a blank for a tab or newline, or U+FFFD.
  package var base: Unicode.Scalar
  /// Combining marks that are drawn over it.
  package var marks: [Unicode.Scalar]
  /// 1 or 2.
  package var columns: Int
  /// UTF-8 bytes of the source text that it stands for, with what is not drawn.
  package var length: Int

  package var text: String {
    guard !marks.isEmpty else { return String(base) }
    var view = String.UnicodeScalarView([base])
    view.append(contentsOf: marks)
    return String(view)
  }
}

/// Cuts text into glyphs: the one function that measures and draws.
///
/// Terminals disagree on emoji sequences, variation selectors and skin tones; such a sequence is
/// drawn as its first emoji. What no terminal prints is drawn as U+FFFD. A tab is one blank here.
package enum Glyphs {
  /// Hands over the glyphs in order until `body` returns false. Allocates only for marks.
  @inline(__always)
  package static func scan(_ text: SafeText, _ body: (Glyph) -> Bool) {
    let isContiguous: Void? = text.string.utf8.withContiguousStorageIfAvailable { scan($0, body) }
    if isContiguous == nil { Array(text.string.utf8).withUnsafeBufferPointer { scan($0, body) } }
  }

  @inline(__always)
  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Glyph) -> Bool) {
    var at = 0
    var undrawn = 0
    while at < bytes.count {
      let start = at
      let scalar = decode(bytes, &at)
      var glyph = Glyph(scalar: scalar, base: scalar, marks: [], columns: 1, length: 0)
      if let columns = CharacterWidth.columns(of: scalar) {
        glyph.columns = columns
      } else {
        glyph.base = scalar == "\t" || scalar == "\n" ? " " : "\u{FFFD}"
      }
      if at < bytes.count, bytes[at] >= 0xCC { absorbMarks(bytes, &at, into: &glyph) }
      glyph.length = undrawn + at - start
      // A mark without a base shows nothing; its bytes go with the next glyph.
      undrawn = glyph.columns == 0 ? glyph.length : 0
      if glyph.columns > 0, !body(glyph) { return }
    }
  }

  /// Marks begin at U+0300, whose first byte is 0xCC.
  private static func absorbMarks(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, into glyph: inout Glyph
  ) {
    while at < bytes.count, bytes[at] >= 0xCC {
      var next = at
      let scalar = decode(bytes, &next)
      switch scalar.value {
      case 0x200D:  // joiner: the emoji after it is not drawn
        if next < bytes.count { _ = decode(bytes, &next) }
      case 0xFE00...0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF: break
      default:
        guard CharacterWidth.columns(of: scalar) == 0 else { return }
        if glyph.columns > 0 { glyph.marks.append(scalar) }
      }
      at = next
    }
  }

  /// The scalar at an offset, which moves behind it. The bytes are a String's, so well-formed.
  @inline(__always)
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Unicode.Scalar
  {
    let first = UInt32(bytes[at])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    for offset in 1..<max(1, length) where at + offset < bytes.count {
      value = value << 6 | UInt32(bytes[at + offset] & 0x3F)
    }
    at = min(bytes.count, at + length)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
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
    guard !isASCII else { return count }
    count = 0
    Glyphs.scan(self) { glyph in
      count += glyph.columns
      return true
    }
    return count
  }

  /// The text cut to at most `limit` columns, with "…" in the last one when something is left out.
  package func fitted(to limit: Int) -> SafeText {
    guard limit > 0 else { return .empty }
    // Looks no further than the cut, however long the text is.
    var columns = 0
    var length = 0
    Glyphs.scan(self) { glyph in
      columns += glyph.columns
      if columns < limit { length += glyph.length }
      return columns <= limit
    }
    return columns <= limit ? self : SafeText(field: slice(0..<length).string + "…")
  }

  /// The same, cut at the end of a word where that leaves at least half of what would fit.
  package func fittedToWords(_ limit: Int) -> SafeText {
    let fitted = fitted(to: limit)
    let length = fitted.utf8.count - "…".utf8.count
    guard fitted != self, length > 0 else { return fitted }
    let bytes = Array(string.utf8.prefix(length + 1))
    func isOfWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39 ~= byte)
    }
    var end = length
    while end > 0, isOfWord(bytes[end]) { end -= 1 }
    while end > 0, !isOfWord(bytes[end - 1]) { end -= 1 }
    return end * 2 < length ? fitted : SafeText(field: slice(0..<end).string + "…")
  }
}
