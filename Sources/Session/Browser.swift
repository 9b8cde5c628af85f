import Discussions
import Glibc

/// Starts the user's browser with an argument vector, never through a shell.
enum Browser {
  /// Opens an address and waits for the program that was started; to be called on a thread of its own.
  ///
  /// - Returns: what went wrong, for the reader; nil when nothing did.
  static func open(_ address: SafeText) -> SafeText? {
    guard address.isOpenable else { return "\(address) is no address for a browser" }
    let browser: UnsafeMutablePointer<CChar>? = getenv("BROWSER")
    let commands = commands(for: address.string, browser: browser.map { String(cString: $0) })
    for command in commands {
      switch run(command) {
      case .done: return nil
      case .failed(let status):
        return "\(command[0]) ended with status \(status); y copies the address instead"
      case .missing: continue
      }
    }
    return "No browser was found: set BROWSER, or install xdg-utils; y copies the address instead"
  }

  /// Programs with their arguments in the order in which they are tried: those of `BROWSER`, parted
  /// by colons and with `%s` for the address, then `xdg-open`.
  static func commands(for address: String, browser: String?) -> [[String]] {
    var out: [[String]] = []
    for entry in (browser ?? "").split(separator: ":") {
      let words = entry.split(separator: " ").map(String.init)
      guard !words.isEmpty else { continue }
      let filled = words.map { $0.replacing("%s", with: address) }
      out.append(filled == words ? words + [address] : filled)
    }
    return out + [["xdg-open", address]]
  }

  private enum Result {
    case done
    case failed(Int32)
    case missing
  }

  private static func run(_ command: [String]) -> Result {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The terminal is the reader's: nothing of the browser's may reach it.
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Ctrl-C in the reader is not meant for the browser.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    guard posix_spawnp(&child, command[0], &actions, &attributes, words, environ) == 0 else {
      return .missing
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return .done }
    }
    let code = status >> 8 & 0xFF
    return status & 0x7F == 0 && code == 0 ? .done : code == 127 ? .missing : .failed(code)
  }
}
