import TerminalSupport
import Testing

/// Starts the probe, waits for its first frame, and gives what it shows.
func startProbe(
  _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
  rows: Int = 24
) throws -> VirtualTerminal {
  let program = try #require(BuiltProgram.path("TerminalProbe"))
  let terminal = try VirtualTerminal(
    program: program, arguments: arguments, environment: environment, columns: columns, rows: rows)
  let isReady = terminal.wait {
    $0.line(0).hasPrefix("\(columns)x\(rows) ") && $0.line(rows - 1).hasPrefix("plain")
  }
  try #require(isReady, "\(terminal.lines)")
  return terminal
}

extension VirtualTerminal {
  /// The probe's log, oldest first, as far as it is on the screen.
  var log: [String] {
    lines.dropFirst().dropLast().filter { !$0.isEmpty }.reversed().map {
      String($0.drop { $0 != " " }.dropFirst())
    }
  }

  /// What is amiss with the terminal as the shell finds it again; empty when it is as it was.
  var leftovers: [String] {
    (screen.isOnAlternateScreen ? ["alternate screen"] : [])
      + (screen.isCursorVisible ? [] : ["hidden cursor"]) + (isCooked ? [] : ["raw mode"])
      + (reportsMouse ? ["mouse reports"] : []) + (marksPastes ? ["paste marks"] : [])
  }

  /// All that was written, or what was written since the alternate screen was left.
  var written: String { String(decoding: transcript, as: UTF8.self) }
  var writtenToTheShell: String {
    let leave: [UInt8] = Array("\u{1B}[?1049l".utf8)
    let start = transcript.lastIndex(of: leave) ?? 0
    return String(decoding: transcript.dropFirst(start), as: UTF8.self)
  }

  var reportsMouse: Bool { isSet(1000) }
  var marksPastes: Bool { isSet(2004) }

  /// The last word on a private mode. (libvterm does not tell these.)
  private func isSet(_ mode: Int) -> Bool {
    var isSet = false
    for sequence in written.split(separator: "\u{1B}[?").dropFirst() {
      let parameters = sequence.prefix { $0.isNumber || $0 == ";" }
      guard parameters.split(separator: ";").contains("\(mode)") else { continue }
      isSet = sequence.dropFirst(parameters.count).first == "h"
    }
    return isSet
  }
}

extension [UInt8] {
  /// Where the last occurrence of `part` begins.
  fileprivate func lastIndex(of part: [UInt8]) -> Int? {
    guard count >= part.count else { return nil }
    return (0...(count - part.count)).last { self[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
