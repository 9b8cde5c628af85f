import Testing

@testable import Parsing

/// Every line of the data files, as the lexicon reads them.
@Suite struct DataFilesTests {
  private struct Alias {
    var text: String
    var isAmbiguous: Bool
    var entry: String
  }

  private static let named: [EntryFile] = [
    .places, .people, .organisations, .equipment, .events,
  ]

  private static func lines(of file: EntryFile) -> [DataLine] {
    let bytes = EmbeddedText(file).bytes
    var lines: [DataLine] = []
    var at = 0
    while at < bytes.count {
      let line = DataLine(bytes, at: at)
      if line.isEntry { lines.append(line) }
      at = line.range.upperBound + 1
    }
    return lines
  }

  private static func cells(_ line: DataLine) -> [String] {
    line.string(line.range).split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
  }

  @Test(
    "Each entry has a name, a kind and two more columns at most", arguments: named)
  func columns(file: EntryFile) {
    for line in Self.lines(of: file) {
      let cells = Self.cells(line)
      let isWhole = (3...4).contains(cells.count) && !cells[0].isEmpty && !cells[1].isEmpty
      #expect(isWhole, "\(line.string(line.range))")
    }
  }

  @Test("No file has two entries of one name", arguments: named)
  func duplicates(file: EntryFile) {
    var seen: Set<String> = []
    for line in Self.lines(of: file) {
      let name = line.string(line.unmarked(line.cell(0)).name)
      #expect(seen.insert(name).inserted, "\(name)")
    }
  }

  @Test("An alias of two entries is marked as ambiguous in both")
  func sharedAliases() {
    var byKey: [String: [Alias]] = [:]
    for file in Self.named {
      for line in Self.lines(of: file) {
        let entry = "\(file) \(line.string(line.cell(0)))"
        var keys: Set<String> = []
        let names =
          [Self.cells(line)[0]] + Self.cells(line)[2].split(separator: ";").map(String.init)
        for name in names.map(\.trimmed) where !name.isEmpty {
          let key = Self.key(name)
          guard !key.isEmpty, keys.insert(key).inserted else { continue }
          byKey[key, default: []].append(
            Alias(text: name, isAmbiguous: name.suffix(2).contains("?"), entry: entry))
        }
      }
    }
    for aliases in byKey.values where aliases.count > 1 {
      let unmarked = aliases.filter { !$0.isAmbiguous }.map(\.entry)
      #expect(unmarked.isEmpty, "\(aliases[0].text)")
    }
  }

  /// The words of a name as the lexicon tells them apart.
  private static func key(_ name: String) -> String {
    var name = name
    return name.withUTF8 { bytes in
      var scanner = WordScanner(bytes, in: 0..<bytes.count)
      var words: [String] = []
      while scanner.next() { words.append(String(scanner.hash)) }
      return words.joined(separator: " ")
    }
  }

  @Test("Every word has a kind that the grammars know")
  func wordKinds() {
    for line in Self.lines(of: .words) {
      let kind = LexiconBuilder.wordClass(line, line.cell(1))
      #expect(!kind.isEmpty, "\(line.string(line.cell(1)))")
    }
  }

  @Test("Every term of the glossary has an expansion and one sentence")
  func glossary() {
    var seen: Set<String> = []
    for line in Self.lines(of: .glossary) {
      let cells = Self.cells(line)
      let isWhole = (3...4).contains(cells.count) && cells[2].hasSuffix(".")
      #expect(isWhole, "\(cells)")
      #expect(cells.count == 3 || cells[3].hasPrefix("source="), "\(cells)")
      #expect(seen.insert(cells[0]).inserted, "\(cells[0])")
    }
  }

  @Test("A sentence of the glossary that states a figure names its source, and no other does")
  func sources() {
    for line in Self.lines(of: .glossary) {
      let cells = Self.cells(line)
      let text = LabelledText(lines: [cells[2]], labels: [], articleLines: 1)
      let states = FactFinder.facts(in: text.discussion).contains { fact in
        [.quantity, .percent, .money].contains(fact.type) && fact.figure?.unit != ""
          && fact.text.string.contains(where: \.isNumber)
      }
      #expect((states || cells[0].hasSuffix("%")) == (cells.count == 4), "\(cells)")
    }
  }

  @Test("Terms are explained whatever their case and number")
  func explanations() {
    #expect(Glossary.explanation(of: "SSBN")?.term == "SSBN")
    #expect(Glossary.explanation(of: "ssbns")?.term == "SSBN")
    #expect(Glossary.explanation(of: "no such term") == nil)
    #expect(Glossary.explanation(of: "") == nil)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
