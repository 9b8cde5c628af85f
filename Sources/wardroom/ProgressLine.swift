import Discussions
import Glibc

/// What is arriving, on one line of standard error that is written over and over; nothing where
/// standard error is no terminal.
final class ProgressLine {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var shown: SafeText = .empty

  deinit { clear() }

  func show(_ words: SafeText) {
    guard isTerminal, words != shown else { return }
    shown = words
    Output.send("\r\u{1B}[K\(words.string.prefix(Output.columns - 1))", to: STDERR_FILENO)
  }

  /// `show`, for those who ask whether to go on.
  var reports: (SafeText) -> Bool {
    { [self] words in
      show(words)
      return true
    }
  }

  func clear() {
    guard !shown.isEmpty else { return }
    shown = .empty
    Output.send("\r\u{1B}[K", to: STDERR_FILENO)
  }
}
