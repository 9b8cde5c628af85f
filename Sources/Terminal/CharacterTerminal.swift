/// A terminal as the session sees it: events out, paintings in. ``NcursesTerminal`` is the real one;
/// a scripted one stands in for it in tests.
@MainActor
package protocol CharacterTerminal: AnyObject {
  /// At least 1.
  var columns: Int { get }
  var rows: Int { get }
  /// What becomes of colours, so that a theme can mark by attributes where there are none.
  var colorDepth: ColorDepth { get }

  /// Sleeps until something happens; then everything that has. Empty only when `timeout` is over.
  func waitForEvents(timeout: Duration?) -> [TerminalEvent]
  /// Shows the painting; only what differs from the last one is sent.
  func paint(_ painting: Painting)
  /// Sends the whole of the last painting again, for a screen that something else wrote to.
  func repaint()
  /// Gives the terminal back to the shell and stops, as ^Z does; returns when continued, with the
  /// last painting on the screen. The size may have changed: a `resize` follows.
  func suspend()
  /// Asks the terminal to put text on the clipboard (OSC 52); a terminal that cannot ignores it.
  func copy(_ text: String)
  /// Gives the terminal back. Nothing may be painted afterwards.
  func close()
}
