/// A German text word for word in English (an interlinear gloss), so that models which learned from
/// English discussions can read it. The order of words stays, and so do words without an entry.
struct Gloss: Sendable {
  /// The text, with the original's white space.
  private(set) var bytes: [UInt8] = []
  /// As many as the original has, with the places of their bytes in `bytes`.
  private(set) var lines: [SourceLine] = []

  /// - Parameters:
  ///   - text: UTF-8.
  ///   - lines: those of the text.
  /// - Returns: nil when the text is not German.
  init?(german text: [UInt8], _ lines: [SourceLine]) {
    guard GermanWords.areFrequent(in: text, lines) else { return nil }
    bytes.reserveCapacity(text.count)
    self.lines.reserveCapacity(lines.count)
    text.withUnsafeBufferPointer { text in
      var end = 0
      for line in lines {
        bytes += text[end..<line.bytes.lowerBound]
        append(line, of: text)
        end = line.bytes.upperBound
      }
      bytes += text[end...]
    }
  }

  /// Lines of English within a German text, such as quotations, stay as they are.
  private mutating func append(_ line: SourceLine, of text: UnsafeBufferPointer<UInt8>) {
    let words = TermScanner.words(text, line.bytes)
    let start = bytes.count
    var copied = line.bytes.lowerBound
    if GermanWords.outnumberEnglish(among: words) {
      for word in words {
        let place = Int(word.start)..<(Int(word.start) + Int(word.length))
        let between = text[copied..<place.lowerBound]
        let opensSentence = copied == line.bytes.lowerBound || between.contains(where: Self.isEnd)
        bytes += between
        bytes += GermanWords.english(word, opensSentence: opensSentence) ?? Array(text[place])
        copied = place.upperBound
      }
    }
    bytes += text[copied..<line.bytes.upperBound]
    var glossed = line
    glossed.bytes = start..<bytes.count
    lines.append(glossed)
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x3A
  }
}
