import CNcurses

/// The controlling terminal, through ncurses. There is one in a process.
///
/// It gives the terminal back when closed, when the process exits, and when it dies of a trap. A
/// stop (`SIGTSTP`) and a continuation are handled here and show as `resize`.
@MainActor
package final class NcursesTerminal: CharacterTerminal {
  /// The rest of an escape sequence follows its beginning at once, even through a slow line.
  private static let sequenceTimeout: Int32 = 50
  /// A paste pauses where the line does, and its end mark can be lost.
  private static let pasteTimeout: Int32 = 500
  /// Readable and yet nothing to read, so often in a row: the terminal is gone without saying so.
  private static let mostEmptyReads = 50

  package let colorDepth: ColorDepth
  private var styles: StyleTable
  private var decoder = InputDecoder()
  /// What stands in each row; empty when that is not known.
  private var shown: [[PaintRun]] = []
  private var emptyReads = 0

  /// - Parameters:
  ///   - mouse: ask for clicks and the wheel. The terminal's own selection then needs shift.
  ///   - color: false shows attributes only, as `NO_COLOR` asks.
  package init(mouse: Bool, color: Bool) throws(TerminalOpenError) {
    switch Int(nc_open(mouse, color)) {
    case NC_OPENED: break
    case NC_CANNOT_MOVE_CURSOR: throw .cannotMoveCursor(term: String(cString: nc_term()))
    default: throw .noTerminal
    }
    colorDepth =
      switch nc_color_count() {
      case ..<8: .mono
      case ..<16: .eight
      case ..<256: .sixteen
      default: nc_colors_are_rgb() ? .rgb : .palette256
      }
    styles = StyleTable(depth: colorDepth, pairLimit: nc_pair_count())
  }

  package var columns: Int { max(1, Int(nc_columns())) }
  package var rows: Int { max(1, Int(nc_rows())) }

  package func close() { nc_close() }

  /// Makes ``waitForEvents(timeout:)`` return a `wake`, from any thread.
  package nonisolated static func wake() { nc_wake(CChar(NC_WAKE_APPLICATION)) }

  package func suspend() {
    nc_suspend()
    shown = []
    nc_wake(CChar(NC_WAKE_RESIZED))
  }

  // MARK: - Painting

  package func paint(_ painting: Painting) {
    let known = shown.count == rows
    var rowsNow: [[PaintRun]] = []
    rowsNow.reserveCapacity(rows)
    for row in 0..<rows {
      let runs = row < painting.rows.count ? painting.rows[row] : []
      rowsNow.append(runs)
      if known, shown[row] == runs { continue }
      nc_erase_row(Int32(row))
      for run in runs { put(run, row: row) }
    }
    shown = rowsNow
    nc_show(
      Int32(min(max(painting.cursor.row, 0), rows - 1)),
      Int32(min(max(painting.cursor.column, 0), columns - 1)), painting.cursor.isVisible)
  }

  private func put(_ run: PaintRun, row: Int) {
    let style = styles.entry(for: run.style)
    var text = run.text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return }
        nc_put(
          Int32(row), Int32(clamping: run.column), start, Int32(clamping: characters.count),
          style.attributes, style.pair)
      }
    }
  }

  package func repaint() {
    nc_repaint()
  }

  package func copy(_ text: String) {
    let request = ClipboardRequest.bytes(putting: text).map { CChar(bitPattern: $0) }
    nc_request(request, request.count)
  }

  // MARK: - Events

  package func waitForEvents(timeout: Duration?) -> [TerminalEvent] {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      let milliseconds = deadline.map { Self.milliseconds(until: $0) } ?? -1
      let reasons = Int(nc_wait(milliseconds))
      if reasons & NC_HUNG_UP != 0 { return [.hangUp] }
      var events = reasons & NC_WOKEN != 0 ? takeWakes() : []
      if reasons & NC_INPUT != 0 { events += readInput() }
      if !events.isEmpty || milliseconds == 0 { return events }
    }
  }

  /// Rounded up: a wait that ends a little early would be followed by one of no time at all.
  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let left = ContinuousClock.now.duration(to: deadline)
    if left <= .zero { return 0 }
    let (seconds, attoseconds) = left.components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(seconds) * 1000 + Int32(attoseconds / 1_000_000_000_000_000) + 1
  }

  private func takeWakes() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var isResized = false
    var isWoken = false
    while true {
      switch Int(nc_take_wake()) {
      case -1:
        if isResized { events.append(.resize(columns: columns, rows: rows)) }
        if isWoken { events.append(.wake) }
        return events
      case NC_WAKE_RESIZED:
        if nc_sync_size() { shown = [] }
        isResized = true
      case NC_WAKE_SUSPEND:
        suspend()
      case NC_WAKE_CONTINUED:
        nc_reclaim()
        shown = []
        isResized = true
      case NC_WAKE_INTERRUPT: events.append(.signal(.interrupt))
      case NC_WAKE_TERMINATE: events.append(.signal(.terminate))
      case NC_WAKE_HANG_UP: events.append(.hangUp)
      default: isWoken = true
      }
    }
  }

  private func readInput() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var count = 0
    while true {
      while let input = RawInput(nc_read()) {
        count += 1
        events += decoder.decode(input)
      }
      guard decoder.isInSequence else { break }
      let patience = decoder.isPasting ? Self.pasteTimeout : Self.sequenceTimeout
      // ncurses has already waited for what may follow an ESC.
      if decoder.isEscapeAlone || !nc_wait_for_input(patience) {
        events += decoder.endSequence()
        break
      }
    }
    emptyReads = count == 0 ? emptyReads + 1 : 0
    return emptyReads < Self.mostEmptyReads ? events : [.hangUp]
  }
}
