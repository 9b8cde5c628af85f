import Discussions

/// One screen line of a wrapped text.
package struct WrappedLine: Hashable, Sendable {
  /// UTF-8 offsets into the text, without the blanks at the break.
  package var range: Range<Int>

  package init(range: Range<Int>) { self.range = range }
}

/// Breaks text into lines of at most a number of columns: at newlines, after blanks and hyphens,
/// beside wide characters, and inside a word only when the word is longer than a line.
package enum TextWrapper {
  /// At least one line, also for empty text. `width` below 1 counts as 1; a wide character in a
  /// one-column line stands alone and is cut by the frame.
  package static func lines(of text: SafeText, width: Int) -> [WrappedLine] {
    var breaker = LineBreaker(width: max(1, width))
    let isWrappedAsASCII: Bool? = text.string.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      for (offset, byte) in bytes.enumerated() {
        breaker.take(byte, at: offset, length: 1, columns: 1)
      }
      return true
    }
    if isWrappedAsASCII != true {
      breaker = LineBreaker(width: max(1, width))
      var offset = 0
      Glyphs.scan(text) { glyph in
        let byte = glyph.scalar.isASCII ? UInt8(glyph.scalar.value) : 0xFF
        breaker.take(byte, at: offset, length: glyph.length, columns: glyph.columns)
        offset += glyph.length
        return true
      }
    }
    return breaker.finish(at: text.utf8.count)
  }
}

private struct LineBreaker {
  let width: Int
  private var lines: [WrappedLine] = []
  private var lineStart = 0
  private var lineColumns = 0
  /// Where the line may be broken: end of the text kept before it, start of the next line, and
  /// the columns used up to that start.
  private var breakEnd = -1
  private var breakStart = -1
  private var breakColumns = 0
  private var lastInk = 0

  init(width: Int) { self.width = width }

  /// `byte` is the character when it is one byte long, else 0xFF.
  mutating func take(_ byte: UInt8, at offset: Int, length: Int, columns: Int) {
    if byte == 0x0A {
      lines.append(WrappedLine(range: lineStart..<max(lineStart, lastInk)))
      start(at: offset + 1)
      return
    }
    let isBlank = byte == 0x20 || byte == 0x09
    if !isBlank, lineColumns + columns > width, lineColumns > 0 { breakLine(at: offset) }
    lineColumns += columns
    if isBlank {
      (breakEnd, breakStart, breakColumns) = (lastInk, offset + 1, lineColumns)
      return
    }
    if columns == 2, offset > lineStart, lineColumns - columns <= width {
      (breakEnd, breakStart, breakColumns) = (lastInk, offset, lineColumns - columns)
    }
    lastInk = offset + length
    let isAfterHyphen = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
    if columns == 2 || (isAfterHyphen && lineColumns > 3) {
      (breakEnd, breakStart, breakColumns) = (lastInk, lastInk, lineColumns)
    }
  }

  private mutating func breakLine(at offset: Int) {
    if breakStart > lineStart, breakEnd > lineStart {
      lines.append(WrappedLine(range: lineStart..<breakEnd))
      let rest = lineColumns - breakColumns
      let ink = lastInk
      start(at: breakStart)
      lineColumns = rest
      lastInk = max(lineStart, ink)
    } else {
      lines.append(WrappedLine(range: lineStart..<max(lineStart, lastInk)))
      start(at: offset)
    }
  }

  private mutating func start(at offset: Int) {
    (lineStart, lineColumns, lastInk) = (offset, 0, offset)
    (breakEnd, breakStart, breakColumns) = (-1, -1, 0)
  }

  mutating func finish(at end: Int) -> [WrappedLine] {
    lines.append(WrappedLine(range: lineStart..<min(end, max(lineStart, lastInk))))
    return lines
  }
}
