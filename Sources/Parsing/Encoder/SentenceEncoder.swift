import CEncoder

/// Reads each line by itself, and says what it is about.
struct SentenceEncoder: Sendable {
  private let handle: Handle

  /// Lives as long as the program and is only read.
  private struct Handle: @unchecked Sendable {
    let encoder: OpaquePointer
  }

  /// The encoder that the program was built with; nil when there is no memory for it.
  static let bundled: SentenceEncoder? = encoder_bundled_sentences().flatMap { SentenceEncoder($0) }

  private init?(_ encoder: OpaquePointer) {
    let shape = encoder_lengths(encoder)
    guard shape.outputs == Int32(Subject.width),
      shape.positions > Int32(LineEncoder.longestLine.head + LineEncoder.longestLine.tail)
    else {
      return nil
    }
    handle = Handle(encoder: encoder)
  }

  /// The subject of each line; nil when there is no memory, or it was stopped.
  ///
  /// - Parameters:
  ///   - lines: the pieces of each line, cut, as those of the bundled `LineEncoder`.
  ///   - mark: the piece that stands before a line.
  ///   - goesOn: asked every few lines; false stops.
  func subjects(
    of lines: [[Int32]], mark: Int32, goesOn: () -> Bool = { true }
  ) -> [Subject]? {
    var subjects: [Subject] = []
    // In parts, for each piece of a line gives as many numbers as a line.
    let part = 256
    for low in stride(from: 0, to: lines.count, by: part) {
      let own = lines[low..<min(lines.count, low + part)]
      var windows: [EncoderWindows.Window] = []
      for line in own {
        let pieces = [mark] + line
        windows.append(
          EncoderWindows.Window(pieces: pieces, places: pieces.indices.map(Int32.init)))
      }
      let all = EncoderWindows(windows)
      guard let numbers = all.read(by: handle.encoder, outputs: Subject.width, goesOn: goesOn)
      else { return nil }
      for span in all.spans {
        let first = Int(span.marks) * Subject.width
        subjects.append(
          Subject(meanOf: numbers[first..<first + Int(span.mark_count) * Subject.width]))
      }
    }
    return subjects
  }
}
