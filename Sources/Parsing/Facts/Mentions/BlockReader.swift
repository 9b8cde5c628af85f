import Discussions

/// Finds the facts of one block, each thing once.
struct BlockReader {
  let block: Block
  let place: Place

  /// Bytes that are read at once: a longer block is cut between words, so that memory stays small.
  private static let stretch = 32_768

  func read(_ facts: inout [Fact], _ context: inout FactContext) {
    context.enterBlock()
    var text = block.text.string
    text.withUTF8 { bytes in
      var seen: Set<Seen> = []
      var start = 0
      while start < bytes.count {
        let end = Self.cut(bytes, from: start)
        var passage = Passage(bytes, in: start..<end, lexicon: .shared)
        Spelling(lexicon: .shared).correct(&passage, &context)
        for mention in PassageReader(passage: passage).mentions(&context)
        where seen.insert(Seen(mention, passage)).inserted {
          facts.append(fact(of: mention, passage))
        }
        start = end
      }
    }
  }

  /// Where a stretch ends: after the last white space within reach.
  private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard bytes.count - start > stretch else { return bytes.count }
    var end = start + stretch
    while end > start, bytes[end - 1] != 0x20, bytes[end - 1] != 0x0A { end -= 1 }
    if end > start { return end }
    end = start + stretch
    // No white space at all: at least no character is cut in two.
    while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end > start ? end : bytes.count
  }

  /// What makes two mentions the same thing.
  private struct Seen: Hashable {
    var type: FactType
    var name: String

    init(_ mention: Mention, _ passage: Passage) {
      type = mention.type
      name = mention.entity ?? passage.string(mention.bytes)
    }
  }

  private func fact(of mention: Mention, _ passage: Passage) -> Fact {
    var start = place
    start.offset = mention.bytes.lowerBound
    let text = block.text.slice(mention.bytes)
    return Fact(
      type: mention.type, text: text, span: Span(start: start, length: mention.bytes.count),
      entity: mention.entity.map { SafeText(field: $0) },
      figure: mention.figure.map { amount in
        Figure(
          minimum: amount.minimum, maximum: amount.maximum, unit: SafeText(field: amount.unit),
          of: amount.of.map { SafeText(field: $0) }, hedge: amount.hedge)
      },
      date: mention.date.map { SafeText(field: $0) })
  }
}
