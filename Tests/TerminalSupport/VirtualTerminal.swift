import Glibc

/// A program on a terminal that exists in memory: keys go in, and the screen can be read.
package final class VirtualTerminal {
  package let screen: ScreenEmulator
  /// All that the program has written.
  package private(set) var transcript: [UInt8] = []
  private let pseudoTerminal: PseudoTerminal

  /// - Parameter environment: added to a small environment of its own (xterm-256color, UTF-8); an
  ///   empty value takes a variable away.
  package init(
    program: String, arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    guard let screen = ScreenEmulator(columns: columns, rows: rows) else {
      throw PseudoTerminal.Failure(call: "vterm_new", code: ENOMEM)
    }
    self.screen = screen
    // Swift's backtracer would hold the terminal of a program that traps.
    var variables = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/tmp",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    variables.merge(environment) { $1 }
    pseudoTerminal = try PseudoTerminal(
      program: program, arguments: arguments, environment: variables.filter { !$0.value.isEmpty },
      columns: columns, rows: rows)
  }

  // MARK: - What the person does

  package func send(_ text: String) { pseudoTerminal.send(text.utf8) }
  package func send(_ bytes: [UInt8]) { pseudoTerminal.send(bytes) }

  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    pseudoTerminal.resize(columns: columns, rows: rows)
  }

  /// Closes the window.
  package func hangUp() { pseudoTerminal.hangUp() }

  package func signal(_ number: Int32) { kill(processIdentifier, number) }

  // MARK: - What the person sees

  /// Takes output until `condition` holds, and says whether it did. Where the program has ended,
  /// all of its output is on the screen before the condition is asked for the last time.
  ///
  /// A frame arrives in pieces: whatever is to be asserted of one belongs into one condition.
  package func wait(
    upTo limit: Duration = .seconds(30), until condition: (VirtualTerminal) -> Bool
  ) -> Bool {
    let deadline = ContinuousClock.now + limit
    while true {
      let output = pseudoTerminal.read(milliseconds: condition(self) ? 0 : 20)
      switch output {
      case .bytes(let bytes):
        transcript += bytes
        screen.feed(bytes)
        pseudoTerminal.send(screen.takeAnswer())
      case .nothing:
        if condition(self) { return true }
      case .end:
        while !pseudoTerminal.hasExited(), ContinuousClock.now < deadline { usleep(1000) }
        return condition(self)
      }
      if ContinuousClock.now > deadline { return condition(self) }
    }
  }

  /// Takes output until the program has ended, and says whether it has.
  package func waitForExit(upTo limit: Duration = .seconds(30)) -> Bool {
    wait(upTo: limit) { $0.pseudoTerminal.hasExited() }
  }

  package var lines: [String] { screen.lines }
  package func line(_ row: Int) -> String { screen.line(row) }
  package var isCooked: Bool { pseudoTerminal.isCooked }

  package var processIdentifier: pid_t { pseudoTerminal.processIdentifier }
  package var exitCode: Int32? { pseudoTerminal.exitCode }
  package var terminatingSignal: Int32? { pseudoTerminal.terminatingSignal }
}
