import Cells
import Discussions
import Fetching
import Glibc
import Importing
import Parsing
import Reader
import Screen
import Terminal

/// How a session of reading ended.
package enum ReadingEnd: Hashable, Sendable {
  case quit
  /// The source held nothing that could be read; the words say why.
  case unreadable(String)
  /// The terminal went away, or a signal asked to end.
  case interrupted
}

/// The loop: events in, effects out.
@MainActor
package final class ReadingSession {
  private let terminal: any CharacterTerminal
  private let inbox: Mailbox<Arrival>
  private let theme = Theme()
  /// Whether lines and signs are drawn in ASCII.
  var isASCII = false
  /// What is being read, for decoding it again around repairs.
  private var source = SourceContents.bytes([], location: "")
  private var state: ReaderState
  private var cancellation = Cancellation()
  private lazy var fetcher = Opening.fetcher()
  private var isAsRecovered = false
  /// What the lines of the source mean, once it has been read closely.
  private var meanings: FlatText.Meanings?

  /// What the reading thread sends.
  enum Arrival: Sendable {
    case event(Event)
    case unreadable(String)
    /// The source read again, with what it holds now.
    case refetched(Event, SourceContents, FlatText.Meanings?, load: Int)
    /// The source of a load has been read closely.
    case readClosely(FlatText.Meanings, load: Int)
  }

  /// - Parameter preview: what the first frame shows while the source is being read.
  init(terminal: any CharacterTerminal, inbox: Mailbox<Arrival>, preview: Discussion) {
    self.terminal = terminal
    self.inbox = inbox
    state = ReaderState(
      discussion: preview, size: ScreenSize(columns: terminal.columns, rows: terminal.rows),
      isLoading: true)
  }

  /// Reads a source on the terminal until the user quits.
  ///
  /// - Parameter contents: a file's bytes, read beforehand so that a missing file never takes the
  ///   screen, or an address.
  /// - Throws: `TerminalOpenError`.
  package static func read(
    _ contents: SourceContents, isASCII: Bool = false, isAsRecovered: Bool = false
  ) throws -> ReadingEnd {
    let isColored = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    let terminal = try NcursesTerminal(mouse: true, color: isColored)
    defer { terminal.close() }
    let inbox = Mailbox<Arrival>(wake: NcursesTerminal.wake)
    let preview = FlatText.preview(of: contents.bytes, location: contents.location)
    let session = ReadingSession(terminal: terminal, inbox: inbox, preview: preview)
    session.isASCII = isASCII
    // The first frame comes first: the two would fight over the same two or three milliseconds.
    session.paint()
    session.source = contents
    session.isAsRecovered = isAsRecovered
    let loading = session.loading(0)
    Worker.start { loading.start(contents) }
    return session.run()
  }

  // MARK: Loading

  /// A load with a number, which ends the one before it.
  private func loading(_ load: Int) -> Loading {
    cancellation.cancel()
    cancellation = Cancellation()
    return Loading(
      inbox: inbox, fetcher: fetcher, isAsRecovered: isAsRecovered, cancellation: cancellation,
      load: load)
  }

  /// Reads a source again whose thread is recovered, around repairs or closely, with its facts.
  package nonisolated static func recover(
    _ bytes: [UInt8], as kind: SourceKind, location: String, repairs: Repairs,
    manner: FlatText.Manner = .close, ticket: Int
  ) -> Event {
    var discussion = Importer.recovered(
      from: bytes, as: kind, location: location, repairs: repairs, manner: manner)
    discussion.facts = FactFinder.facts(in: discussion)
    return .recovered(discussion, FactIndex.entries(of: discussion), ticket: ticket)
  }

  // MARK: The loop

  func run() -> ReadingEnd {
    while true {
      for event in terminal.waitForEvents(timeout: nil) {
        if let end = take(event) { return end }
      }
      for arrival in inbox.takeAll() {
        switch arrival {
        case .event(let event):
          if let end = run(reduce(&state, event)) { return end }
        case .unreadable(let words): return .unreadable(words)
        case .refetched(let event, let contents, let found, let load):
          // Repairs are of the text that the reader sees.
          if load == state.load { (source, meanings) = (contents, found) }
          reduce(&state, event)
        case .readClosely(let found, let load):
          guard load == state.load else {
            reduce(&state, .readingClosely(false))
            continue
          }
          meanings = found
          recover(around: state.repairs, ticket: state.ticket)
        }
      }
      paint()
    }
  }

  private func paint() {
    let frame = isASCII ? render(state).drawnInASCII() : render(state)
    terminal.paint(Painting(frame, theme: theme))
  }

  /// Hands an event to the reader and runs the effects; returns when the session ends.
  private func take(_ event: TerminalEvent) -> ReadingEnd? {
    switch event {
    case .key(let key):
      guard let stroke = KeyStroke(key) else { return nil }
      return run(reduce(&state, .key(stroke)))
    case .paste(let text): return run(reduce(&state, .paste(text)))
    case .mouse(let mouse):
      let action: MouseAction? =
        switch mouse.action {
        case .press(.left): .press
        case .wheelUp: .wheelUp
        case .wheelDown: .wheelDown
        case .press, .release: nil
        }
      guard let action else { return nil }
      return run(reduce(&state, .mouse(action, row: mouse.row, column: mouse.column)))
    case .resize(let columns, let rows):
      return run(reduce(&state, .resize(ScreenSize(columns: columns, rows: rows))))
    case .wake: return nil
    case .signal, .hangUp: return .interrupted
    }
  }

  private func recover(around repairs: Repairs, ticket: Int) {
    let (source, meanings, inbox) = (source, meanings, inbox)
    let kind = state.discussion.source.kind
    Worker.start {
      inbox.post(
        .event(
          Self.recover(
            source.bytes, as: kind, location: source.location, repairs: repairs,
            manner: meanings.map { .knowing($0) } ?? .quick, ticket: ticket)))
      inbox.post(.event(.readingClosely(false)))
    }
  }

  private func run(_ effects: [Effect]) -> ReadingEnd? {
    for effect in effects {
      switch effect {
      case .quit: return .quit
      case .suspend: terminal.suspend()
      case .redraw: terminal.repaint()
      case .copy(let text): terminal.copy(text)
      case .recover(let repairs, let ticket):
        recover(around: repairs, ticket: ticket)
      case .save(let repairs):
        do throws(RepairStore.Failure) {
          let words = try RepairStore.write(
            repairs, over: state.savedRepairs, for: source.location,
            text: Importer.text(of: source.bytes, location: source.location))
          reduce(&state, .saved(repairs, SafeText(field: words)))
        } catch {
          reduce(&state, .failed(SafeText(field: error.description)))
        }
      case .refetch(let gone, let load):
        let loading = loading(load)
        let (contents, old, repairs) = (source, state.discussion, state.repairs)
        Worker.start { loading.again(contents, old: old, gone: gone, repairs: repairs) }
      case .cancelLoad: cancellation.cancel()
      case .open(let address):
        let inbox = inbox
        Worker.start {
          if let words = Browser.open(address) { inbox.post(.event(.failed(words))) }
        }
      }
    }
    return nil
  }
}
