import ArgumentParser
import Reader

extension Mode: ExpressibleByArgument {}

/// `wardroom keys`: every key, from the commands' cards.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print all keys.")

  @Option(
    help: "Only the keys of one mode: \(Mode.allCases.map(\.rawValue).joined(separator: ", ")).")
  var mode: Mode?

  @Flag(help: "Write docs/keys.md.")
  var markdown = false

  func run() {
    Output.write(markdown ? KeyTable.markdown(.standard) : KeyTable.text(.standard, mode: mode))
  }
}
