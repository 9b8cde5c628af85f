/// A line of the source that is not blank.
struct SourceLine: Sendable {
  /// Counted from 1, blank lines included.
  var number: Int
  /// Bytes of the text without the line's end and without white space at both ends.
  var bytes: Range<Int>
  /// Blank lines between this line and the one before it.
  var blanksBefore: Int
  /// Columns of white space before the first byte; a tab counts as four.
  var indent: Int
}

/// Splits text into lines at LF, CRLF, CR, U+2028 and U+2029.
enum SourceLines {
  static func split(_ text: [UInt8]) -> [SourceLine] {
    var lines: [SourceLine] = []
    text.withUnsafeBufferPointer { text in
      var start = 0
      var number = 1
      var blanks = 0
      var i = 0
      func close(at end: Int) {
        if let line = trimmed(text, start..<end, number: number, blanksBefore: blanks) {
          lines.append(line)
          blanks = 0
        } else {
          blanks += 1
        }
        number += 1
      }
      let raw = UnsafeRawBufferPointer(text)
      while i < text.count {
        // Eight at a time while none is below 0x0E or 0xE2.
        while i + 8 <= text.count {
          let eight = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
          let low = (eight &- 0x0E0E_0E0E_0E0E_0E0E) & ~eight
          let other = eight ^ 0xE2E2_E2E2_E2E2_E2E2
          let separator = (other &- 0x0101_0101_0101_0101) & ~other
          guard (low | separator) & 0x8080_8080_8080_8080 == 0 else { break }
          i += 8
        }
        guard i < text.count else { break }
        let byte = text[i]
        var width = 0
        if byte == 0x0A {
          width = 1
        } else if byte == 0x0D {
          width = i + 1 < text.count && text[i + 1] == 0x0A ? 2 : 1
        } else if byte == 0xE2, i + 2 < text.count, text[i + 1] == 0x80,
          text[i + 2] == 0xA8 || text[i + 2] == 0xA9
        {
          width = 3
        }
        guard width > 0 else {
          i += 1
          continue
        }
        close(at: i)
        i += width
        start = i
      }
      if start < text.count { close(at: text.count) }
    }
    return lines
  }

  private static func trimmed(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, number: Int, blanksBefore: Int
  ) -> SourceLine? {
    var low = range.lowerBound
    var high = range.upperBound
    var indent = 0
    while low < high {
      if text[low] == 0x20 {
        indent += 1
      } else if text[low] == 0x09 {
        indent += 4
      } else if text[low] == 0xC2, low + 1 < high, text[low + 1] == 0xA0 {
        // A no-break space is how a web page indents.
        indent += 1
        low += 1
      } else if text[low] == 0xEF, low + 2 < high, text[low + 1] == 0xBB, text[low + 2] == 0xBF {
        low += 2
      } else if text[low] >= 0x20 {
        break
      }
      low += 1
    }
    while high > low {
      if text[high - 1] <= 0x20 {
        high -= 1
      } else if high - low >= 2, text[high - 1] == 0xA0, text[high - 2] == 0xC2 {
        high -= 2
      } else {
        break
      }
    }
    guard low < high else { return nil }
    return SourceLine(
      number: number, bytes: low..<high, blanksBefore: blanksBefore, indent: min(indent, 1000))
  }
}
