import Discussions

/// A page pasted as flat text, read into an article and a recovered thread.
package enum FlatText {
  /// Reads UTF-8 text (repaired where it is ill-formed). Never fails: text that holds no discussion
  /// becomes an article without comments.
  ///
  /// - Parameters:
  ///   - bytes: the whole text.
  ///   - location: path or address as the user gave it.
  ///   - progress: called now and then with what is read so far, a prefix of the result, so that a
  ///     first screen need not wait for the end; return false to stop there.
  package static func discussion(
    from bytes: [UInt8], location: String, progress: (Discussion) -> Bool = { _ in true }
  ) -> Discussion {
    let lines = SourceLines.split(bytes)
    let recovery = ThreadRecovery(bytes, lines: lines, model: Weights.bundled)
    let recovered = RecoveredDiscussion(text: bytes, lines: lines, location: location)
    let result = recovery.run { progress(recovered.discussion($0)) }
    return recovered.discussion(result)
  }
}
