import Discussions
import Fetching
import Importing
import Parsing

/// Where a discussion is read from.
package enum SourceContents: Sendable {
  case bytes([UInt8], location: String)
  case web(WebAddress, location: String)

  /// As the user gave it.
  package var location: String {
    switch self {
    case .bytes(_, let location), .web(_, let location): location
    }
  }

  /// The bytes of a file; empty for an address.
  package var bytes: [UInt8] {
    if case .bytes(let bytes, _) = self { bytes } else { [] }
  }
}

/// From what the user gave to a discussion.
package enum Opening {
  /// Reads a file whole; an address is only looked at.
  ///
  /// - Throws: `SourceError`.
  package static func contents(at location: String) throws(SourceError) -> SourceContents {
    let scheme = location.prefix { $0 != ":" }.lowercased()
    guard location.dropFirst(scheme.count).hasPrefix("://"), scheme == "http" || scheme == "https"
    else { return .bytes(try SourceFile.bytes(at: location), location: location) }
    guard let address = WebAddress(location) else {
      throw .badAddress(SafeText(field: location).string)
    }
    return .web(address, location: location)
  }

  /// A fetcher for one run of the program.
  package static func fetcher() -> any Fetcher {
    RememberingFetcher(NetworkFetcher(version: ProgramVersion.current))
  }

  /// Reads a source whole, without facts, with the repairs that are kept beside it.
  ///
  /// - Parameters:
  ///   - isAsRecovered: leaves the repairs out, to see what is found alone.
  ///   - isExplained: whether what is inferred holds its evidence.
  ///   - report: told what is arriving from an address, and that text is read closely.
  /// - Throws: `SourceError`, `FetchError` or `ImportError`, all of which say what to do.
  package static func discussion(
    at location: String, isAsRecovered: Bool = false, isExplained: Bool = true,
    report: @escaping (SafeText) -> Bool = { _ in true }
  ) throws -> Discussion {
    let contents = try contents(at: location)
    return try read(
      contents, isAsRecovered: isAsRecovered, isExplained: isExplained, fetcher: fetcher(),
      report: report
    ).discussion
  }

  /// The same with facts, unless the source states them.
  package static func discussionWithFacts(
    at location: String, isAsRecovered: Bool = false, isExplained: Bool = true,
    report: @escaping (SafeText) -> Bool = { _ in true }
  ) throws -> Discussion {
    var discussion = try discussion(
      at: location, isAsRecovered: isAsRecovered, isExplained: isExplained, report: report)
    if discussion.facts.isEmpty { discussion.facts = FactFinder.facts(in: discussion) }
    return discussion
  }

  /// - Parameters:
  ///   - manner: how closely text is read whose thread is recovered.
  ///   - report: told what is arriving from an address, and that text is read closely; answers
  ///     false to stop there.
  ///   - part: given what is read so far; answers false to stop reading a text there.
  /// - Returns: repairs only where the thread was recovered, and may be repaired.
  package static func read(
    _ contents: SourceContents, isAsRecovered: Bool, isExplained: Bool = true,
    manner: FlatText.Manner = .close, fetcher: @autoclosure () -> any Fetcher,
    report: (SafeText) -> Bool = { _ in true },
    part: ((Discussion) -> Bool)? = nil
  ) throws -> (discussion: Discussion, repairs: Repairs?) {
    switch contents {
    case .web(let address, let location):
      let reading = WebReading(address, location: location, fetcher: fetcher())
      return (try reading.discussion(report: report, part: { _ = part?($0) }), nil)
    case .bytes(let bytes, let location):
      let (repairs, words) =
        isAsRecovered
        ? (.none, nil)
        : RepairStore.read(
          for: location, text: Importer.text(of: bytes, location: location))
      var discussion = try Importer.discussion(
        from: bytes, location: location, repairs: repairs, isExplained: isExplained,
        manner: manner, goesOn: { report(SafeText(field: "reading closely …")) }, progress: part)
      if let words { discussion.notes.append(Note(.missing, SafeText(field: words))) }
      guard Importer.isRecovered(discussion, from: bytes) else {
        if !repairs.isEmpty {
          let words = "\(repairs.count.counted("repair")) left out: the source states its thread"
          discussion.notes.append(Note(.missing, SafeText(field: words)))
        }
        return (discussion, nil)
      }
      discussion.notes += notes(onUnmet: repairs, in: discussion)
      return (discussion, repairs)
    }
  }

  /// Says which repairs the thread does not follow; empty when there are none.
  static func notes(onUnmet repairs: Repairs, in discussion: Discussion) -> [Note] {
    var notes: [Note] = []
    if discussion.source.kind == .markedText {
      let count =
        repairs.starts.keys.count { repairs.authors[$0] == nil }
        + (repairs.articleEnd == nil ? 0 : 1)
      if count > 0 {
        let words =
          "\(count.counted("repair")) left out: the page states where its comments begin"
        notes.append(Note(.missing, SafeText(field: words)))
      }
    }
    let unmet = repairs.unmetParents(in: discussion.comments)
    if let first = unmet.first {
      let words = "\(unmet.count.counted("repair")) cannot be followed; \(first.words)"
      notes.append(Note(.missing, SafeText(field: words)))
    }
    return notes
  }
}
