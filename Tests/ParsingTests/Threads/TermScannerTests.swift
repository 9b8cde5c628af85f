import Testing

@testable import Parsing

@Suite struct TermScannerTests {
  private func words(_ text: String) -> [Word] {
    Array(text.utf8).withUnsafeBufferPointer { TermScanner.words($0, $0.indices) }
  }

  private func same(_ word: Word?, _ other: Word?) -> Bool {
    word?.hash == other?.hash && word?.stem == other?.stem && word?.form == other?.form
      && word?.length == other?.length && word?.classes == other?.classes
  }

  /// Letters are taken eight at a time where the text goes on so far.
  @Test(arguments: [
    "I", "It", "fleet", "Fleet", "FLEET", "carriers", "Carrier's", "reindustrialise", "McDonald",
    "submarineX", "T45s", "F35B", "2031", "größer", "Über", "don't", "don’t", "rock'n'roll", "aéB",
  ])
  func `a word is the same at the end of a text and before others`(word: String) {
    let alone = words(word)
    #expect(alone.count == 1)
    let before = words(word + " and some more WORDS")
    #expect(same(alone.first, before.first))
    #expect(same(alone.first, words("Some more words " + word).last))
  }

  @Test func `a word is hashed in lower case`() {
    for word in ["fleet", "carriers", "reindustrialise", "f35b", "don't"] {
      #expect(words(word).first?.hash == TermHash.of(word))
      #expect(words(word.uppercased()).first?.hash == words(word).first?.hash)
    }
  }

  @Test func `a stem has six letters and no ending`() {
    func stem(_ word: String) -> UInt32? { words(word).first?.stem }
    #expect(stem("ships") == TermHash.of("ship"))
    #expect(stem("ship's") == TermHash.of("ship"))
    #expect(stem("bridges") == stem("bridge"))
    #expect(stem("Reindustrialise") == TermHash.of("reindu"))
    #expect(stem("class") == TermHash.of("class"))
    #expect(stem("frigate") == TermHash.of("frigat"))
  }

  private static let forms: [(word: String, form: Word.Form)] = [
    ("Fleet", [.capital, .content]),
    ("fleet", .content),
    ("NATO", [.capital, .allCapitals, .content]),
    ("F35", [.capital, .content]),
    ("RN2031", [.capital, .allCapitals, .content]),
    ("2031", [.number, .content]),
    ("iPhone", .content),
    ("submarineX", .content),
    ("the", []),
    ("Österreich", [.capital, .content]),
    ("it's", .straightApostrophe),
    ("it’s", .curlyApostrophe),
  ]

  @Test func `a word's form is what it looks like`() {
    for (word, form) in Self.forms { #expect(words(word).first?.form == form, "\(word)") }
  }

  @Test func `a word of any length ends`() {
    let long = String(repeating: "Ab", count: 150)
    #expect(words(long).map(\.length) == [200, 100])
  }
}
