import Discussions
import Parsing

/// Everything that happens to the reader.
package enum Event: Sendable {
  case key(KeyStroke)
  /// Text pasted into the terminal, as one event.
  case paste(String)
  case mouse(MouseAction, row: Int, column: Int)
  case resize(ScreenSize)
  /// A prefix of what is being read, or all of it. Facts follow in an event of their own.
  case loaded(Discussion, isComplete: Bool)
  /// Repairs that were kept beside the source.
  case repairsRead(Repairs)
  /// The thread decoded again around repairs; a late answer to an older ticket changes nothing.
  case recovered(Discussion, [FactEntry], ticket: Int)
  /// Whether the text is being read a second time, closely; the thread may change at its end.
  case readingClosely(Bool)
  /// The repairs were saved; the words say where.
  case saved(Repairs, SafeText)
  case factsFound([Fact], [FactEntry])
  case failed(SafeText)
  /// What is arriving, in words; of a load that was given up it changes nothing.
  case arriving(SafeText, load: Int)
  /// The source read again, with its facts, the repairs that still find their lines, and whether it
  /// is the same to the last byte; a late answer to an older load changes nothing.
  case refetched(Revision, [FactEntry], Repairs, isSameText: Bool, load: Int)
  case refetchFailed(SafeText, load: Int)
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
  /// Decode the text again around these repairs.
  case recover(Repairs, ticket: Int)
  /// Keep the repairs beside the source.
  case save(Repairs)
  /// Fetch or read the source again; `gone` are the comments that were gone already.
  case refetch(gone: Set<Int>, load: Int)
  /// Stop what is being fetched; what has arrived stays.
  case cancelLoad
  /// Show an http, https or mailto address in the browser.
  case open(SafeText)
}
