import CParsingData

/// A data file as it was embedded at build time.
///
/// Sendable because the bytes are constants of the program's image.
struct EmbeddedText: @unchecked Sendable {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ file: EntryFile) {
    let number = Int32(file.rawValue)
    bytes = UnsafeBufferPointer(start: facts_data_bytes(number), count: facts_data_length(number))
  }
}

/// Where a line of a data file begins, and the cells that it is made of.
struct DataLine {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The line without its newline.
  let range: Range<Int>

  /// The line that begins at `start`; empty when `start` is outside the text.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    self.bytes = bytes
    var end = min(max(0, start), bytes.count)
    let first = end
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    range = first..<end
  }

  var isEntry: Bool { !range.isEmpty && bytes[range.lowerBound] != UInt8(ascii: "#") }

  /// Cells are parted by " | "; a missing one is empty.
  func cell(_ number: Int) -> Range<Int> {
    var start = range.lowerBound
    var left = number
    var i = start
    while i < range.upperBound {
      if bytes[i] == UInt8(ascii: "|") {
        if left == 0 { return trimmed(start..<i) }
        left -= 1
        start = i + 1
      }
      i += 1
    }
    return left == 0 ? trimmed(start..<range.upperBound) : range.upperBound..<range.upperBound
  }

  /// Calls `body` with each non-empty part of a cell.
  func forEachPart(of cell: Range<Int>, by separator: UInt8, _ body: (Range<Int>) -> Void) {
    var start = cell.lowerBound
    while start <= cell.upperBound {
      var end = start
      while end < cell.upperBound, bytes[end] != separator { end += 1 }
      let part = trimmed(start..<end)
      if !part.isEmpty { body(part) }
      start = end + 1
    }
  }

  func trimmed(_ part: Range<Int>) -> Range<Int> {
    var (low, high) = (part.lowerBound, part.upperBound)
    while low < high, bytes[low] == 0x20 || bytes[low] == 0x0D { low += 1 }
    while low < high, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x0D { high -= 1 }
    return low..<high
  }

  /// A name without its marks "?" and "*".
  func unmarked(_ part: Range<Int>) -> (name: Range<Int>, isAmbiguous: Bool, isAnyCase: Bool) {
    var high = part.upperBound
    var (ambiguous, anyCase) = (false, false)
    while high > part.lowerBound {
      if bytes[high - 1] == UInt8(ascii: "?") {
        ambiguous = true
      } else if bytes[high - 1] == UInt8(ascii: "*") {
        anyCase = true
      } else {
        break
      }
      high -= 1
    }
    return (part.lowerBound..<high, ambiguous, anyCase)
  }

  func string(_ part: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[part]), as: UTF8.self)
  }

  /// The value of `key=` in the attributes (the fourth cell); nil when it is not there.
  func attribute(_ key: StaticString) -> Range<Int>? {
    var found: Range<Int>?
    forEachPart(of: cell(3), by: UInt8(ascii: ";")) { part in
      let length = key.utf8CodeUnitCount
      guard found == nil, part.count > length, bytes[part.lowerBound + length] == 0x3D
      else { return }
      for i in 0..<length where bytes[part.lowerBound + i] != key.utf8Start[i] { return }
      found = trimmed(part.lowerBound + length + 1..<part.upperBound)
    }
    return found
  }
}
