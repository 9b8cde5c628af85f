import Discussions

/// Makes random discussions, the same ones for the same seed.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  mutating func weight() -> Float { Float.random(in: -5...5, using: &self) }

  mutating func one<T>(of choices: [T]) -> T { choices[below(choices.count)] }
  mutating func maybe<T>(_ make: (inout Chance) -> T) -> T? {
    below(2) == 0 ? nil : make(&self)
  }
  mutating func some<T>(upTo limit: Int, _ make: (inout Chance) -> T) -> [T] {
    (0..<below(limit + 1)).map { _ in make(&self) }
  }

  mutating func words(field: Bool = true) -> SafeText {
    let words = [
      "frigate", "été", "“quoted”", "\"", "\\", "艦", "🇬🇧", "\u{1B}[31m", "e\u{301}", "\n",
    ]
    let text = some(upTo: 6) { $0.one(of: words) }.joined(separator: " ")
    return field ? SafeText(field: text) : SafeText(body: text)
  }

  mutating func timestamp() -> Timestamp {
    Timestamp(
      seconds: Int64.random(in: -1_000_000_000...4_000_000_000, using: &self),
      offsetMinutes: one(of: [nil, 0, 60, -210, 345]))
  }

  mutating func evidence() -> Evidence {
    Evidence(signal: one(of: Signal.allCases), weight: weight(), text: words(field: false))
  }

  mutating func inference() -> Inference {
    Inference(
      confidence: Float.random(in: 0...1, using: &self), because: evidence(),
      some(upTo: 3) { $0.evidence() })
  }

  mutating func alternative() -> Inference.Alternative {
    Inference.Alternative(
      line: maybe { $0.below(1000) + 1 }, confidence: Float.random(in: 0...1, using: &self))
  }

  mutating func link() -> Link { Link(text: words(), address: words()) }

  mutating func block(line: Int?) -> Block {
    Block(
      below(3) == 0 ? one(of: BlockKind.allCases) : .paragraph, words(field: false), line: line,
      links: below(4) == 0 ? some(upTo: 2) { $0.link() } : [])
  }

  mutating func comment() -> Comment {
    let first = maybe { $0.below(1000) + 1 }
    let hasGaps = below(4) == 0
    var blocks: [Block] = []
    for i in 0...below(4) {
      blocks.append(block(line: hasGaps ? maybe { $0.below(99) } : first.map { $0 + i }))
    }
    let inference = inference()
    return Comment(
      sourceID: maybe { String($0.next()) },
      author: one(of: [nil, .stated(words()), .inferred(words(), inference), .repaired(words())]),
      date: maybe { $0.timestamp() }, dateText: maybe { $0.words() }, blocks: blocks,
      boundary: one(of: [.stated, .inferred(self.inference()), .repaired]),
      link: one(of: [
        .topLevel, .stated, .repaired,
        .inferred(
          Inference(
            confidence: Float.random(in: 0...1, using: &self), because: evidence(),
            alternatives: some(upTo: 2) { $0.alternative() })),
      ]),
      score: maybe { $0.below(100) - 50 })
  }

  mutating func fact(comments: Int) -> Fact {
    let text = words()
    let isRange = below(2) == 0
    let low = Double(below(1000)) / 8
    return Fact(
      type: one(of: FactType.allCases), text: text,
      span: Span(
        start: Place(comment: below(comments + 1) - 1, block: below(2), offset: below(20)),
        length: one(of: [text.utf8.count, 3])),
      entity: maybe { $0.words() },
      figure: maybe { chance in
        Figure(
          minimum: low, maximum: isRange ? low + 1 : low, unit: chance.words(),
          of: chance.maybe { $0.words() }, hedge: chance.maybe { $0.one(of: Hedge.allCases) })
      },
      date: maybe { $0.words() })
  }

  mutating func discussion() -> Discussion {
    let comments = some(upTo: 12) { $0.comment() }
    let parents = comments.indices.map { i in i == 0 ? nil : maybe { $0.below(i) } }
    let (tree, _) = CommentTree.arranging(comments, parents: parents)
    return Discussion(
      source: Source(
        kind: one(of: SourceKind.allCases), location: words(), address: maybe { $0.words() },
        statedCount: maybe { $0.below(500) }),
      article: Article(
        title: maybe { $0.words() }, byline: maybe { $0.words() },
        published: maybe { $0.timestamp() },
        blocks: some(upTo: 5) { chance in chance.block(line: chance.maybe { $0.below(99) }) },
        endConfidence: Float.random(in: 0...1, using: &self)),
      comments: tree,
      facts: some(upTo: 6) { $0.fact(comments: tree.count) },
      notes: some(upTo: 3) {
        Note($0.one(of: Note.Kind.allCases), $0.words(field: false), line: $0.maybe { $0.below(9) })
      })
  }
}
