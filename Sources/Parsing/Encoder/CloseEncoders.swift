/// What reads a text closely: an encoder of lines among their neighbours, and one of each line by
/// itself.
struct CloseEncoders: Sendable {
  let lines: LineEncoder
  let sentences: SentenceEncoder

  /// Those that the program was built with; nil when there is no memory for them.
  static let bundled: CloseEncoders? = LineEncoder.bundled.flatMap { lines in
    SentenceEncoder.bundled.map { CloseEncoders(lines: lines, sentences: $0) }
  }

  /// What each line of a text means; nil when there is no memory, or it was stopped.
  ///
  /// - Parameter goesOn: asked every few lines; false stops.
  func meanings(
    of lines: [SourceLine], in text: [UInt8], goesOn: () -> Bool = { true }
  ) -> [LineMeaning]? {
    let pieces = lines.map {
      self.lines.pieces(of: String(decoding: text[$0.bytes], as: UTF8.self))
    }
    guard var meanings = self.lines.meanings(of: pieces, goesOn: goesOn),
      let subjects = sentences.subjects(of: pieces, mark: self.lines.mark, goesOn: goesOn),
      subjects.count == meanings.count
    else { return nil }
    for i in meanings.indices { meanings[i].subject = subjects[i] }
    return meanings
  }
}
