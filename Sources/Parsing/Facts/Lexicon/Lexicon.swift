/// Every word and name of the data files in one table, keyed by the hashes of their words.
///
/// A key is the hash of the first word, mixed with that of the second, and so on: the table is a trie
/// whose edges are hashes of 64 bits, so that one probe a word tells all that is known about it.
struct Lexicon: Sendable {
  struct Node: Sendable {
    var key: UInt64
    /// What the word does; in the first node of a chain, what all nodes of the chain do.
    var classes: WordClass
    /// Offset of the entry's line in its file; -1 when longer entries only pass through.
    var line: Int32
    /// Another entry with the same alias; -1 at the end.
    var next: Int32
    var file: EntryFile
    var kind: EntryKind
    var flags: AliasFlags
  }

  struct AliasFlags: OptionSet, Sendable {
    var rawValue: UInt8
    /// Has other meanings: taken only where the context supports it.
    static let ambiguous = AliasFlags(rawValue: 1)
    /// Matched in any letter case.
    static let anyCase = AliasFlags(rawValue: 2)
    /// Written in upper case only ("RN", "SSBN").
    static let upper = AliasFlags(rawValue: 4)
    /// Written in lower case ("aircraft carrier"), so every letter case will do.
    static let lower = AliasFlags(rawValue: 8)
    static let hasDigit = AliasFlags(rawValue: 16)
    static let manyWords = AliasFlags(rawValue: 32)
    static let demonym = AliasFlags(rawValue: 64)
    /// The entry's canonical name rather than another form.
    static let canonical = AliasFlags(rawValue: 128)
  }

  /// Built at first use, in about a millisecond.
  static let shared = Lexicon(LexiconBuilder())

  private let texts: [EmbeddedText]
  private let index: [Int32]
  private let shift: UInt64
  let nodes: [Node]

  init(_ builder: consuming LexiconBuilder) {
    texts = builder.texts
    index = builder.index
    shift = builder.shift
    nodes = builder.nodes
  }

  /// The first node with a key; -1 when there is none.
  @inline(__always)
  func find(_ key: UInt64) -> Int32 {
    index.withUnsafeBufferPointer { index in
      nodes.withUnsafeBufferPointer { nodes in
        Self.find(key, index: index, nodes: nodes, shift: shift)
      }
    }
  }

  @inline(__always)
  static func find(
    _ key: UInt64, index: UnsafeBufferPointer<Int32>, nodes: UnsafeBufferPointer<Node>,
    shift: UInt64
  ) -> Int32 {
    let mask = index.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> shift) & mask
    while true {
      let node = index[slot]
      if node < 0 || nodes[Int(node)].key == key { return node }
      slot = (slot + 1) & mask
    }
  }

  /// The key of an entry that goes on with one more word.
  @inline(__always)
  static func extend(_ key: UInt64, with hash: UInt64) -> UInt64 {
    ((key << 23 | key >> 41) ^ hash) &* 0xff51_afd7_ed55_8ccd
  }

  /// The line of a node's entry.
  func line(of node: Node) -> DataLine {
    DataLine(texts[Int(node.file.rawValue)].bytes, at: Int(node.line))
  }

  /// The entry's canonical name.
  func name(of node: Node) -> String {
    let line = line(of: node)
    return line.string(line.unmarked(line.cell(0)).name)
  }

  /// The first node of a chain that has a class; nil when none has.
  func node(_ first: Int32, doing classes: WordClass) -> Node? {
    var at = first
    while at >= 0 {
      let node = nodes[Int(at)]
      let isHead = at == first
      let own = isHead ? ownClasses(of: node) : node.classes
      if !own.isDisjoint(with: classes) { return node }
      at = node.next
    }
    return nil
  }

  private func ownClasses(of head: Node) -> WordClass {
    guard head.next >= 0 else { return head.classes }
    guard head.file == .words else { return head.flags.contains(.demonym) ? .demonym : .named }
    let line = line(of: head)
    return LexiconBuilder.wordClass(line, line.cell(1))
  }
}
