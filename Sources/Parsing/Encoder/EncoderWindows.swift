import CEncoder

/// Windows of word pieces, laid out for an encoder to read on all processors.
struct EncoderWindows: Sendable {
  struct Window: Sendable {
    var pieces: [Int32]
    /// Places in the window that numbers are wanted of.
    var places: [Int32]
  }

  private(set) var spans: [encoder_window] = []
  private(set) var pieces: [Int32] = []
  private(set) var places: [Int32] = []

  init(_ windows: [Window]) {
    for window in windows {
      spans.append(
        encoder_window(
          pieces: Int32(pieces.count), count: Int32(window.pieces.count),
          marks: Int32(places.count), mark_count: Int32(window.places.count)))
      pieces += window.pieces
      places += window.places
    }
  }

  /// `outputs` numbers for each place of all windows; nil when there is no memory, or it was
  /// stopped.
  ///
  /// - Parameter goesOn: asked every few windows; false stops.
  func read(by encoder: OpaquePointer, outputs: Int, goesOn: () -> Bool) -> [Float]? {
    var out = [Float](repeating: 0, count: places.count * outputs)
    let failed = withoutActuallyEscaping(goesOn) { goesOn in
      withUnsafePointer(to: goesOn) { goesOn in
        encoder_read_all(
          encoder, pieces, places, spans, Int32(spans.count), &out,
          { context in
            context.map { $0.assumingMemoryBound(to: (() -> Bool).self).pointee() } == false ? 0 : 1
          }, UnsafeMutableRawPointer(mutating: goesOn))
      }
    }
    return failed == 0 ? out : nil
  }
}
