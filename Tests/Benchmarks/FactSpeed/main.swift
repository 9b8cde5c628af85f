// Measures how fast facts are found, beside `wc -w` on the same file, in seconds of processor time:
//
//     swift build -c release && .build/release/FactSpeed FILE
//
// Each line of the file is taken as a comment, so recovery of the thread takes no part in it.
import Discussions
import Glibc
import Parsing

/// Seconds of processor time that this process, or its children, have used.
func used(_ who: __rusage_who) -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(who.rawValue), &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

func measured<Result>(_ work: () throws -> Result) rethrows -> (Result, seconds: Double) {
  let start = used(RUSAGE_SELF)
  let result = try work()
  return (result, used(RUSAGE_SELF) - start)
}

/// What `wc -w` needs for the file; nil when it does not run.
func wordCount(_ path: String) -> Double? {
  let start = used(RUSAGE_CHILDREN)
  guard let pipe = popen("wc -w < '\(path)' > /dev/null", "r") else { return nil }
  guard pclose(pipe) == 0 else { return nil }
  return used(RUSAGE_CHILDREN) - start
}

func bytes(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var all: [UInt8] = []
  var part = [UInt8](repeating: 0, count: 1 << 20)
  while case let count = fread(&part, 1, part.count, file), count > 0 { all += part[..<count] }
  return all
}

func decimals(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

guard CommandLine.arguments.count == 2, let text = bytes(of: CommandLine.arguments[1]) else {
  print("usage: FactSpeed FILE")
  exit(2)
}
let comments = text.split(separator: 0x0A).map {
  Comment(blocks: [Block(.paragraph, SafeText(body: String(decoding: $0, as: UTF8.self)))])
}
guard let tree = try? CommentTree(preorder: comments, parents: comments.map { _ in nil }) else {
  print("FactSpeed: the lines make no thread")
  exit(1)
}
var discussion = Discussion(
  source: Source(kind: .flatText, location: "benchmark"), comments: tree)
let (_, built) = measured { FactFinder.prepare() }
let (facts, found) = measured { FactFinder.facts(in: discussion) }
discussion.facts = facts
let (entries, joined) = measured { FactIndex.entries(of: discussion) }
let megabytes = Double(text.count) / 1e6
print("lexicon: \(decimals(built * 1000)) ms")
print("facts:   \(facts.count) in \(decimals(megabytes)) MB, \(decimals(megabytes / found)) MB/s")
print("rows:    \(entries.count) in \(decimals(joined * 1000)) ms")
if let words = wordCount(CommandLine.arguments[1]), words > 0 {
  print("wc -w:   \(decimals(megabytes / words)) MB/s, \(decimals(found / words)) times the time")
}
