import Glibc
import Terminal

/// Shows the terminal's size and depth in the first row, the events below it, the newest first, and
/// a sample of styles in the last row.
@MainActor
struct Probe {
  let terminal: NcursesTerminal
  let failure: Failure?
  private var count = 0
  private var log: [String] = []

  init(terminal: NcursesTerminal, failure: Failure?) {
    self.terminal = terminal
    self.failure = failure
  }

  /// Until `q`, a signal or the end of the terminal.
  mutating func run() {
    while true {
      paint()
      for event in terminal.waitForEvents(timeout: nil) {
        count += 1
        log.insert("\(count) \(Self.describe(event))", at: 0)
        switch event {
        case .hangUp: exit(3)
        case .signal: return
        case .key(.character("q", [])): return
        case .key(.character("z", .control)): terminal.suspend()
        case .key(.character("l", .control)): terminal.repaint()
        case .key(.character("w", [])): Task.detached { NcursesTerminal.wake() }
        case .key: failure?.happen()
        default: break
        }
      }
      log.removeLast(max(0, log.count - 200))
    }
  }

  private func paint() {
    let head = "\(terminal.columns)x\(terminal.rows) \(terminal.colorDepth) \(getpid())"
    var rows: [[PaintRun]] = [[PaintRun(column: 0, text: head)]]
    let height = terminal.rows
    rows += log.prefix(max(0, height - 2)).map { [PaintRun(column: 0, text: $0)] }
    while rows.count < height - 1 { rows.append([]) }
    if height > 1 { rows.append(Self.samples) }
    terminal.paint(
      Painting(rows: rows, cursor: Painting.Cursor(column: 2, row: 1, isVisible: count % 2 == 1)))
  }

  /// Twelve columns each; the last run is cut by a terminal of 80 columns.
  private static let samples: [PaintRun] = [
    PaintRun(column: 0, text: "plain"),
    PaintRun(column: 12, text: "bold", style: PaintStyle(.bold)),
    PaintRun(column: 24, text: "italic", style: PaintStyle(.italic)),
    PaintRun(
      column: 36, text: "208 on 236",
      style: PaintStyle(foreground: .palette(208), background: .palette(236))),
    PaintRun(column: 48, text: "Ж漢e\u{301}│", style: PaintStyle([.underline, .reverse])),
    PaintRun(column: 60, text: "dim", style: PaintStyle(.dim)),
    PaintRun(column: 75, text: "right edge 漢"),
  ]

  private static func describe(_ event: TerminalEvent) -> String {
    switch event {
    case .key(.character(let scalar, let modifiers)):
      "character " + describe(modifiers) + String(Character(scalar))
    case .key(.named(.function(let number), let modifiers)):
      "key " + describe(modifiers) + "f\(number)"
    case .key(.named(let key, let modifiers)): "key " + describe(modifiers) + "\(key)"
    case .paste(let text): "paste \(text.unicodeScalars.count) \(text.debugDescription)"
    case .mouse(let mouse):
      "mouse " + describe(mouse.modifiers) + describe(mouse.action)
        + " \(mouse.column),\(mouse.row)"
    case .resize(let columns, let rows): "resize \(columns)x\(rows)"
    case .wake: "wake"
    case .signal(let signal): "signal \(signal)"
    case .hangUp: "hang up"
    }
  }

  private static func describe(_ action: MouseEvent.Action) -> String {
    switch action {
    case .press(let button): "press \(button)"
    case .release(let button): "release \(button)"
    case .wheelUp: "wheelUp"
    case .wheelDown: "wheelDown"
    }
  }

  private static func describe(_ modifiers: KeyModifiers) -> String {
    (modifiers.contains(.control) ? "control-" : "") + (modifiers.contains(.alt) ? "alt-" : "")
      + (modifiers.contains(.shift) ? "shift-" : "")
  }
}
