import Discussions

/// The words that a signal was seen in, for a reader.
struct EvidenceWords {
  let text: [UInt8]
  let lines: [SourceLine]

  static let openingWords = 6

  private func string(_ range: Range<Int>) -> SafeText {
    SafeText(field: String(decoding: text[range], as: UTF8.self))
  }

  private func words(_ line: Int) -> [Word] {
    text.withUnsafeBufferPointer { TermScanner.words($0, lines[line].bytes) }
  }

  /// The first words of a line, with what stands between them.
  private func opening(_ line: Int) -> SafeText {
    let words = words(line)
    let bytes = lines[line].bytes
    guard words.count > Self.openingWords else { return string(bytes) }
    let last = words[Self.openingWords - 1]
    return string(bytes.lowerBound..<min(bytes.upperBound, Int(last.start) + Int(last.length)))
  }

  /// The last words of a line.
  private func closing(_ line: Int) -> SafeText {
    let words = words(line)
    let bytes = lines[line].bytes
    guard words.count > Self.openingWords else { return string(bytes) }
    return string(Int(words[words.count - Self.openingWords].start)..<bytes.upperBound)
  }

  /// Why a comment starts at a line.
  func boundary(_ signal: Signal, at line: Int) -> SafeText {
    switch signal {
    case .closingWords, .signOff: line > 0 ? closing(line - 1) : .empty
    case .length, .position, .newSubject: .empty
    case .similarity: line > 0 ? shared(line...line, (line - 1)...(line - 1)) : .empty
    default: opening(line)
    }
  }

  /// Why a comment answers another, or the article when it stands at the top level.
  ///
  /// - Parameter parent: the lines of what it answers; nil when there are none.
  func link(
    _ signal: Signal, of comment: ClosedRange<Int>, to parent: ClosedRange<Int>?
  ) -> SafeText {
    switch signal {
    case .similarity, .sharedWords:
      parent.map { shared(comment, $0) } ?? .empty
    case .quotation: parent.map { quoted(comment, $0) } ?? .empty
    case .question: parent.map(question) ?? .empty
    case .length, .position, .newSubject, .turnTaking, .writerHabit, .statedPlace: .empty
    default: opening(comment.lowerBound)
    }
  }

  /// Lines of a comment that are looked at for words to show.
  private static let maximumLines = 40

  /// Up to three content words that both have, longest first.
  private func shared(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> SafeText {
    var index = HashIndex(capacity: 64)
    for line in b.prefix(Self.maximumLines) {
      for word in words(line) where word.form.contains(.content) { index.set(word.stem, 1) }
    }
    var seen: Set<UInt32> = []
    var found: [Word] = []
    for line in a.prefix(Self.maximumLines) {
      for word in words(line) where word.form.contains(.content) && index[word.stem] >= 0 {
        if seen.insert(word.stem).inserted { found.append(word) }
      }
    }
    found.sort { ($1.length, $0.start) < ($0.length, $1.start) }
    let names = found.prefix(3).map { word in
      string(Int(word.start)..<(Int(word.start) + Int(word.length))).string
    }
    return SafeText(field: names.joined(separator: ", "))
  }

  /// The longest run of words that stands in both.
  private func quoted(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> SafeText {
    var index = HashIndex(capacity: 64)
    for line in b.prefix(Self.maximumLines) {
      for pair in pairs(words(line)) { index.set(pair.key, 1) }
    }
    var best: Range<Int>?
    var bestCount = 0
    for line in a.prefix(Self.maximumLines) {
      var run: (start: Int, count: Int)?
      for pair in pairs(words(line)) {
        guard index[pair.key] >= 0 else {
          run = nil
          continue
        }
        let grown = (start: run?.start ?? pair.range.lowerBound, count: (run?.count ?? 0) + 1)
        run = grown
        if grown.count > bestCount {
          (bestCount, best) = (grown.count, grown.start..<pair.range.upperBound)
        }
      }
    }
    guard let best else { return .empty }
    return string(best.lowerBound..<min(best.upperBound, best.lowerBound + 120))
  }

  private func pairs(_ words: [Word]) -> [(key: UInt32, range: Range<Int>)] {
    zip(words, words.dropFirst()).map { a, b in
      (TermHash.mix(a.hash, b.hash), Int(a.start)..<(Int(b.start) + Int(b.length)))
    }
  }

  /// The last sentence with a question mark.
  private func question(_ comment: ClosedRange<Int>) -> SafeText {
    for line in comment.suffix(Self.maximumLines).reversed() {
      let bytes = lines[line].bytes
      guard let mark = text[bytes].lastIndex(of: 0x3F) else { continue }
      var start = mark
      while start > bytes.lowerBound, mark - start < 160 {
        let byte = text[start - 1]
        if byte == 0x2E || byte == 0x21 || byte == 0x3F { break }
        start -= 1
      }
      while start < mark, text[start] <= 0x20 { start += 1 }
      return string(start..<(mark + 1))
    }
    return .empty
  }
}
