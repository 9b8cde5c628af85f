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
    var state = try Self.state(source, ScreenSize(columns: parts[0], rows: parts[1]))
    let bytes = source.source == "-" ? [] : (try? SourceFile.bytes(at: source.source)) ?? []
    press: for key in KeyStroke.script(keys) {
      for effect in reduce(&state, .key(key)) {
        switch effect {
        case .quit: break press
        case .recover(let repairs, let ticket):
          reduce(
            &state,
            ReadingSession.recover(
              bytes, location: source.source, repairs: repairs, ticket: ticket))
        // A picture changes nothing in the world.
        case .suspend, .redraw, .copy, .save: continue
        }
      }
    }
    let frame = ascii ? render(state).drawnInASCII() : render(state)
    Output.write((roles ? frame.roles : frame.text).joined(separator: "\n") + "\n")
  }

  private static func state(_ source: SourceArgument, _ size: ScreenSize) throws -> ReaderState {
    try SourceArgument.reading {
      let bytes = try SourceFile.bytes(at: source.source)
      var (discussion, repairs) = try Opening.read(
        bytes, location: source.source, isAsRecovered: source.asRecovered)
      if discussion.facts.isEmpty { discussion.facts = FactFinder.facts(in: discussion) }
      var state = ReaderState(
        discussion: discussion, entries: FactIndex.entries(of: discussion), size: size)
      reduce(&state, .repairsRead(repairs))
      return state
    }
  }
}
