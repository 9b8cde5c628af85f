import Discussions
import Fetching
import Importing
import Parsing

/// From what the user gave to a discussion.
package enum Opening {
  /// Reads a source whole, without facts, with the repairs that are kept beside it.
  ///
  /// - Parameters:
  ///   - isAsRecovered: leaves the repairs out, to see what is found alone.
  ///   - isExplained: whether what is inferred holds its evidence.
  /// - Throws: `SourceError` or `ImportError`, both of which say what to do.
  package static func discussion(
    at location: String, isAsRecovered: Bool = false, isExplained: Bool = true
  ) throws -> Discussion {
    let bytes = try SourceFile.bytes(at: location)
    return try read(
      bytes, location: location, isAsRecovered: isAsRecovered, isExplained: isExplained
    ).discussion
  }

  /// The same with facts, unless the source states them.
  package static func discussionWithFacts(
    at location: String, isAsRecovered: Bool = false, isExplained: Bool = true
  ) throws -> Discussion {
    var discussion = try discussion(
      at: location, isAsRecovered: isAsRecovered, isExplained: isExplained)
    if discussion.facts.isEmpty { discussion.facts = FactFinder.facts(in: discussion) }
    return discussion
  }

  /// Reads bytes that are there already.
  package static func read(
    _ bytes: [UInt8], location: String, isAsRecovered: Bool, isExplained: Bool = true,
    progress: ((Discussion) -> Bool)? = nil
  ) throws -> (discussion: Discussion, repairs: Repairs) {
    let (repairs, words) =
      isAsRecovered ? (.none, nil) : RepairStore.read(for: location, text: bytes)
    var discussion = try Importer.discussion(
      from: bytes, location: location, repairs: repairs, isExplained: isExplained,
      progress: progress)
    if let words { discussion.notes.append(Note(.missing, SafeText(field: words))) }
    return (discussion, discussion.source.kind == .flatText ? repairs : .none)
  }
}
