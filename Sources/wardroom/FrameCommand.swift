import ArgumentParser
import Cells
import Discussions
import Fetching
import Parsing
import Reader
import Screen
import Session

/// `wardroom frame SOURCE --size 120x36 --keys "j j / Kursk Enter"`: the screen as text.
struct FrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame", abstract: "Print the screen as text, after some keys.")

  @OptionGroup var source: SourceArgument

  @Option(help: "Columns and rows, as in 120x36.")
  var size = "80x24"

  @Option(
    help: "Keys parted by blanks; a word that names no key is typed: \"j j / Kursk Enter\".")
  var keys = ""

  @Flag(help: "Print what each cell means instead of what it shows.")
  var roles = false

  @Flag(help: "Draw lines and signs in ASCII.")
  var ascii = false

  func run() throws {
    let parts = size.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...1000).contains(parts[0]), (1...1000).contains(parts[1]) else {
      throw Failure(
        "--size \(size) is not of the form COLUMNSxROWS, each 1 to 1000", status: Failure.wrongUse)
    }
    let contents = try SourceArgument.reading { try Opening.contents(at: source.source) }
    var state = try state(contents, ScreenSize(columns: parts[0], rows: parts[1]))
    press: for key in KeyStroke.script(keys) {
      for effect in reduce(&state, .key(key)) {
        switch effect {
        case .quit: break press
        case .recover(let repairs, let ticket):
          reduce(
            &state,
            ReadingSession.recover(
              contents.bytes, as: state.discussion.source.kind, location: source.source,
              repairs: repairs, ticket: ticket))
        // A picture changes nothing in the world.
        case .refetch(_, let load):
          reduce(&state, .refetchFailed("A picture is made of one reading", load: load))
        case .suspend, .redraw, .copy, .save, .cancelLoad, .open: continue
        }
      }
    }
    let frame = ascii ? render(state).drawnInASCII() : render(state)
    Output.write((roles ? frame.roles : frame.text).joined(separator: "\n") + "\n")
  }

  private func state(_ contents: SourceContents, _ size: ScreenSize) throws -> ReaderState {
    let line = ProgressLine()
    return try SourceArgument.reading {
      defer { line.clear() }
      var (discussion, repairs) = try Opening.read(
        contents, isAsRecovered: source.repairs.asRecovered, fetcher: Opening.fetcher(),
        report: line.reports)
      if discussion.facts.isEmpty { discussion.facts = FactFinder.facts(in: discussion) }
      var state = ReaderState(
        discussion: discussion, entries: FactIndex.entries(of: discussion), size: size)
      if let repairs { reduce(&state, .repairsRead(repairs)) }
      return state
    }
  }
}
