import Discussions

/// The text form of repairs: one a line, each naming its line by number and fingerprint, so that it
/// finds the line again when text was added above or below.
///
///     wardroom repairs 1
///     article 21 5f0c…            the article ends with this line
///     start 22 91ab…              a comment opens here
///     join 23 04d2…               this line belongs to the comment above
///     parent 24 77e1… 22 91ab…    the comment that opens on 24 answers the one that holds 22
///     parent 29 c0de… top         … or nobody
///     author 29 c0de… Jonathan
package enum RepairFile {
  private static let firstLine = "wardroom repairs 1"

  package struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    /// Line of the repair file, from 1.
    package let line: Int
    package let description: String
  }

  // MARK: Writing

  /// The repairs of a text as a file.
  package static func write(_ repairs: Repairs, of text: [UInt8]) -> String {
    let prints = fingerprints(of: text)
    func key(_ line: Int) -> String { "\(line) \(hexadecimal(prints[line] ?? 0))" }
    var out = firstLine + "\n"
    if let end = repairs.articleEnd { out += "article \(key(end))\n" }
    for (line, opens) in repairs.starts.sorted(by: { $0.key < $1.key }) {
      out += "\(opens ? "start" : "join") \(key(line))\n"
    }
    for (line, parent) in repairs.parents.sorted(by: { $0.key < $1.key }) {
      switch parent {
      case .topLevel: out += "parent \(key(line)) top\n"
      case .comment(let other): out += "parent \(key(line)) \(key(other))\n"
      }
    }
    for (line, name) in repairs.authors.sorted(by: { $0.key < $1.key }) {
      out += "author \(key(line)) \(name)\n"
    }
    return out
  }

  // MARK: Reading

  /// The repairs that fit a text, and how many no longer find their line.
  package static func read(
    _ file: String, for text: [UInt8]
  ) throws(Malformed) -> (repairs: Repairs, lost: Int) {
    let finder = LineFinder(fingerprints(of: text))
    var repairs = Repairs()
    var lost = 0
    let lines = file.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      let number = index + 1
      if index == 0 {
        guard line == firstLine else {
          throw Malformed(line: 1, description: "does not begin with \"\(firstLine)\"")
        }
        continue
      }
      let words = line.split(separator: " ", maxSplits: 4)
      guard let verb = words.first, !verb.hasPrefix("#") else { continue }
      guard words.count >= 3, let at = Int(words[1]), let print = UInt64(words[2], radix: 16) else {
        throw Malformed(line: number, description: "names no line: \(line)")
      }
      // An article of no lines has none to find.
      guard let found = at == 0 ? 0 : finder.line(like: at, print) else {
        lost += 1
        continue
      }
      switch verb {
      case "article": repairs.articleEnd = found
      case "start": repairs.starts[found] = true
      case "join": repairs.starts[found] = false
      case "author":
        let name = line.split(separator: " ", maxSplits: 3).dropFirst(3).first ?? ""
        guard !name.isEmpty else { throw Malformed(line: number, description: "names no writer") }
        repairs.authors[found] = SafeText(field: name)
      case "parent":
        if words.count == 4, words[3] == "top" {
          repairs.parents[found] = .topLevel
        } else if words.count == 5, let other = Int(words[3]),
          let print = UInt64(words[4], radix: 16)
        {
          if let parent = finder.line(like: other, print), parent < found {
            repairs.parents[found] = .comment(line: parent)
          } else {
            lost += 1
          }
        } else {
          throw Malformed(line: number, description: "names no parent: \(line)")
        }
      default: throw Malformed(line: number, description: "\(verb) is no repair")
      }
    }
    return (repairs, lost)
  }

  // MARK: Fingerprints

  /// By line number, for lines that are not blank: FNV-1a, 64 bit, over the line without the white
  /// space at its ends.
  private static func fingerprints(of text: [UInt8]) -> [Int: UInt64] {
    var out: [Int: UInt64] = [:]
    for line in SourceLines.split(text) {
      out[line.number] = text[line.bytes].reduce(0xCBF2_9CE4_8422_2325) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      }
    }
    return out
  }

  private static func hexadecimal(_ print: UInt64) -> String { String(print, radix: 16) }

  /// Finds lines of a text that may have moved.
  private struct LineFinder {
    private let prints: [Int: UInt64]
    private let lines: [UInt64: [Int]]

    init(_ prints: [Int: UInt64]) {
      self.prints = prints
      var lines: [UInt64: [Int]] = [:]
      for (line, print) in prints { lines[print, default: []].append(line) }
      self.lines = lines
    }

    /// The line itself if it still says the same, else the nearest that does.
    func line(like number: Int, _ print: UInt64) -> Int? {
      if prints[number] == print { return number }
      return lines[print]?.min { (abs($0 - number), $0) < (abs($1 - number), $1) }
    }
  }
}
