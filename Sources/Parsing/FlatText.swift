import Discussions

/// A page pasted as flat text, read into an article and a recovered thread.
package enum FlatText {
  /// Reads UTF-8 text (repaired where it is ill-formed). Never fails: text that holds no discussion
  /// becomes an article without comments.
  ///
  /// - Parameters:
  ///   - bytes: the whole text.
  ///   - location: path or address as the user gave it.
  ///   - repairs: what a reader has put right; certain, and the rest is decoded around it.
  ///   - isExplained: whether each start and link holds its evidence.
  ///   - manner: how closely it is read.
  ///   - goesOn: asked every few lines while it is read closely, which takes long; false leaves that.
  ///   - progress: called now and then with what is read so far, a prefix of the result, so that a
  ///     first screen need not wait for the end; return false to stop there.
  package static func discussion(
    from bytes: [UInt8], location: String, repairs: Repairs = .none, isExplained: Bool = true,
    manner: Manner = .close, goesOn: () -> Bool = { true },
    progress: ((Discussion) -> Bool)? = nil
  ) -> Discussion {
    let (lines, constraints, furniture) = body(of: bytes, repairs)
    let recovery = recovery(
      of: lines, in: bytes, constraints, manner: manner, isExplained: isExplained, goesOn: goesOn)
    let recovered = RecoveredDiscussion(
      text: bytes, lines: lines, location: location, isExplained: isExplained)
    let result = recovery.run(
      progress: progress.map { progress in { progress(recovered.discussion($0)) } })
    var discussion = recovered.discussion(result)
    if let note = furniture.note { discussion.notes.append(note) }
    for i in discussion.comments.indices {
      guard let author = repairs.author(of: discussion.comments[i]) else { continue }
      discussion.comments.update(i) { $0.author = author }
    }
    Writers.infer(in: &discussion.comments)
    return discussion
  }

  /// What recovers the thread of the lines of a text, as closely as is asked for and can be.
  static func recovery(
    of lines: [SourceLine], in bytes: [UInt8], _ constraints: Constraints, manner: Manner,
    isExplained: Bool, goesOn: () -> Bool
  ) -> ThreadRecovery {
    let meanings: Meanings? =
      switch manner {
      case .quick: nil
      case .close: Self.meanings(of: lines, in: bytes, constraints, goesOn: goesOn)
      case .knowing(let meanings): meanings.lines.count == lines.count ? meanings : nil
      }
    let isClose = meanings != nil
    let gloss = isClose ? nil : Gloss(german: bytes, lines)
    return ThreadRecovery(
      gloss?.bytes ?? bytes, lines: gloss?.lines ?? lines,
      model: isClose ? Weights.close : Weights.quick,
      constraints: constraints, isExplained: isExplained,
      meanings: meanings?.lines, unrepaired: meanings?.unrepaired)
  }

  /// How closely a text is read.
  package enum Manner: Sendable {
    /// Line by line, in milliseconds.
    case quick
    /// Also by what lines mean among their neighbours, when the text is English, no longer than
    /// `longest`, and repairs leave something open.
    case close
    /// The same, with what was found before of the same text.
    case knowing(Meanings)
  }

  /// What the lines of a text mean, to be kept while the text is repaired and read again.
  package struct Meanings: Sendable {
    fileprivate let lines: [LineMeaning]
    fileprivate let unrepaired = RememberedPlan()
  }

  /// Bytes of a text that is still read closely, at about 125 ms of a processor's time a kilobyte.
  package static let longest = 1 << 18

  /// Reads a text closely; nil when it is too long or in a language that the encoders do not know,
  /// when its repairs leave nothing open, and when it was stopped.
  ///
  /// - Parameter goesOn: asked every few lines; false stops.
  package static func meanings(
    of bytes: [UInt8], repairs: Repairs = .none, goesOn: () -> Bool
  ) -> Meanings? {
    let (lines, constraints, _) = body(of: bytes, repairs)
    return meanings(of: lines, in: bytes, constraints, goesOn: goesOn)
  }

  /// The lines that are article or comment, and what is certain of them.
  private static func body(
    of bytes: [UInt8], _ repairs: Repairs
  ) -> (lines: [SourceLine], constraints: Constraints, furniture: PageFurniture) {
    let all = SourceLines.split(bytes)
    let furniture = PageFurniture(bytes, all, keeping: repairs.lines)
    let (lines, stated) = furniture.without(all)
    var constraints = Constraints(repairs, lines: lines)
    constraints.add(stated)
    return (lines, constraints, furniture)
  }

  static func meanings(
    of lines: [SourceLine], in bytes: [UInt8], _ constraints: Constraints, goesOn: () -> Bool
  ) -> Meanings? {
    guard let last = lines.last, last.bytes.upperBound <= longest, lines.count > 1,
      Consensus.readings(of: lines.count) > 0, !constraints.areComplete(lines: lines.count),
      EncoderLanguage.isKnown(bytes, lines)
    else { return nil }
    return CloseEncoders.bundled?.meanings(of: lines, in: bytes, goesOn: goesOn)
      .map { Meanings(lines: $0) }
  }

  /// Bytes that a preview looks at: several screens.
  private static let previewBytes = 8192

  /// The beginning of a text as an article without comments, at hardly any cost: what a first
  /// frame shows while the thread is being recovered. Empty for what is no plain text.
  package static func preview(of bytes: [UInt8], location: String) -> Discussion {
    let source = Source(kind: .flatText, location: SafeText(field: location))
    let beginning = Array(bytes.prefix(previewBytes))
    let markup: [UInt8] = [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["), 0xFE, 0xFF]
    guard let first = beginning.first(where: { $0 > 0x20 }), !markup.contains(first),
      !beginning.contains(0)
    else { return Discussion(source: source) }
    // The last line may be cut, even inside a character.
    let whole = SourceLines.split(beginning).dropLast(bytes.count > previewBytes ? 1 : 0)
    let blocks = whole.map { line in
      Block(.paragraph, SafeText(body: beginning[line.bytes]), line: line.number)
    }
    return Discussion(source: source, article: Article(blocks: blocks))
  }
}
