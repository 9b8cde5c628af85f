/// Why the screen could not be taken.
package enum TerminalOpenError: Error, Equatable {
  /// There is no controlling terminal, as in a job of cron.
  case noTerminal
  /// `TERM` names a terminal that cannot address its cursor, as "dumb".
  case cannotMoveCursor(term: String)

  /// What went wrong and what to do, in one line without a full stop.
  package var explanation: String {
    switch self {
    case .noTerminal:
      "no terminal to read on; wardroom show SOURCE writes plain text"
    case .cannotMoveCursor(let term):
      "TERM=\(term) cannot move the cursor: there is no full screen to read on;"
        + " try wardroom show SOURCE"
    }
  }
}
