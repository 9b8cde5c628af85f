/// What a terminal can tell the program.
package enum TerminalEvent: Equatable, Sendable {
  case key(TerminalKey)
  /// Text that was pasted, in one piece, with its line ends as "\n". It is as the other program
  /// gave it: control characters and all.
  case paste(String)
  case mouse(MouseEvent)
  /// The terminal has this size now, or its screen was taken over and is to be painted again.
  case resize(columns: Int, rows: Int)
  /// Another thread has something for the program: see ``Mailbox``.
  case wake
  case signal(TerminalSignal)
  /// The terminal is gone. Nothing can be read or shown any more, and waiting again returns at once.
  case hangUp
}

/// A request from outside to end.
package enum TerminalSignal: Equatable, Sendable {
  case interrupt, terminate
}
