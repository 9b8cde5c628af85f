// What reading a discussion of 100,000 comments as flat text costs, beside counting its words, and
// what twice the text costs:
//
//     swift build -c release && .build/release/DecodingTime [--comments N] [--marked] [FILE]
//
// The text is made here, if it is to be marked with a writer and a date above each comment, or is FILE.
// CPU time of whole processes, the least of five runs each, programs in turn, so that what else the
// machine does falls on both.
import Glibc
import TerminalSupport

do {
  var comments = 100_000
  var isMarked = false
  var file: String?
  var words = CommandLine.arguments.dropFirst()
  while let word = words.popFirst() {
    if word == "--comments", let count = words.popFirst().flatMap({ Int($0) }), count > 1 {
      comments = count
    } else if word == "--marked" {
      isMarked = true
    } else if !word.hasPrefix("--") {
      file = word
    } else {
      throw ProcessTime.Failure(text: "[--comments N] [--marked] [FILE]")
    }
  }
  guard let wardroom = BuiltProgram.path("wardroom") else {
    throw ProcessTime.Failure(text: "wardroom is not built beside this program")
  }
  let samples = try Samples(file: file, comments: comments, isMarked: isMarked)
  defer { samples.remove() }
  var (half, whole, counting) = (Double.infinity, Double.infinity, Double.infinity)
  for _ in 0..<5 {
    let show = [wardroom, "show", "--format", "outline"]
    half = min(half, try ProcessTime.seconds(show + [samples.half]))
    whole = min(whole, try ProcessTime.seconds(show + [samples.whole]))
    counting = min(counting, try ProcessTime.seconds(["/usr/bin/wc", "-w", samples.whole]))
  }
  print("\(samples.bytes) bytes")
  print("wc -w            \(hundredths(counting)) s")
  print("wardroom, half   \(hundredths(half)) s")
  print("wardroom, whole  \(hundredths(whole)) s")
  print("whole to wc -w   \(hundredths(whole / counting)), at most 30")
  print("whole to half    \(hundredths(whole / half)), at most 2.2")
} catch let failure as ProcessTime.Failure {
  print("DecodingTime: \(failure.text)")
  exit(1)
} catch {
  print("DecodingTime: \(error)")
  exit(1)
}

private func hundredths(_ value: Double) -> String {
  let rounded = Int((value * 100).rounded())
  let rest = rounded % 100
  return "\(rounded / 100).\(rest < 10 ? "0" : "")\(rest)"
}
