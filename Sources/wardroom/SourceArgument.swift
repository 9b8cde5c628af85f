import ArgumentParser
import Discussions
import Fetching
import Importing
import Session

/// Whether repairs count, for every command that reads.
struct RepairOption: ParsableArguments {
  @Flag(help: "Leave out repairs made by hand: show what is recovered alone.")
  var asRecovered = false
}

/// The SOURCE that every reading command takes.
struct SourceArgument: ParsableArguments {
  @Argument(help: "A file, an http(s) address, or - for standard input.", completion: .file())
  var source: String

  @OptionGroup var repairs: RepairOption

  /// - Parameter isExplained: whether what is inferred holds its evidence.
  func discussion(isExplained: Bool = true) throws -> Discussion {
    try Self.discussion(at: source, isAsRecovered: repairs.asRecovered, isExplained: isExplained)
  }

  func discussionWithFacts(isExplained: Bool = true) throws -> Discussion {
    let line = ProgressLine()
    return try Self.reading {
      defer { line.clear() }
      return try Opening.discussionWithFacts(
        at: source, isAsRecovered: repairs.asRecovered, isExplained: isExplained,
        report: line.reports)
    }
  }

  static func discussion(
    at source: String, isAsRecovered: Bool = false, isExplained: Bool = true
  ) throws -> Discussion {
    let line = ProgressLine()
    return try reading {
      defer { line.clear() }
      return try Opening.discussion(
        at: source, isAsRecovered: isAsRecovered, isExplained: isExplained, report: line.reports)
    }
  }

  /// Turns what can go wrong with a source into a sentence and exit status 3.
  static func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as SourceError {
      throw Failure("\(error)", status: Failure.unreadable)
    } catch let error as FetchError {
      throw Failure("\(error)", status: Failure.unreadable)
    } catch let error as ImportError {
      throw Failure("\(error)", status: Failure.unreadable)
    }
  }
}
