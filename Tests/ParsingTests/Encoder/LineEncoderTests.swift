import CEncoder
import Testing

@testable import Parsing

@Suite struct LineEncoderTests {
  private let encoder: LineEncoder

  init() throws { encoder = try #require(LineEncoder.bundled) }

  private static let lines = [
    "Which way would you suggest, though?", "By rail, as far as it goes.", "Nonsense.",
    String(repeating: "a long line of many words ", count: 40), "",
  ]

  @Test(arguments: [0, 1, 2, 3, 7, 40, 200])
  func windowsAnswerForEachLineOnce(count: Int) {
    let pieces = (0..<count).map { encoder.pieces(of: Self.lines[$0 % Self.lines.count]) }
    let windows = encoder.windows(pieces)
    #expect(windows.flatMap(\.lines) == Array(0..<count))
    for window in windows {
      #expect(window.pieces.count <= LineEncoder.window)
      #expect(window.lines.count == window.places.count)
      let marks = window.places.map { window.pieces[Int($0)] }
      #expect(Set(marks) == [window.pieces[0]])
    }
  }

  @Test func cutsALongLineInItsMiddle() {
    let pieces = encoder.pieces(of: Self.lines[3] + "to its end")
    #expect(pieces.count == LineEncoder.longestLine.head + LineEncoder.longestLine.tail)
    #expect(Array(pieces.suffix(3)) == encoder.pieces(of: "to its end"))
  }

  /// Whatever the processor can, the numbers are the same to the last bit.
  @Test func everyProcessorReadsTheSame() throws {
    let pieces = (0..<12).map { encoder.pieces(of: Self.lines[$0 % Self.lines.count]) }
    let window = try #require(encoder.windows(pieces).first)
    let plain = encoder.read(window, ENCODER_PLAIN)
    #expect(plain.count == window.lines.count)
    for kind in [ENCODER_AVX2, ENCODER_AVX512] where kind.rawValue <= encoder_best().rawValue {
      let other = encoder.read(window, kind)
      #expect(other == plain, "kind \(kind.rawValue)")
    }
  }

  @Test func whatSurroundsALineChangesWhatItMeans() throws {
    func meaning(after line: String) throws -> LineMeaning {
      let pieces = [line, "By rail, as far as it goes."].map(encoder.pieces)
      return try #require(encoder.read(encoder.windows(pieces)[0]).last)
    }
    let answer = try meaning(after: "How did they get there?")
    let rest = try meaning(after: "I like trains:")
    #expect(answer != rest)
  }

  @Test func refusesWhatIsNoEncoder() {
    #expect(LineEncoder(file: []) == nil)
    #expect(LineEncoder(file: Array("WRENC001".utf8)) == nil)
    #expect(LineEncoder(file: [UInt8](repeating: 0xFF, count: 4096)) == nil)
    // The right beginning, with lengths that the file does not hold.
    let lengths: [Int32] = [27_800, 320, 195, 384, 12, 3, 1536, 208, 100]
    let head = Array("WRENC001".utf8) + lengths.flatMap { withUnsafeBytes(of: $0, Array.init) }
    #expect(LineEncoder(file: head + [UInt8](repeating: 0, count: 1 << 16)) == nil)
    // One that has no words of its own, and nobody's to take.
    let none: [Int32] = [0, 320, 195, 384, 12, 3, 1536, 208, 0]
    let wordless = Array("WRENC001".utf8) + none.flatMap { withUnsafeBytes(of: $0, Array.init) }
    #expect(LineEncoder(file: wordless + [UInt8](repeating: 0, count: 1 << 16)) == nil)
  }

  @Test func refusesPlacesOutsideOfTheWindow() throws {
    let encoder = try #require(encoder_bundled())
    var out = [Float](repeating: 0, count: LineMeaning.outputs)
    func read(_ count: Int32, mark: Int32) -> Int32 {
      let pieces: [Int32] = [2, -5, 1_000_000]
      let marks = [mark]
      return encoder_read(encoder, ENCODER_PLAIN, pieces, count, marks, 1, &out)
    }
    let refused = [read(3, mark: 3), read(3, mark: -1), read(0, mark: 0)]
    #expect(refused == [-1, -1, -1])
    // Pieces that it does not have are read as the first.
    let taken = read(3, mark: 0)
    #expect(taken == 0)
    let areFinite = out.allSatisfy { $0.isFinite }
    #expect(areFinite)
  }
}
