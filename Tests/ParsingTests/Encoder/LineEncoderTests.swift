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
    #expect(LineEncoder(file: Array("WRENC002".utf8)) == nil)
    #expect(LineEncoder(file: [UInt8](repeating: 0xFF, count: 4096)) == nil)
    // The right beginning, with lengths that the file does not hold.
    #expect(
      LineEncoder(file: Small(vocabulary: 100).head + [UInt8](repeating: 0, count: 64)) == nil)
    // One that does not spell its words, and nobody's to take.
    #expect(LineEncoder(file: Small(spelling: "").file) == nil)
  }

  /// The smallest encoder that there can be, of noughts.
  private struct Small {
    var vocabulary = 2
    var spelling = "<s>\n[UNK]\n"

    private static let hidden = 32
    private static let outputs = 208

    var head: [UInt8] {
      let lengths = [
        vocabulary, LineEncoder.window, LineMeaning.outputs, Self.hidden, 2, 1, Self.hidden,
        Self.outputs, spelling.utf8.count, 1, 4,
      ]
      return Array("WRENC002".utf8)
        + lengths.flatMap { withUnsafeBytes(of: Int32($0).littleEndian, Array.init) }
    }

    private var words: Int {
      let spelled = (spelling.utf8.count + 3) / 4 * 4
      return spelled + vocabulary * Self.hidden / 2 + (vocabulary + 3) / 4 * 4 + vocabulary * 4
    }

    private static func linear(_ outputs: Int, bits: Int) -> Int {
      let count = hidden * outputs
      let weights = bits == 4 ? count / 2 + count / 32 : count
      return hidden * 4 + weights + outputs * 8
    }

    /// Where the steps of the first weights of four bits begin.
    var steps: Int {
      let hidden = Self.hidden
      let places = LineEncoder.window * (hidden + 4)
      let first = head.count + words + places + 2 * 3 * 4 + hidden * 8
      return first + hidden * 4 + 3 * hidden * hidden / 2
    }

    var file: [UInt8] {
      let hidden = Self.hidden
      let layer =
        Self.linear(3 * hidden, bits: 4) + 3 * Self.linear(hidden, bits: 4) + 2 * hidden * 8
      let places = LineEncoder.window * (hidden + 4)
      let length =
        words + places + 2 * 3 * 4 + hidden * 8 + layer + Self.linear(Self.outputs, bits: 7)
      return head + spelling.utf8 + [UInt8](repeating: 0, count: length - spelling.utf8.count)
    }
  }

  @Test func refusesAFileWithOneNumberTooLargeOrOneTooFew() throws {
    var small = Small().file
    #expect(LineEncoder(file: small) != nil)
    #expect(LineEncoder(file: Array(small.dropLast(4))) == nil)
    #expect(LineEncoder(file: small + [0, 0, 0, 0]) == nil)
    let at = Small().steps
    small[at] = 63
    #expect(LineEncoder(file: small) != nil)
    // A weight would have more than seven bits.
    small[at] = 64
    #expect(LineEncoder(file: small) == nil)
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
