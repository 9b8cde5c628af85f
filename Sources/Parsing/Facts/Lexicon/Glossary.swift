import Discussions

/// Terms of art with their meaning, for a reader who asks what a word stands for.
package enum Glossary {
  package struct Explanation: Hashable, Sendable {
    /// The term as the glossary writes it ("SSBN").
    package var term: SafeText
    /// What the letters stand for; empty when it is no abbreviation.
    package var expansion: SafeText
    /// One plain sentence.
    package var sentence: SafeText
  }

  /// What a term means; letter case and a plural -s are overlooked. Nil for an unknown term.
  package static func explanation(of term: String) -> Explanation? {
    let words = Self.words(of: term)
    guard !words.isEmpty else { return nil }
    let bytes = EmbeddedText(.glossary).bytes
    var at = 0
    while at < bytes.count {
      let line = DataLine(bytes, at: at)
      at = line.range.upperBound + 1
      guard line.isEntry else { continue }
      let name = line.cell(0)
      if isSame(words, bytes, name) {
        return Explanation(
          term: SafeText(field: line.string(name)),
          expansion: SafeText(field: line.string(line.cell(1))),
          sentence: SafeText(field: line.string(line.cell(2))))
      }
    }
    return nil
  }

  private struct Word {
    var hash: UInt64
    var stem: UInt64
  }

  private static func words(of term: String) -> [Word] {
    var term = term
    return term.withUTF8 { bytes in
      var scanner = WordScanner(bytes, in: 0..<bytes.count)
      var words: [Word] = []
      while scanner.next() { words.append(Word(hash: scanner.hash, stem: scanner.stem)) }
      return words
    }
  }

  private static func isSame(
    _ words: [Word], _ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>
  ) -> Bool {
    var scanner = WordScanner(bytes, in: name)
    for (index, word) in words.enumerated() {
      guard scanner.next() else { return false }
      let isLast = index == words.count - 1
      guard scanner.hash == word.hash || isLast && scanner.hash == word.stem else { return false }
    }
    return !scanner.next()
  }
}
