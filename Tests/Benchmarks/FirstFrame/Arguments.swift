import Glibc
import TerminalSupport

/// What to compare: `less FILE` with `wardroom FILE`, or with `--program PATH`.
struct Arguments {
  struct Problem: Error {
    var text: String
  }

  private static let usage =
    "FirstFrame [--pairs N] [--size CxR] [--program PATH] [--against PATH] FILE"

  var pairs = 40
  var columns = 120
  var rows = 36
  var program = BuiltProgram.path("wardroom")
  var baseline = "/usr/bin/less"
  var file = ""

  init(_ words: some Sequence<String>) throws(Problem) {
    var words = Array(words)[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else {
        file = word
        continue
      }
      guard let value = words.popFirst() else { throw Problem(text: Self.usage) }
      let numbers = value.split(separator: "x").compactMap { Int($0) }.filter { $0 > 0 }
      switch word {
      case "--pairs" where numbers.count == 1: pairs = numbers[0]
      case "--size" where numbers.count == 2: (columns, rows) = (numbers[0], numbers[1])
      case "--program": program = value
      case "--against": baseline = value
      default: throw Problem(text: Self.usage)
      }
    }
    if file.isEmpty { throw Problem(text: Self.usage) }
  }

  /// Pairs of runs, the baseline and the program in turn, after one pair that only warms caches.
  func measure() throws -> [(baseline: Run, program: Run)] {
    guard let program else { throw Problem(text: "wardroom is not built beside this program") }
    var environment = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "LESSHISTFILE": "-",
    ]
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
      environment[name] = getenv(name).map { String(cString: $0) }
    }
    var measured: [(baseline: Run, program: Run)] = []
    for _ in 0...pairs {
      measured.append(
        (
          try Run.measure(
            [baseline, file], environment: environment, columns: columns, rows: rows),
          try Run.measure([program, file], environment: environment, columns: columns, rows: rows)
        ))
    }
    return Array(measured.dropFirst())
  }
}
