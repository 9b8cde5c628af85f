import Discussions

/// A fact as a person labels it: by line and words, without a column.
package struct LabelledFact: Hashable, Sendable {
  package var type: FactType
  /// Line of the text, from 1.
  package var line: Int
  package var span: String
  /// The figure or the date that it means; nil for names.
  package var value: Value?
  /// UTF-8 bytes in the line; empty in a label, which is looked for by its words.
  package var bytes: Range<Int>

  package enum Value: Hashable, Sendable {
    case number(minimum: Double, maximum: Double)
    case date(String)

    /// Numbers agree when they are equal; dates when they are equal as written.
    func agrees(with other: Value?) -> Bool { self == other }
  }

  package init(
    type: FactType, line: Int, span: String, value: Value? = nil, bytes: Range<Int> = 0..<0
  ) {
    self.type = type
    self.line = line
    self.span = span
    self.value = value
    self.bytes = bytes
  }

  /// A found fact, in the form of a label; nil where its block has no line.
  package init?(_ fact: Fact, in discussion: Discussion) {
    let blocks = discussion.blocks(of: fact.span.start.comment)
    guard blocks.indices.contains(fact.span.start.block),
      let line = blocks[fact.span.start.block].line
    else { return nil }
    let start = fact.span.start.offset
    self.init(
      type: fact.type, line: line, span: fact.text.string, value: Value(fact),
      bytes: start..<start + fact.span.length)
  }

  /// All stretches of the line that read like the span.
  func places(in lines: [String]) -> [Range<Int>] {
    guard lines.indices.contains(line - 1) else { return [] }
    let text = Array(lines[line - 1].utf8)
    let words = Array(span.utf8)
    guard !words.isEmpty, words.count <= text.count else { return [] }
    return (0...text.count - words.count)
      .filter { text[$0..<$0 + words.count].elementsEqual(words) }
      .map { $0..<$0 + words.count }
  }
}

extension LabelledFact.Value {
  init?(_ fact: Fact) {
    if let figure = fact.figure {
      self = .number(minimum: figure.minimum, maximum: figure.maximum)
    } else if let date = fact.date {
      self = .date(date.string)
    } else {
      return nil
    }
  }
}
