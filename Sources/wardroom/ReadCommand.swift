import ArgumentParser
import Fetching
import Glibc
import Session
import Terminal

/// `wardroom SOURCE`: reads in the terminal.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Read in the terminal (what happens without a command name).")

  @Argument(help: "A file, an http(s) address, or - for standard input.", completion: .file())
  var source: String?

  @Flag(help: "Print instead of drawing, for screen readers and slow lines.")
  var linear = false

  @Flag(help: "Draw lines and signs in ASCII.")
  var ascii = false

  @OptionGroup var repairs: RepairOption

  func run() throws {
    guard let source = source ?? (isatty(STDIN_FILENO) == 0 ? "-" : nil) else {
      throw Failure(
        "nothing to read: give a file or an address, as in wardroom seeds/kursk.txt (wardroom --help tells more)",
        status: Failure.wrongUse)
    }
    if linear { return try ShowCommand.show(source, isAsRecovered: repairs.asRecovered) }
    try Self.read(source, isASCII: ascii, isAsRecovered: repairs.asRecovered)
  }

  /// Reads a source in the terminal; into a pipe or file it goes as plain text, never as a screen.
  static func read(
    _ source: String, isASCII: Bool = false, isAsRecovered: Bool = false
  ) throws {
    guard Output.isTerminal else {
      return try ShowCommand.show(source, isAsRecovered: isAsRecovered)
    }
    let contents = try SourceArgument.reading { try Opening.contents(at: source) }
    let end: ReadingEnd
    do {
      end = try MainActor.assumeIsolated {
        try ReadingSession.read(
          contents, isASCII: isASCII, isAsRecovered: isAsRecovered)
      }
    } catch let error as TerminalOpenError {
      throw Failure(error.explanation, status: Failure.wrongUse)
    }
    let status: Int32
    switch end {
    case .quit: status = 0
    case .unreadable(let words): throw Failure(words, status: Failure.unreadable)
    case .interrupted: status = 130
    }
    // A fetch may still be running, and the TLS library's own farewell would pull the ground from
    // under it. Everything is written and the terminal given back.
    if case .web = contents { _exit(status) }
    if status != 0 { Glibc.exit(status) }
  }
}
