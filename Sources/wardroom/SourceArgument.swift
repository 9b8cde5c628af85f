import ArgumentParser
import Discussions
import Fetching
import Importing
import Session

/// The SOURCE that every reading command takes.
struct SourceArgument: ParsableArguments {
  @Argument(help: "A file, or - for standard input.", completion: .file())
  var source: String

  @Flag(help: "Leave out repairs made by hand: show what is recovered alone.")
  var asRecovered = false

  /// - Parameter isExplained: whether what is inferred holds its evidence.
  func discussion(isExplained: Bool = true) throws -> Discussion {
    try Self.reading {
      try Opening.discussion(
        at: source, isAsRecovered: asRecovered, isExplained: isExplained)
    }
  }

  func discussionWithFacts(isExplained: Bool = true) throws -> Discussion {
    try Self.reading {
      try Opening.discussionWithFacts(
        at: source, isAsRecovered: asRecovered, isExplained: isExplained)
    }
  }

  /// Turns what can go wrong with a source into a sentence and exit status 3.
  static func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as SourceError {
      throw Failure("\(error)", status: Failure.unreadable)
    } catch let error as ImportError {
      throw Failure("\(error)", status: Failure.unreadable)
    }
  }
}
