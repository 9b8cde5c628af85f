import Cells
import Discussions
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
  private var source: (bytes: [UInt8], location: String) = ([], "")
  private var state: ReaderState

  /// What the reading thread sends.
  enum Arrival: Sendable {
    case event(Event)
    case unreadable(String)
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
  /// - Parameter bytes: the source's bytes, read beforehand so that a missing file never takes the
  ///   screen.
  /// - Throws: `TerminalOpenError`.
  package static func read(
    _ bytes: [UInt8], location: String, isASCII: Bool = false, isAsRecovered: Bool = false
  ) throws -> ReadingEnd {
    let isColored = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    let terminal = try NcursesTerminal(mouse: true, color: isColored)
    defer { terminal.close() }
    let inbox = Mailbox<Arrival>(wake: NcursesTerminal.wake)
    let preview = FlatText.preview(of: bytes, location: location)
    let session = ReadingSession(terminal: terminal, inbox: inbox, preview: preview)
    session.isASCII = isASCII
    // The first frame comes first: the two would fight over the same two or three milliseconds.
    session.paint()
    session.source = (bytes, location)
    Worker.start {
      load(bytes, location: location, isAsRecovered: isAsRecovered, into: inbox)
    }
    return session.run()
  }

  // MARK: Loading

  private nonisolated static func load(
    _ bytes: [UInt8], location: String, isAsRecovered: Bool, into inbox: Mailbox<Arrival>
  ) {
    do {
      var facts = FactReading(into: inbox)
      let (discussion, repairs) = try Opening.read(
        bytes, location: location, isAsRecovered: isAsRecovered
      ) { part in
        inbox.post(.event(.loaded(part, isComplete: false)))
        facts.read(beginningOf: part)
        return true
      }
      inbox.post(.event(.repairsRead(repairs)))
      inbox.post(.event(.loaded(discussion, isComplete: true)))
      facts.read(discussion)
    } catch {
      inbox.post(.unreadable("\(error)"))
    }
  }

  /// Decodes the text again around repairs, with its facts.
  package nonisolated static func recover(
    _ bytes: [UInt8], location: String, repairs: Repairs, ticket: Int
  ) -> Event {
    var discussion = FlatText.discussion(from: bytes, location: location, repairs: repairs)
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
        case .event(let event): reduce(&state, event)
        case .unreadable(let words): return .unreadable(words)
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

  private func run(_ effects: [Effect]) -> ReadingEnd? {
    for effect in effects {
      switch effect {
      case .quit: return .quit
      case .suspend: terminal.suspend()
      case .redraw: terminal.repaint()
      case .copy(let text): terminal.copy(text)
      case .recover(let repairs, let ticket):
        let (bytes, location) = source
        let inbox = inbox
        Worker.start {
          inbox.post(
            .event(Self.recover(bytes, location: location, repairs: repairs, ticket: ticket)))
        }
      case .save(let repairs):
        let words = RepairStore.write(repairs, for: source.location, text: source.bytes)
        reduce(&state, .saved(SafeText(field: words)))
      }
    }
    return nil
  }
}
