import Discussions

/// Everything that happens to the reader.
package enum Event: Sendable {
  case key(KeyStroke)
  /// Text pasted into the terminal, as one event.
  case paste(String)
  case mouse(MouseAction, row: Int, column: Int)
  case resize(ScreenSize)
  /// A prefix of what is being read, or all of it. Facts follow in an event of their own.
  case loaded(Discussion, isComplete: Bool)
  case factsFound([Fact], [FactEntry])
  case failed(SafeText)
}

package enum MouseAction: Hashable, Sendable {
  case press
  case wheelUp
  case wheelDown
}

/// Something wanted from the world: comparable data, run by the session.
package enum Effect: Hashable, Sendable {
  case quit
  case suspend
  /// Send the whole screen again.
  case redraw
  /// Put text on the clipboard.
  case copy(String)
}
