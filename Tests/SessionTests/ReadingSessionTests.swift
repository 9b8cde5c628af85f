@testable import Cells
import Discussions
import Samples
import Terminal
import TerminalSupport
import Testing

@testable import Reader
@testable import Session

/// The loop on a scripted terminal.
@MainActor @Suite struct ReadingSessionTests {
  private func session(
    _ script: [[TerminalEvent]], columns: Int = 120, rows: Int = 20,
    arrivals: [ReadingSession.Arrival]? = nil
  ) -> (ReadingSession, ScriptedTerminal) {
    let terminal = ScriptedTerminal(columns: columns, rows: rows, script: [[.wake]] + script)
    let inbox = Mailbox<ReadingSession.Arrival> {}
    let discussion = Sample.discussion("Ann: one Kursk\n  Ben: two\nCat: three")
    for arrival in arrivals ?? [.event(.loaded(discussion, isComplete: true))] {
      inbox.post(arrival)
    }
    return (
      ReadingSession(
        terminal: terminal, inbox: inbox,
        preview: Discussion(source: Source(kind: .flatText, location: "sample"))), terminal
    )
  }

  private func text(_ painting: Painting?) -> String {
    (painting?.rows ?? []).map { row in
      row.reduce("") { line, run in
        line + String(repeating: " ", count: max(0, run.column - line.count)) + run.text
      }
    }.joined(separator: "\n")
  }

  @Test func paintsMovesAndQuits() {
    let keys: [[TerminalEvent]] = [
      [.key(.character("j", []))], [.key(.named(.down, []))], [.key(.character("q", []))],
    ]
    let (session, terminal) = session(keys)
    #expect(session.run() == .quit)
    #expect(terminal.paintings.count == 3)
    #expect(text(terminal.paintings.first).contains("1 of 3"))
    #expect(text(terminal.paintings.last).contains("3 of 3"))
  }

  @Test func showsTheArticleWhileMoreArrives() {
    let (session, terminal) = session([[.hangUp]], arrivals: [])
    #expect(session.run() == .interrupted)
    #expect(terminal.paintings.allSatisfy { text($0).contains("reading …") })
  }

  @Test func endsWhenNothingCanBeRead() {
    let (session, terminal) = session([], arrivals: [.unreadable("it is a picture")])
    #expect(session.run() == .unreadable("it is a picture"))
    #expect(terminal.paintings.isEmpty)
  }

  @Test func paintsTheNewSizeAndClicks() {
    let events: [[TerminalEvent]] = [
      [.resize(columns: 60, rows: 10)], [.mouse(MouseEvent(.press(.left), column: 3, row: 6))],
      [.signal(.terminate)],
    ]
    let (session, terminal) = session(events)
    #expect(session.run() == .interrupted)
    #expect(terminal.paintings.last?.rows.count == 10)
    #expect(text(terminal.paintings.last).contains("[Thread]"))
    #expect(text(terminal.paintings.last).contains("3 of 3"))
  }

  @Test func asksTheTerminalForTheClipboardAndToSuspend() {
    let events: [[TerminalEvent]] = [
      [.key(.character("Y", []))], [.key(.character("z", .control))], [.key(.character("Q", []))],
    ]
    let (session, terminal) = session(events)
    #expect(session.run() == .quit)
    #expect(terminal.copied.first?.contains("> one Kursk") == true)
    #expect(terminal.suspensions == 1)
  }

  @Test func aStyleNeverTellsByColourAlone() {
    // Roles that mean something must differ from plain text where there are no colours.
    let theme = Theme()
    let plain = theme.style(of: .init(glyph: "x", role: .text, isSelected: false))
    for role in [Role.hit, .currentHit, .alert, .author, .selection, .focus, .fact] {
      let style = theme.style(of: .init(glyph: "x", role: role, isSelected: false))
      let differs = style.attributes != plain.attributes || style.background != .standard
      #expect(differs, "\(role)")
    }
  }
}
