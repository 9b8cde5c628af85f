import Testing

@testable import Parsing

@Suite struct SurroundingsTests {
  private func lines(_ texts: [String]) throws -> [TextLine] {
    let text = Array(texts.joined(separator: "\n").utf8)
    let source = SourceLines.split(text)
    var reader = LineReader(text, source, rarity: .neutral)
    var lines = reader.read(source.indices)
    let meanings = try #require(CloseEncoders.bundled?.meanings(of: source, in: text))
    for i in lines.indices { lines[i].meaning = meanings[i] }
    Surroundings.set(in: &lines, habits: reader.habits(of: lines))
    return lines
  }

  private static let texts = [
    "The frigates need new engines before winter comes.",
    "Engines for the frigates were ordered in spring.",
    "My garden grows tomatoes, beans and pumpkins.",
    "Pumpkins and beans like a sunny garden.",
  ]

  @Test func cohesionDipsWhereTheSubjectChanges() throws {
    let measures = try lines(Self.texts).map { try #require($0.surroundings).measures }
    #expect(measures[2].cohesion < measures[1].cohesion)
    #expect(measures[2].cohesion < measures[3].cohesion)
    #expect(measures[2].cohesionDip > 0)
    #expect(measures[2].meaningDip > measures[3].meaningDip)
    // "engines" and "frigates" are said on both sides of the first gap, "garden", "beans" and
    // "pumpkins" of the last, nothing of the one between.
    #expect(measures.map(\.chains) == [0, 2, 0, 3])
  }

  @Test func linesThatAreNotReadCloselyHaveNone() {
    let text = Array(Self.texts.joined(separator: "\n").utf8)
    let source = SourceLines.split(text)
    var reader = LineReader(text, source, rarity: .neutral)
    var lines = reader.read(source.indices)
    Surroundings.set(in: &lines, habits: reader.habits(of: lines))
    #expect(lines.allSatisfy { $0.surroundings == nil })
  }

  /// Lines 4 and 5 quote lines 1 and 2 one after the other.
  @Test func tellsHowFarApartLinesAreQuoted() throws {
    let texts = [
      "An article about something else.", "The frigates need new engines before winter comes.",
      "Nobody ordered spare parts for them either.", "Read this again:",
      "The frigates need new engines before winter comes.",
      "Nobody ordered spare parts for them either.",
    ]
    let measures = try lines(texts).map { try #require($0.surroundings).measures }
    #expect(measures[2].quotedApart == 1)
    #expect(measures[1].quotedApart == Surroundings.unquoted)
    #expect(measures[4].quotedApart == Surroundings.unquoted)
  }
}
