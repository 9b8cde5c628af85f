// Compares the start of the reader with that of less, whole process, on a terminal:
//
//     swift build -c release && .build/release/FirstFrame [--pairs N] [--size CxR] FILE
//
// One run is: start the program, wait until its screen has come to rest, press q, wait for its end.
// The first frame is there when the bytes have arrived after which the screen does not change any
// more: the last of its rows, or of what was drawn in the background. Runs of the two programs
// alternate, so that what else the machine does falls on both.
import Glibc
import TerminalSupport

do {
  let arguments = try Arguments(CommandLine.arguments.dropFirst())
  let pairs = try arguments.measure()
  for line in report(pairs, arguments) { print(line) }
} catch let problem as Arguments.Problem {
  print("FirstFrame: \(problem.text)")
  exit(2)
} catch {
  print("FirstFrame: \(error)")
  exit(1)
}
