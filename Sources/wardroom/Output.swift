import Glibc

/// Standard output and standard error, written whole and at once: Swift's own `print` would lose
/// buffered text in a crash and cannot tell that the reader of a pipe has gone.
enum Output {
  static func write(_ text: String) { send(text, to: STDOUT_FILENO) }

  /// One complaint on standard error, under the program's name.
  static func complain(_ text: String) {
    let isWhole = text.hasPrefix("Error:") || text.contains("\n")
    send((isWhole ? text : "wardroom: " + text) + "\n", to: STDERR_FILENO)
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal that standard output goes to; 80 where there is none.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  static func send(_ text: String, to file: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, rest.count > 0 {
        let sent = Glibc.write(file, start, rest.count)
        if sent < 0, errno == EINTR { continue }
        // A closed pipe ends the program quietly, as it does for every filter.
        guard sent > 0 else { exit(errno == EPIPE ? 0 : 1) }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(sent))
      }
    }
  }
}
