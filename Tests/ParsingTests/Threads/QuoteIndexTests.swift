import Testing

@testable import Parsing

@Suite struct QuoteIndexTests {
  private var index = QuoteIndex()

  private func words(_ text: String) -> [Word] {
    Array(text.utf8).withUnsafeBufferPointer { TermScanner.words($0, $0.indices) }
  }

  @Test mutating func `four words in a row are a quotation`() {
    _ = index.find(words("The second carrier is in dock until spring"), thenAdd: 0)
    _ = index.find(words("Nothing of it at all here"), thenAdd: 1)
    let (quotes, share) = index.find(
      words("You say the second carrier is in dock, and why?"), thenAdd: 2)
    #expect(quotes.map(\.line) == [0])
    #expect(quotes.map(\.words) == [6])
    #expect(share == 6.0 / 10)
    #expect(index.find(words("is carrier second the dock in"), thenAdd: 3).quotes.isEmpty)
    #expect(index.find(words("second carrier is"), thenAdd: 4).quotes.isEmpty)
  }

  @Test mutating func `words without content are no quotation`() {
    _ = index.find(words("it is what it is and so"), thenAdd: 0)
    #expect(index.find(words("it is what it is and so"), thenAdd: 1).quotes.isEmpty)
  }

  @Test mutating func `a line is not quoted by itself`() {
    let line = words("buy more frigates now buy more frigates now")
    #expect(index.find(line, thenAdd: 0).quotes.isEmpty)
    #expect(index.find(line, thenAdd: 1).share == 1)
  }

  @Test mutating func `the window before is remembered, and the one before it is not`() {
    let line = words("the second carrier is in dock")
    _ = index.find(line, thenAdd: 7)
    index.turn()
    #expect(index.find(words("a window of other words entirely"), thenAdd: 8).quotes.isEmpty)
    #expect(
      index.find(words("so the second carrier is in dock"), thenAdd: 9).quotes.map(\.line) == [7])
    index.turn()
    #expect(
      index.find(words("but the second carrier is in dock"), thenAdd: 10).quotes.map(\.line) == [9])
    index.turn()
    index.turn()
    #expect(index.find(line, thenAdd: 11).quotes.isEmpty)
  }

  @Test mutating func `many lines are found again each`() {
    var random = SplitMix(seed: 3)
    let lines = (0..<2000).map { _ in
      (0..<12).map { _ in "word\(random.next() % 5000)" }.joined(separator: " ")
    }
    for (i, line) in lines.enumerated() { _ = index.find(words(line), thenAdd: Int32(i)) }
    index.turn()
    for (i, line) in lines.enumerated() {
      let (quotes, share) = index.find(words("x " + line), thenAdd: Int32(2000 + i))
      #expect(quotes.first?.line == Int32(i))
      #expect(share == 12.0 / 13)
    }
  }

  @Test mutating func `a window of very long lines is found again`() {
    var random = SplitMix(seed: 5)
    // 320,000 runs, more than there is room for at first.
    let lines = (0..<40).map { _ in
      words((0..<8000).map { _ in "word\(random.next() % 5000)" }.joined(separator: " "))
    }
    for (i, line) in lines.enumerated() { _ = index.find(line, thenAdd: Int32(i)) }
    for (i, line) in lines.enumerated() {
      let (quotes, share) = index.find(Array(line[100..<200]), thenAdd: Int32(40 + i))
      #expect(quotes.map(\.line) == [Int32(i)] && share == 1)
    }
  }
}
