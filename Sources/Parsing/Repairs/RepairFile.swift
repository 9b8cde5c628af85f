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
///     start 31 7f31…@5f0c…+2      of lines that say the same the one two below that one
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
    let marks = LineFinder(text).marks(of: lines(of: repairs))
    func key(_ line: Int) -> String {
      let mark = marks[line] ?? LineMark(number: line, fingerprint: 0)
      let anchor = mark.anchor.map { anchor in
        "@" + hexadecimal(anchor.fingerprint) + (anchor.distance < 0 ? "" : "+")
          + "\(anchor.distance)"
      }
      return "\(line) \(hexadecimal(mark.fingerprint))\(anchor ?? "")"
    }
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

  /// The repairs that fit a text, and lines of the file, from 1, whose repairs no longer find theirs.
  package static func read(
    _ file: String, for text: [UInt8]
  ) throws(Malformed) -> (repairs: Repairs, lost: [Int]) {
    let entries = try entries(of: file)
    let marks = entries.flatMap { [$0.line] + ($0.parent.map { [$0] } ?? []) }
    let found = LineFinder(text).lines(of: Set(marks))
    var repairs = Repairs()
    var lost: [Int] = []
    for entry in entries {
      // An article of no lines has none to find.
      guard let line = entry.line.number == 0 ? 0 : found[entry.line] else {
        lost.append(entry.number)
        continue
      }
      switch entry.verb {
      case .article: repairs.articleEnd = line
      case .start: repairs.starts[line] = true
      case .join: repairs.starts[line] = false
      case .author(let name): repairs.authors[line] = name
      case .top: repairs.parents[line] = .topLevel
      case .parent(let mark):
        if let parent = found[mark], parent != line {
          repairs.parents[line] = .comment(line: parent)
        } else {
          lost.append(entry.number)
        }
      }
    }
    return (repairs, lost)
  }

  /// A line of the file.
  private struct Entry {
    enum Verb {
      case article, start, join, top
      case author(SafeText)
      case parent(LineMark)
    }

    /// Line of the file, from 1.
    var number: Int
    var verb: Verb
    var line: LineMark

    var parent: LineMark? { if case .parent(let mark) = verb { mark } else { nil } }
  }

  private static func entries(of file: String) throws(Malformed) -> [Entry] {
    let lines = file.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    guard lines.first.map(String.init) == firstLine else {
      throw Malformed(line: 1, description: "does not begin with \"\(firstLine)\"")
    }
    var entries: [Entry] = []
    for (index, line) in lines.enumerated().dropFirst() {
      let words = line.split(separator: " ", maxSplits: 4)
      guard let verb = words.first, !verb.hasPrefix("#") else { continue }
      func malformed(_ description: String) -> Malformed {
        Malformed(line: index + 1, description: description)
      }
      guard words.count >= 3, let mark = mark(words[1], words[2]) else {
        throw malformed("names no line: \(line)")
      }
      func add(_ verb: Entry.Verb) {
        entries.append(Entry(number: index + 1, verb: verb, line: mark))
      }
      switch verb {
      case "article": add(.article)
      case "start": add(.start)
      case "join": add(.join)
      case "author":
        let name = line.split(separator: " ", maxSplits: 3).dropFirst(3).first ?? ""
        guard !name.isEmpty else { throw malformed("names no writer") }
        add(.author(SafeText(field: name)))
      case "parent":
        if words.count == 4, words[3] == "top" {
          add(.top)
        } else if words.count == 5, let parent = Self.mark(words[3], words[4]) {
          add(.parent(parent))
        } else {
          throw malformed("names no parent: \(line)")
        }
      default: throw malformed("\(verb) is no repair")
      }
    }
    return entries
  }

  /// Lines that a text may have; no file is that large.
  private static let mostLines = Int(Int32.max)

  /// "22 91ab…" or "31 7f31…@5f0c…+2"; nil for anything else.
  private static func mark(_ number: Substring, _ print: Substring) -> LineMark? {
    let parts = print.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let number = Int(number), (0...mostLines).contains(number),
      let fingerprint = UInt64(parts[0], radix: 16)
    else { return nil }
    var mark = LineMark(number: number, fingerprint: fingerprint)
    guard parts.count == 2 else { return mark }
    guard let sign = parts[1].firstIndex(where: { $0 == "+" || $0 == "-" }),
      let anchor = UInt64(parts[1][..<sign], radix: 16), let distance = Int(parts[1][sign...]),
      (-mostLines...mostLines).contains(distance)
    else { return nil }
    mark.anchor = LineMark.Anchor(fingerprint: anchor, distance: distance)
    return mark
  }

  private static func hexadecimal(_ print: UInt64) -> String { String(print, radix: 16) }

  /// The lines that repairs name.
  private static func lines(of repairs: Repairs) -> Set<Int> {
    var lines = Set(repairs.starts.keys).union(repairs.parents.keys).union(repairs.authors.keys)
    if let end = repairs.articleEnd { lines.insert(end) }
    for parent in repairs.parents.values {
      if case .comment(let line) = parent { lines.insert(line) }
    }
    return lines
  }
}
