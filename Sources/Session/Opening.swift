import Discussions
import Fetching
import Importing
import Parsing

/// From what the user gave to a discussion.
package enum Opening {
  /// Reads a source whole, without facts.
  ///
  /// - Throws: `SourceError` or `ImportError`, both of which say what to do.
  package static func discussion(
    at location: String, progress: (Discussion) -> Bool = { _ in true }
  ) throws -> Discussion {
    let bytes = try SourceFile.bytes(at: location)
    return try Importer.discussion(from: bytes, location: location, progress: progress)
  }

  /// The same with facts, unless the source states them.
  package static func discussionWithFacts(at location: String) throws -> Discussion {
    var discussion = try discussion(at: location)
    if discussion.facts.isEmpty { discussion.facts = FactFinder.facts(in: discussion) }
    return discussion
  }
}
