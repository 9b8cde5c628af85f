/// Undoes the wrapping of a page that was copied through a fixed width.
///
/// A program that wraps puts as many words on a line as fit. So a line ends a paragraph exactly
/// when the first word of the next line would still have fitted.
struct WrapWidth {
  /// Columns of the longest wrapped line; nil for a page whose paragraphs are one line each.
  let columns: Int?

  init(_ lines: [PageLine]) {
    var counts = [Int](repeating: 0, count: PageLine.measured + 1)
    var inked = 0
    for line in lines where !line.isBlank {
      counts[min(line.length, PageLine.measured)] += 1
      inked += 1
    }
    // Some lines hold an address that cannot be broken and are longer.
    var longer = 0
    var width = counts.count - 1
    while width > 40, (longer + counts[width]) * 100 <= inked * 2 {
      longer += counts[width]
      width -= 1
    }
    // The few longest of the wrapped lines may be among those left out.
    var widest = width
    for candidate in width..<min(width + 12, counts.count) where counts[candidate] > 0 {
      widest = candidate
    }
    let near = counts[max(0, width - 14)...widest].reduce(0, +)
    columns = width < 200 && width > 40 && near * 8 >= inked ? widest : nil
  }

  /// Whether the paragraph goes on from one line to the next one.
  func joins(_ line: PageLine, _ next: PageLine) -> Bool {
    guard let columns, !line.isBlank, !next.isBlank, next.marker == nil else { return false }
    let word = next.ink.unicodeScalars.prefix { !PageLine.isSpace($0) }.count
    return line.length + 1 + word > columns
  }
}
