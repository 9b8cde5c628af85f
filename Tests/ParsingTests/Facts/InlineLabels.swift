import Discussions

@testable import Parsing

/// A text with its labels written into it: "{l|Kursk}", "{q=16..17|16 or 17 escorts}".
///
/// The first line may be "@ 2024-05-01", the day of the article; a line "---" parts article and
/// comments. `Labelled/README.md` lists the letters of the types.
struct InlineLabels {
  var text: LabelledText

  enum Problem: Error { case unknownType(String), unclosed(line: Int), badValue(String) }

  init(_ source: String) throws {
    var published: Timestamp?
    var lines: [String] = []
    var labels: [LabelledFact] = []
    var articleLines: Int?
    for line in source.split(separator: "\n") {
      if line.hasPrefix("@ ") {
        let parts = line.dropFirst(2).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { throw Problem.badValue(String(line)) }
        published = Timestamp(year: parts[0], month: parts[1], day: parts[2])
      } else if line == "---" {
        articleLines = lines.count
      } else {
        var reader = LineReader(rest: line, number: lines.count + 1)
        lines.append(try reader.read(isInside: false))
        // The same thing is one fact a paragraph, however often its words are marked.
        for label in reader.labels where !labels.contains(label) { labels.append(label) }
      }
    }
    text = LabelledText(
      lines: lines, labels: labels, articleLines: articleLines ?? lines.count,
      published: published)
  }

  private struct LineReader {
    var rest: Substring
    let number: Int
    var labels: [LabelledFact] = []

    mutating func read(isInside: Bool) throws -> String {
      var plain = ""
      while let next = rest.popFirst() {
        switch next {
        case "{": plain += try label()
        case "}" where isInside: return plain
        default: plain.append(next)
        }
      }
      guard !isInside else { throw Problem.unclosed(line: number) }
      return plain
    }

    private mutating func label() throws -> String {
      guard let bar = rest.firstIndex(of: "|") else { throw Problem.unclosed(line: number) }
      let head = rest[..<bar].split(separator: "=", maxSplits: 1).map(String.init)
      rest = rest[rest.index(after: bar)...]
      let index = labels.count
      guard let type = InlineLabels.types[head[0]] else { throw Problem.unknownType(head[0]) }
      let span = try read(isInside: true)
      let value = try head.count > 1 ? InlineLabels.value(head[1], type) : nil
      labels.insert(LabelledFact(type: type, line: number, span: span, value: value), at: index)
      return span
    }
  }

  private static let types: [String: FactType] = [
    "p": .person, "l": .place, "o": .organisation, "e": .equipment, "q": .quantity,
    "%": .percent, "m": .money, "d": .date, "v": .event,
  ]

  private static func value(_ text: String, _ type: FactType) throws -> LabelledFact.Value {
    if type == .date { return .date(text) }
    let ends = text.replacing("..", with: " ").split(separator: " ").compactMap { Double($0) }
    guard let low = ends.first, let high = ends.last else { throw Problem.badValue(text) }
    return .number(minimum: low, maximum: high)
  }
}
