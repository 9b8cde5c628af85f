import ArgumentParser
import Glibc
import Session

/// The command line.
struct Wardroom: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wardroom",
    abstract: "Read a defence-news discussion: article, threaded comments and facts side by side.",
    discussion: """
      Give it a saved page or text pasted from one:

        wardroom seeds/kursk.txt          read it in the terminal; ? shows all keys
        wardroom show seeds/kursk.txt     print it
        wardroom explain seeds/kursk.txt 13   why comment 13 stands where it stands

      SOURCE is a file, an http(s) address, or - for standard input. Exit status: 0 done, 1 nothing found, 2 wrong
      use, 3 the source could not be read.
      """,
    version: ProgramVersion.current,
    subcommands: [
      ReadCommand.self, ShowCommand.self, FactsCommand.self, SearchCommand.self,
      ExplainCommand.self, FrameCommand.self, KeysCommand.self, TrainCommand.self,
      ScoreCommand.self,
    ],
    defaultSubcommand: ReadCommand.self)
}

@main
enum Program {
  static func main() {
    signal(SIGPIPE, SIG_DFL)
    do {
      if let source = plainSource() { return try ReadCommand.read(source) }
      var command = try Wardroom.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Output.complain(failure.words)
      exit(failure.status)
    } catch {
      let code = Wardroom.exitCode(for: error)
      let words = Wardroom.fullMessage(for: error)
      if code.isSuccess {
        Output.write(words + "\n")
        exit(0)
      }
      if !words.isEmpty { Output.complain(words) }
      exit(code == .validationFailure ? Failure.wrongUse : code.rawValue)
    }
  }

  /// The source, when it is all that was given. Reading is the common case and should start at
  /// once: building the whole command line's grammar costs more than reading a page.
  private static func plainSource() -> String? {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 1, let only = arguments.first, only == "-" || !only.hasPrefix("-")
    else { return nil }
    let names = Wardroom.configuration.subcommands.map { $0.configuration.commandName ?? "" }
    return names.contains(only) || only == "help" ? nil : only
  }
}
