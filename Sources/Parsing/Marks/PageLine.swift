/// One line of a copied page, taken apart.
struct PageLine {
  enum Marker: Hashable {
    case number(Int)
    case bullet(Unicode.Scalar)
  }

  /// Line in the source, from 1.
  let number: Int
  /// Columns before the first ink; a tab goes to the next multiple of eight.
  let indent: Int
  let marker: Marker?
  /// Columns before the text that follows the list marker; `indent` when there is no marker.
  let column: Int
  /// The line without the white space around it.
  let ink: Substring
  /// `ink` without the list marker.
  let text: Substring
  /// Unicode scalars of the line with its indentation, as far as `Self.measured`.
  let length: Int

  /// Lengths beyond this are not counted: such a line has not been wrapped.
  static let measured = 400

  var isBlank: Bool { ink.isEmpty }

  /// - Parameter line: without its line feed.
  init(number: Int, _ line: Substring) {
    self.number = number
    var scalars = line.unicodeScalars
    while let last = scalars.last, Self.isSpace(last) { scalars.removeLast() }
    var indent = 0
    while let first = scalars.first, Self.isSpace(first) {
      indent = first == "\t" ? (indent / 8 + 1) * 8 : indent + 1
      scalars.removeFirst()
    }
    ink = Substring(scalars)
    self.indent = indent
    length = indent + Self.count(ink)
    if let (marker, rest, width) = Self.marker(of: scalars, indent: indent) {
      (self.marker, text, column) = (marker, Substring(rest), indent + width)
    } else {
      (marker, text, column) = (nil, ink, indent)
    }
  }

  /// The lines of a text; `\r\n` and a lone `\r` end a line too.
  static func lines(of text: String) -> [PageLine] {
    var lines: [PageLine] = []
    let utf8 = text.utf8
    utf8.withContiguousStorageIfAvailable { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        let from = utf8.index(utf8.startIndex, offsetBy: start)
        let line = text[from..<utf8.index(from, offsetBy: end - start)]
        lines.append(PageLine(number: lines.count + 1, line))
        let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
        start = isPair ? end + 2 : end + 1
      }
    }
    return lines
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\u{A0}", "\u{C}", "\u{B}", "\u{FEFF}", "\u{200B}", "\u{3000}": true
    default: ("\u{2000}"..."\u{200A}").contains(scalar)
    }
  }

  private static func count(_ text: Substring) -> Int {
    guard text.utf8.count < measured * 4 else { return measured }
    // Every byte but those inside a scalar.
    func count(_ bytes: some Sequence<UInt8>) -> Int {
      bytes.reduce(0) { $0 &+ ($1 & 0xC0 != 0x80 ? 1 : 0) }
    }
    return min(
      measured, text.utf8.withContiguousStorageIfAvailable { count($0) } ?? count(text.utf8))
  }

  /// The bullets that w3m, lynx, inscriptis and browsers write for nested lists.
  private static let bullets: Set<Unicode.Scalar> = [
    "•", "●", "○", "□", "■", "☆", "★", "◦", "▪", "*", "+", "o", "#", "@", "-",
  ]

  private static func marker(
    of scalars: Substring.UnicodeScalarView, indent: Int
  ) -> (Marker, rest: Substring.UnicodeScalarView, width: Int)? {
    var rest = scalars
    var width = 0
    var marker: Marker?
    if let first = rest.first, bullets.contains(first), indent > 0 || first.value > 0x7F {
      marker = .bullet(first)
      rest.removeFirst()
      width = 1
    } else {
      var number = 0
      while let digit = rest.first, ("0"..."9").contains(digit), width < 6 {
        number = number * 10 + Int(digit.value - 48)
        rest.removeFirst()
        width += 1
      }
      guard width > 0, rest.first == "." else { return nil }
      rest.removeFirst()
      marker = .number(number)
      width += 1
    }
    guard let marker, rest.first.map(isSpace) ?? true else { return nil }
    while let first = rest.first, isSpace(first) {
      rest.removeFirst()
      width += 1
    }
    return opensDate(rest) ? nil : (marker, rest, width)
  }

  /// "23. Juni 2016" is no item of a list.
  private static func opensDate(_ scalars: Substring.UnicodeScalarView) -> Bool {
    let words = LineTokens(Substring(scalars.prefix(24)))
    return words.word(0).flatMap { StampWords.months[$0] } != nil
      && words.number(words.isSign(1, ["."]) ? 2 : 1, digits: 4...4) != nil
  }
}
