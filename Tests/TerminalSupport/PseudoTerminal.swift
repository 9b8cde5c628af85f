import CVTerm
import Glibc

/// A program that runs with a pseudo-terminal as its controlling terminal and as its standard
/// input, output and error.
package final class PseudoTerminal {
  package struct Failure: Error {
    package var call: String
    package var code: Int32
  }

  package enum Output: Equatable {
    case bytes([UInt8])
    /// Nothing has come in time.
    case nothing
    /// Every program has closed the terminal; nothing more will come.
    case end
  }

  package let processIdentifier: pid_t
  private var master: Int32
  private var status: Int32?

  /// Starts `program`, a path. `environment` is all that it gets.
  package init(
    program: String, arguments: [String], environment: [String: String], columns: Int, rows: Int
  ) throws {
    var name = [CChar](repeating: 0, count: 128)
    master = cv_open_pseudo_terminal(&name, Int32(name.count))
    guard master >= 0 else { throw Failure(call: "posix_openpt", code: errno) }
    cv_set_size(master, Int32(rows), Int32(columns))
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    var identifier: pid_t = 0
    let code = cv_spawn(program, &argv, &envp, name, &identifier)
    processIdentifier = identifier
    guard code == 0 else {
      status = 0
      throw Failure(call: "posix_spawn \(program)", code: code)
    }
  }

  deinit {
    hangUp()
    if status == nil {
      kill(processIdentifier, SIGKILL)
      waitForExit()
    }
  }

  package func send(_ bytes: some Sequence<UInt8>) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty, master >= 0 {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var source = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
        guard poll(&source, 1, 1000) > 0 else { return }
      } else if errno != EINTR {
        return
      }
    }
  }

  /// The next output, waiting for it at most so long.
  package func read(milliseconds: Int32) -> Output {
    guard master >= 0 else { return .end }
    var buffer = [UInt8](repeating: 0, count: 65536)
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0 else { return .nothing }
    let count = Glibc.read(master, &buffer, buffer.count)
    if count > 0 { return .bytes(Array(buffer.prefix(count))) }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothing : .end
  }

  package func resize(columns: Int, rows: Int) {
    if master >= 0 { cv_set_size(master, Int32(rows), Int32(columns)) }
  }

  /// Closes the terminal as a terminal emulator does whose window is closed.
  package func hangUp() {
    if master >= 0 { Glibc.close(master) }
    master = -1
  }

  /// The terminal echoes and reads by lines, as a shell leaves it.
  package var isCooked: Bool {
    var modes = termios()
    guard master >= 0, tcgetattr(master, &modes) == 0 else { return false }
    return modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// True once the program has ended; never waits.
  package func hasExited() -> Bool {
    if status == nil {
      var status: Int32 = 0
      if waitpid(processIdentifier, &status, WNOHANG) == processIdentifier { self.status = status }
    }
    return status != nil
  }

  package func waitForExit() {
    while status == nil {
      var status: Int32 = 0
      let waited = waitpid(processIdentifier, &status, 0)
      if waited == processIdentifier || errno != EINTR { self.status = status }
    }
  }

  /// Nil while it runs, and when a signal ended it.
  package var exitCode: Int32? {
    status.flatMap { cv_exit_code($0) >= 0 ? cv_exit_code($0) : nil }
  }
  package var terminatingSignal: Int32? {
    status.flatMap { cv_terminating_signal($0) > 0 ? cv_terminating_signal($0) : nil }
  }
}
