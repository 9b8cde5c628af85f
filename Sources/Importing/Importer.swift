import Discussions
import Parsing

/// Recognises a source by its bytes and reads it.
package enum Importer {
  /// - Parameters:
  ///   - bytes: the whole source.
  ///   - location: path or address as the user gave it.
  ///   - charset: character set that a server's header names, where there is one.
  ///   - repairs: what a reader has put right, for text whose thread is recovered.
  ///   - isExplained: whether what is inferred of text holds its evidence.
  ///   - manner: how closely text is read whose thread is recovered.
  ///   - goesOn: asked every few lines while it is read closely; false leaves that.
  ///   - progress: called now and then with what is read so far, where reading takes long; return
  ///     false to stop there.
  /// - Throws: `ImportError` when the bytes hold no text that could be read.
  package static func discussion(
    from bytes: consuming [UInt8], location: String, charset: String? = nil,
    limits: Limits = Limits(),
    repairs: Repairs = .none, isExplained: Bool = true, manner: FlatText.Manner = .close,
    goesOn: () -> Bool = { true }, progress: ((Discussion) -> Bool)? = nil
  ) throws -> Discussion {
    var source = consume bytes
    try limits.check(.sourceBytes, source.count, location: location)
    let text = try SourceText(source, header: charset, location: location)
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw ImportError.empty(location: location)
    }
    let (repairedBytes, charset) = (text.repairedBytes, text.charset)
    var discussion: Discussion
    switch SourceRecognition.form(of: text.utf8) {
    case .html:
      // Nobody needs the source once it is parsed, and it may be large.
      source = []
      discussion = try PageImporter(consume text, location: location, limits: limits).discussion()
    case .xml:
      discussion = try XMLImporter(text, location: location, limits: limits).discussion()
    case .json:
      if WardroomJSON.recognises(text.utf8) {
        do {
          return try WardroomJSON.discussion(from: text.utf8, location: location)
        } catch {
          throw ImportError.malformed(
            location: location, what: "is Wardroom's own JSON, but \(error.reason)", offset: nil)
        }
      }
      let importer = AnswerImporter(utf8: text.utf8, location: location, limits: limits)
      guard let answer = try importer.discussion() else {
        throw ImportError.noDiscussion(
          location: location, what: "it is JSON, but of no kind that is known here.")
      }
      discussion = answer
    case .mbox:
      // Each part of a mail has its own character set, so the mails are read from the bytes.
      return try MboxImporter(bytes: source, location: location, limits: limits).discussion()
    case .text:
      if let marked = MarkedText.discussion(
        from: text.utf8, location: location, repairs: repairs, isExplained: isExplained,
        manner: manner, goesOn: goesOn)
      {
        return marked
      }
      return FlatText.discussion(
        from: text.utf8, location: location, repairs: repairs,
        isExplained: isExplained, manner: manner, goesOn: goesOn, progress: progress)
    }
    if repairedBytes > 0 {
      discussion.notes.append(
        Note(
          .repaired,
          SafeText(
            field: "\(repairedBytes) bytes that are not \(charset.uppercased()) "
              + "were read as windows-1252")))
    }
    return discussion
  }

  /// Reads a text again whose thread is recovered: closely, or around other repairs. What it is, is
  /// not asked again.
  ///
  /// - Parameters:
  ///   - bytes: the whole source, in any encoding.
  ///   - kind: what it was recognised as, `markedText` or `flatText`.
  package static func recovered(
    from bytes: [UInt8], as kind: SourceKind, location: String, repairs: Repairs,
    manner: FlatText.Manner
  ) -> Discussion {
    let text = text(of: bytes, location: location)
    let marked =
      kind == .markedText
      ? MarkedText.discussion(from: text, location: location, repairs: repairs, manner: manner)
      : nil
    return marked
      ?? FlatText.discussion(from: text, location: location, repairs: repairs, manner: manner)
  }

  /// What the lines of such a text mean; nil where repairs leave nothing open, and when it was stopped.
  ///
  /// - Parameters:
  ///   - bytes: the whole source, in any encoding.
  ///   - kind: what it was recognised as, `markedText` or `flatText`.
  ///   - goesOn: asked every few lines; false stops.
  package static func meanings(
    of bytes: [UInt8], as kind: SourceKind, location: String, repairs: Repairs,
    goesOn: () -> Bool
  ) -> FlatText.Meanings? {
    let text = text(of: bytes, location: location)
    return kind == .markedText
      ? MarkedText.meanings(of: text, repairs: repairs, goesOn: goesOn)
      : FlatText.meanings(of: text, repairs: repairs, goesOn: goesOn)
  }

  /// Whether the thread of a discussion was recovered from these bytes, and not stated by a form
  /// that was made of a recovered one.
  package static func isRecovered(_ discussion: Discussion, from bytes: [UInt8]) -> Bool {
    // The beginning is enough, in whatever encoding it is.
    discussion.isRecovered
      && !WardroomJSON.recognises(text(of: Array(bytes.prefix(512)), location: ""))
  }

  /// The text of a source of bare text in UTF-8, as it was read in the first place.
  package static func text(of bytes: [UInt8], location: String) -> [UInt8] {
    (try? SourceText(bytes, location: location).utf8) ?? bytes
  }
}
