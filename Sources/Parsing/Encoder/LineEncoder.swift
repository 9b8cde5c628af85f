import CEncoder

/// Reads lines in windows of their neighbours, and says of each what it means for the thread.
struct LineEncoder: Sendable {
  /// Pieces of a window.
  static let window = 320
  /// A longer line is cut in its middle: how it begins and how it ends tell most.
  static let longestLine = (head: 44, tail: 20)
  /// Lines above and below its own that a window shows.
  static let linesBefore = 2
  static let linesAfter = 1

  private let handle: Handle
  private let words: WordPieces

  /// Lives as long as the program and is only read.
  private struct Handle: @unchecked Sendable {
    let encoder: OpaquePointer
  }

  /// The encoder that the program was built with; nil when there is no memory for it.
  static let bundled: LineEncoder? = encoder_bundled().flatMap { LineEncoder($0) }

  private init?(_ encoder: OpaquePointer) {
    let shape = encoder_lengths(encoder)
    guard shape.outputs == Int32(LineMeaning.outputs), shape.positions >= Int32(Self.window) else {
      return nil
    }
    handle = Handle(encoder: encoder)
    var length = 0
    words = WordPieces(
      vocabulary: UnsafeBufferPointer(start: encoder_vocabulary(encoder, &length), count: length))
    guard words.count == Int(shape.vocabulary) else { return nil }
  }

  /// An encoder from a file's bytes, which stay in memory for good; nil when they are none.
  init?(file: [UInt8]) {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: file.count)
    bytes.initialize(from: file, count: file.count)
    guard let encoder = encoder_open(bytes, file.count, nil) else {
      bytes.deallocate()
      return nil
    }
    self.init(encoder)
  }

  /// The pieces of a line, cut.
  func pieces(of line: String) -> [Int32] {
    let all = words.pieces(of: line)
    let (head, tail) = Self.longestLine
    return all.count <= head + tail ? all : Array(all.prefix(head) + all.suffix(tail))
  }

  /// The piece that stands before each line.
  var mark: Int32 { words.mark }

  /// A part of the lines with what stands around it.
  struct Window: Equatable, Sendable {
    var pieces: [Int32] = []
    /// Lines that it answers for, and where in the window their marks are.
    var lines: [Int] = []
    var places: [Int32] = []
  }

  /// Windows that answer for every line once, in order.
  ///
  /// - Parameter lines: the pieces of each line.
  func windows(_ lines: [[Int32]]) -> [Window] {
    var windows: [Window] = []
    var own = 0
    func length(_ range: Range<Int>) -> Int { range.reduce(0) { $0 + lines[$1].count + 1 } }
    while own < lines.count {
      var low = max(0, own - Self.linesBefore)
      while low < own, length(low..<own) > Self.window / 3 { low += 1 }
      var used = length(low..<own)
      var end = own
      while end < lines.count, end == own || used + lines[end].count + 1 <= Self.window {
        used += lines[end].count + 1
        end += 1
      }
      let last = end == lines.count ? end : max(own + 1, end - Self.linesAfter)
      var window = Window()
      for k in low..<end {
        if own..<last ~= k {
          window.lines.append(k)
          window.places.append(Int32(window.pieces.count))
        }
        window.pieces.append(words.mark)
        window.pieces += lines[k]
      }
      windows.append(window)
      own = last
    }
    return windows
  }

  /// What each line means, but for its subject; nil when there is no memory, or it was stopped.
  ///
  /// - Parameters:
  ///   - lines: the pieces of each line, cut.
  ///   - goesOn: asked every few lines; false stops.
  func meanings(of lines: [[Int32]], goesOn: () -> Bool) -> [LineMeaning]? {
    let windows = windows(lines).map {
      EncoderWindows.Window(pieces: $0.pieces, places: $0.places)
    }
    return EncoderWindows(windows)
      .read(by: handle.encoder, outputs: LineMeaning.outputs, goesOn: goesOn)
      .flatMap { Self.meanings($0, count: lines.count) }
  }

  private static func meanings(_ numbers: [Float], count: Int) -> [LineMeaning]? {
    let meanings = (0..<count).compactMap { i in
      LineMeaning(numbers[i * LineMeaning.outputs..<(i + 1) * LineMeaning.outputs])
    }
    return meanings.count == count ? meanings : nil
  }
}
