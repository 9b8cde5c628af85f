// A program that is nothing but a terminal: it shows each event that comes. The tests of Terminal
// drive it. `TerminalProbe [--no-mouse] [--no-color] [--fail KIND]`: with --fail it dies of KIND at
// the first key.
import Glibc
import Terminal

let arguments = Set(CommandLine.arguments.dropFirst())
do {
  let terminal = try NcursesTerminal(
    mouse: !arguments.contains("--no-mouse"), color: !arguments.contains("--no-color"))
  let failure = CommandLine.arguments.last.flatMap(Failure.init)
  var probe = Probe(terminal: terminal, failure: failure)
  probe.run()
  terminal.close()
} catch {
  print(error.explanation)
  exit(2)
}
