import Terminal

/// A terminal without a terminal: it says what a script tells it to say, and keeps what is painted.
@MainActor
package final class ScriptedTerminal: CharacterTerminal {
  package private(set) var columns: Int
  package private(set) var rows: Int
  package let colorDepth: ColorDepth
  package private(set) var paintings: [Painting] = []
  package private(set) var suspensions = 0
  package private(set) var repaints = 0
  package private(set) var copied: [String] = []
  package private(set) var isClosed = false
  private var script: [[TerminalEvent]]

  /// Each element of `script` answers one wait. After the last the terminal hangs up.
  package init(
    columns: Int, rows: Int, colorDepth: ColorDepth = .palette256, script: [[TerminalEvent]]
  ) {
    self.columns = columns
    self.rows = rows
    self.colorDepth = colorDepth
    self.script = script.reversed()
  }

  package func waitForEvents(timeout: Duration?) -> [TerminalEvent] {
    let events = script.popLast() ?? [.hangUp]
    for case .resize(let columns, let rows) in events {
      self.columns = columns
      self.rows = rows
    }
    return events
  }

  package func paint(_ painting: Painting) { paintings.append(painting) }
  package func repaint() { repaints += 1 }
  package func copy(_ text: String) { copied.append(text) }
  package func close() { isClosed = true }

  package func suspend() {
    suspensions += 1
    script.append([.resize(columns: columns, rows: rows)])
  }
}
