import ArgumentParser
import Discussions
import Exporting
import Session

extension ExportFormat: ExpressibleByArgument {}

/// `wardroom show SOURCE`: prints a discussion in one of its forms.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the article and its thread.")

  @OptionGroup var source: SourceArgument

  @Option(help: "The form: text, outline, markdown, json, mbox or html.")
  var format = ExportFormat.text

  @Option(help: "Columns for text and outline (20 or more); else the terminal's, or 80.")
  var width: Int?

  @Flag(help: "Also tell what was skipped, missing or repaired.")
  var notes = false

  func validate() throws {
    if let width, !(20...10_000).contains(width) {
      throw ValidationError("--width \(width) is not between 20 and 10000")
    }
  }

  func run() throws {
    // Only the interchange form holds the facts and the evidence.
    let discussion =
      format == .json ? try source.discussionWithFacts() : try source.discussion(isExplained: false)
    Self.write(discussion, as: format, width: width, notes: notes)
  }

  /// Prints a source as text; `wardroom SOURCE` into a pipe does the same.
  static func show(_ source: String, isAsRecovered: Bool = false) throws {
    write(
      try SourceArgument.reading {
        try Opening.discussion(
          at: source, isAsRecovered: isAsRecovered, isExplained: false)
      })
  }

  private static func write(
    _ discussion: Discussion, as format: ExportFormat = .text, width: Int? = nil,
    notes: Bool = false
  ) {
    Exporter.write(
      discussion, as: format, width: width ?? min(Output.columns, 100), notes: notes,
      to: Output.write)
  }
}
