import Synchronization

/// Reads training discussions closely, each by an encoder that was not tuned with it, and remembers
/// what it read, for a discussion is trained with and scored many times.
package final class CloseReader: Sendable {
  /// Encoder k was tuned without the discussions that say k.
  private let encoders: [CloseEncoders]
  /// For discussions that none was tuned with.
  private let whole: CloseEncoders?
  private let known = Mutex<[[UInt8]: [LineMeaning]]>([:])

  /// - Parameter files: encoders; empty for the one that the program was built with, which flatters
  ///   on what it was tuned with.
  /// - Throws: `WeightsError` when a file is none.
  package init(files: [[UInt8]] = []) throws(WeightsError) {
    var encoders: [CloseEncoders] = []
    guard let sentences = SentenceEncoder.bundled else {
      throw WeightsError(line: 1, reason: "no memory for the encoder")
    }
    for (k, file) in files.enumerated() {
      guard let encoder = LineEncoder(file: file) else {
        throw WeightsError(line: k + 1, reason: "not an encoder")
      }
      encoders.append(CloseEncoders(lines: encoder, sentences: sentences))
    }
    self.encoders = encoders
    whole = CloseEncoders.bundled
  }

  func meanings(of thread: TrainingThread, lines: [SourceLine]) -> [LineMeaning]? {
    if let found = known.withLock({ $0[thread.text] }) { return found }
    let own = thread.encoder.flatMap { encoders.indices.contains($0) ? encoders[$0] : nil }
    guard let meanings = (own ?? whole)?.meanings(of: lines, in: thread.text) else { return nil }
    known.withLock { $0[thread.text] = meanings }
    return meanings
  }
}
