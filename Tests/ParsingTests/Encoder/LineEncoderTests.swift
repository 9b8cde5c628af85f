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

  /// What the marks of windows mean, window by window, when all are read at once.
  private func read(
    _ windows: [LineEncoder.Window], _ kind: encoder_kind = encoder_best()
  ) throws -> [[LineMeaning]] {
    let all = EncoderWindows(
      windows.map { EncoderWindows.Window(pieces: $0.pieces, places: $0.places) })
    var out = [Float](repeating: 0, count: all.places.count * LineMeaning.outputs)
    let encoder = try #require(encoder_bundled())
    let failed = encoder_read(
      encoder, kind, all.pieces, all.places, all.spans,
      Int32(all.spans.count), &out)
    try #require(failed == 0)
    return try all.spans.map { span in
      try (span.marks..<span.marks + span.mark_count).map { i in
        let first = Int(i) * LineMeaning.outputs
        return try #require(LineMeaning(out[first..<first + LineMeaning.outputs]))
      }
    }
  }

  /// Whatever the processor can, the numbers are the same to the last bit.
  @Test func everyProcessorReadsTheSame() throws {
    let pieces = (0..<12).map { encoder.pieces(of: Self.lines[$0 % Self.lines.count]) }
    let window = try #require(encoder.windows(pieces).first)
    let plain = try read([window], ENCODER_PLAIN)
    #expect(plain[0].count == window.lines.count)
    for kind in [ENCODER_AVX2, ENCODER_AVX512] where kind.rawValue <= encoder_best().rawValue {
      let other = try read([window], kind)
      #expect(other == plain, "kind \(kind.rawValue)")
    }
  }

  @Test func windowsReadAtOnceMeanWhatTheyMeanAlone() throws {
    let windows = try [0..<3, 1..<2, 2..<4].map { range in
      try #require(encoder.windows(Self.lines[range].map(encoder.pieces)).first)
    }
    let atOnce = try read(windows)
    #expect(atOnce.map(\.count) == [3, 1, 2])
    for (window, meanings) in zip(windows, atOnce) {
      let alone = try read([window])
      #expect(alone == [meanings])
    }
  }

  @Test func aLineMeansTheSameWhetherOthersAreAskedForOrNot() throws {
    let window = encoder.windows(Self.lines[..<3].map(encoder.pieces))[0]
    let all = try read([window])[0]
    var one = window
    one.places = [window.places[1]]
    let alone = try read([one])
    #expect(alone == [[all[1]]])
  }

  @Test func whatSurroundsALineChangesWhatItMeans() throws {
    func meaning(after line: String) throws -> LineMeaning {
      let pieces = [line, "By rail, as far as it goes."].map(encoder.pieces)
      return try #require(try read([encoder.windows(pieces)[0]])[0].last)
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

  /// The smallest encoder that there can be.
  private struct Small {
    var vocabulary = 2
    var spelling = "<s>\n[UNK]\n"
    /// What all its fractions are.
    var number: Float = 0
    /// The step of all its weights of four bits.
    var step: UInt8 = 0

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

    private func padded(_ bytes: [UInt8]) -> [UInt8] {
      bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }

    private func numbers(_ count: Int) -> [UInt8] {
      (0..<count).flatMap { _ in
        withUnsafeBytes(of: number.bitPattern.littleEndian, Array.init)
      }
    }

    /// Of three rows one has the largest weights there are, one the smallest, and one all kinds.
    private func fourBits(_ rows: Int) -> [UInt8] {
      let pairs = (0..<rows).flatMap { row -> [UInt8] in
        (0..<Self.hidden / 2).map { i -> UInt8 in
          switch row % 3 {
          case 0: 0xFF
          case 1: 0
          default: UInt8(truncatingIfNeeded: row * 37 + i * 101)
          }
        }
      }
      return padded(pairs) + padded([UInt8](repeating: step, count: rows * Self.hidden / 32))
    }

    private func linear(_ outputs: Int) -> [UInt8] {
      numbers(Self.hidden) + fourBits(outputs) + numbers(2 * outputs)
    }

    private func sevenBits(_ rows: Int) -> [UInt8] {
      (0..<rows * Self.hidden).map { UInt8(bitPattern: Int8($0 * 59 % 127 - 63)) }
    }

    /// What stands before the weights of the layer.
    private var beginning: [UInt8] {
      var bytes = head
      bytes += padded(Array(spelling.utf8))
      bytes += fourBits(vocabulary)
      bytes += numbers(vocabulary)
      bytes += sevenBits(LineEncoder.window)
      bytes += numbers(LineEncoder.window + 2 * 3 + 2 * Self.hidden)
      return bytes
    }

    /// Where the steps of the first weights of four bits begin.
    var steps: Int {
      beginning.count + Self.hidden * 4 + 3 * Self.hidden * Self.hidden / 2
    }

    var file: [UInt8] {
      let norm = numbers(2 * Self.hidden)
      var bytes = beginning
      bytes += linear(3 * Self.hidden) + linear(Self.hidden) + norm
      bytes += linear(Self.hidden) + linear(Self.hidden) + norm
      bytes += numbers(Self.hidden) + sevenBits(Self.outputs) + numbers(2 * Self.outputs)
      return bytes
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

  /// Sums must not overflow on a processor that adds in sixteen bits, whatever the weights.
  @Test(arguments: [63, 40, 32, 20, 16, 8, 3] as [UInt8])
  func everyProcessorReadsTheSameByTheLargestWeights(step: UInt8) throws {
    let file = Small(number: 0.05, step: step).file
    let pieces: [Int32] = [0, 1, 1, 0, 1, 0, 0, 1, 1]
    let places = pieces.indices.map(Int32.init)
    let window = encoder_window(pieces: 0, count: 9, marks: 0, mark_count: 9)
    try file.withUnsafeBufferPointer { bytes in
      let encoder = try #require(encoder_open(bytes.baseAddress, bytes.count, nil))
      defer { encoder_close(encoder) }
      func read(_ kind: encoder_kind) throws -> [Float] {
        var out = [Float](repeating: 0, count: places.count * LineMeaning.outputs)
        try #require(encoder_read(encoder, kind, pieces, places, [window], 1, &out) == 0)
        return out
      }
      let plain = try read(ENCODER_PLAIN)
      #expect(Set(plain).count > 100)
      for kind in [ENCODER_AVX2, ENCODER_AVX512] where kind.rawValue <= encoder_best().rawValue {
        let isSame = try read(kind) == plain
        #expect(isSame, "kind \(kind.rawValue)")
      }
    }
  }

  @Test func refusesPlacesOutsideOfTheWindow() throws {
    let encoder = try #require(encoder_bundled())
    var out = [Float](repeating: 0, count: LineMeaning.outputs)
    func read(_ count: Int32, mark: Int32) -> Int32 {
      let pieces: [Int32] = [2, -5, 1_000_000]
      let window = encoder_window(pieces: 0, count: count, marks: 0, mark_count: 1)
      return encoder_read(encoder, ENCODER_PLAIN, pieces, [mark], [window], 1, &out)
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
