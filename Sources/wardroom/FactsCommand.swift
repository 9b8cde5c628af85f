import ArgumentParser
import Discussions
import Exporting
import Parsing

extension FactType: ExpressibleByArgument {}
extension FactsFormat: ExpressibleByArgument {}

/// `wardroom facts SOURCE`: prints the facts.
struct FactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts", abstract: "Print who, what, where, when and how many.")

  @OptionGroup var source: SourceArgument

  @Option(help: "The form: text, json or csv.")
  var format = FactsFormat.text

  @Option(
    parsing: .upToNextOption,
    help: "Only these types: \(FactType.allCases.map(\.rawValue).joined(separator: ", ")).")
  var type: [FactType] = []

  func run() throws {
    let discussion = try source.discussionWithFacts(isExplained: false)
    let wanted = Set(type.isEmpty ? FactType.allCases : type)
    guard discussion.facts.contains(where: { wanted.contains($0.type) }) else {
      if format == .json { Output.write("[]\n") }
      throw Failure("no facts of that type were found", status: Failure.nothingFound)
    }
    FactsExporter.write(
      discussion, entries: FactIndex.entries(of: discussion), types: wanted, as: format,
      width: min(Output.columns, 100), to: Output.write)
  }
}
