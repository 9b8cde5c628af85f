import Testing

@testable import Parsing

@Suite struct SentenceEncoderTests {
  private let encoders: CloseEncoders

  init() throws { encoders = try #require(CloseEncoders.bundled) }

  private func subjects(_ lines: [String]) throws -> [Subject] {
    try #require(
      encoders.sentences.subjects(of: lines.map(encoders.lines.pieces), mark: encoders.lines.mark))
  }

  private static let lines = [
    "The frigates need new engines before winter comes.",
    "Warships will get replacement diesels this autumn.",
    "Pumpkins and beans like a sunny garden.",
    "Kursk was retaken by Russian troops.",
    "Ukrainian forces lost the town near the border.",
  ]

  /// Cosines that the model's authors' weights give in fractions of 32 bits; ours are whole numbers,
  /// and there is no mark at the end of a line.
  @Test(arguments: [
    (0, 1, Float(0.597)), (0, 2, 0.110), (0, 3, 0.213), (1, 2, 0.055), (3, 4, 0.461),
    (2, 4, -0.012),
  ])
  func meansWhatItsAuthorsMeant(a: Int, b: Int, cosine: Float) throws {
    let subjects = try subjects(Self.lines)
    #expect(abs(subjects[a].product(subjects[b]) - cosine) < 0.06)
  }

  @Test func subjectsHaveLengthOne() throws {
    for subject in try subjects(Self.lines + ["", "!"]) { #expect(abs(subject.length - 1) < 1e-4) }
  }

  @Test func sumsCompareAllLinesAndTheBest() throws {
    let subjects = try subjects(Self.lines)
    var ships = SubjectSum()
    #expect(ships.similarity(to: subjects[0]) == 0)
    #expect(ships.best(of: subjects[0]) == 0)
    ships.add(subjects[0])
    ships.add(subjects[2])
    #expect(abs(ships.best(of: subjects[0]) - 1) < 1e-4)
    #expect(ships.similarity(to: subjects[0]) < 1)
    var war = SubjectSum()
    war.add(subjects[3])
    #expect(abs(ships.similarity(to: war) - war.similarity(to: ships)) < 1e-6)
  }

  @Test func linesAreReadInPartsAsTheyWouldBeAtOnce() throws {
    let many = (0..<600).map { Self.lines[$0 % Self.lines.count] }
    let all = try subjects(many)
    #expect(all.count == many.count)
    #expect(all[255] == all[0])
    #expect(all[599] == all[4])
  }

  @Test func stopsWhenAsked() {
    let pieces = Self.lines.map(encoders.lines.pieces)
    #expect(encoders.sentences.subjects(of: pieces, mark: encoders.lines.mark) { false } == nil)
  }
}
