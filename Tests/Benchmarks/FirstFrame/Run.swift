import TerminalSupport

/// What one start of a program took.
struct Run {
  /// From just before the process is made to the last byte of its first frame.
  var firstFrame: Duration
  /// From `q` to the end of the process.
  var exit: Duration
  var bytes: Int

  var wholeProcess: Duration { firstFrame + exit }

  struct NoFrame: Error {
    var program: String
    var screen: [String]
  }

  /// Quiet for so long, a program has drawn what it draws by itself.
  private static let restMilliseconds: Int32 = 150
  private static let patienceMilliseconds: Int32 = 10_000

  static func measure(
    _ command: [String], environment: [String: String], columns: Int, rows: Int
  ) throws -> Run {
    let clock = ContinuousClock()
    var arrivals: [(at: ContinuousClock.Instant, bytes: [UInt8])] = []
    let start = clock.now
    let terminal = try PseudoTerminal(
      program: command[0], arguments: Array(command.dropFirst()), environment: environment,
      columns: columns, rows: rows)
    var patience = patienceMilliseconds
    while case .bytes(let bytes) = terminal.read(milliseconds: patience) {
      arrivals.append((clock.now, bytes))
      patience = restMilliseconds
    }
    let frame = try arrivalOfFrame(arrivals, command, columns: columns, rows: rows)
    let quit = clock.now
    terminal.send("q".utf8)
    while case .bytes = terminal.read(milliseconds: patienceMilliseconds) {}
    terminal.waitForExit()
    let end = clock.now
    return Run(
      firstFrame: start.duration(to: frame), exit: quit.duration(to: end),
      bytes: arrivals.reduce(0) { $0 + $1.bytes.count })
  }

  /// When the bytes came after which the screen stayed as it was at rest.
  private static func arrivalOfFrame(
    _ arrivals: [(at: ContinuousClock.Instant, bytes: [UInt8])], _ command: [String],
    columns: Int, rows: Int
  ) throws -> ContinuousClock.Instant {
    guard let screen = ScreenEmulator(columns: columns, rows: rows) else { throw Problem() }
    let screens = arrivals.map { arrival in
      screen.feed(arrival.bytes)
      return screen.lines
    }
    guard let rest = screens.last, rest.contains(where: { !$0.isEmpty }), rest.last != "" else {
      throw NoFrame(program: command[0], screen: screens.last ?? [])
    }
    let tail = screens.reversed().prefix { $0 == rest }.count
    return arrivals[arrivals.count - tail].at
  }

  private struct Problem: Error {}
}
