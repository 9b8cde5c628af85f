/// Every word and name of the data files in one table, keyed by the hashes of their words.
///
/// A key is the hash of the first word, mixed with that of the second, and so on: the table is a trie
/// whose edges are hashes of 64 bits, so that one probe a word tells all that is known about it.
/// Sendable because it is written once, before anyone else can see it, and lives as long as the program;
/// pointers rather than arrays because it is read for every word of every text.
struct Lexicon: @unchecked Sendable {
  struct Node {
    var key: UInt64
    /// What this entry's word does.
    var own: WordClass
    /// In the first node of a chain, what all nodes of the chain do.
    var classes: WordClass
    /// Offset of the entry's line in its file; -1 when longer entries only pass through.
    var line: Int32
    /// Another entry with the same alias; -1 at the end.
    var next: Int32
    var file: EntryFile
    var kind: EntryKind
    var flags: AliasFlags
  }

  struct AliasFlags: OptionSet {
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

  /// Built at first use, in some milliseconds; whoever has a core to spare may touch it early.
  static let shared = LexiconBuilder.build()

  let texts: [EmbeddedText]
  private let index: UnsafePointer<Int32>
  private let shift: UInt64
  private let mask: Int
  private let storage: UnsafePointer<Node>
  /// Nodes of the table.
  let count: Int

  /// Takes over memory that is never given back: `1 << bits` slots, and the nodes that they point to.
  init(
    texts: [EmbeddedText], index: UnsafePointer<Int32>, bits: Int, nodes: UnsafePointer<Node>,
    count: Int
  ) {
    self.texts = texts
    self.index = index
    shift = UInt64(64 - bits)
    mask = 1 << bits - 1
    storage = nodes
    self.count = count
  }

  /// The node of a number that `find` or another node's `next` gave.
  @inline(__always)
  subscript(node: Int32) -> Node { storage[Int(node)] }

  /// The first node with a key; -1 when there is none.
  @inline(__always)
  func find(_ key: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: key >> shift)
    while true {
      let node = index[slot]
      if node < 0 || storage[Int(node)].key == key { return node }
      slot = (slot + 1) & mask
    }
  }

  /// What all entries of a chain do; nothing for -1.
  @inline(__always)
  func classes(_ first: Int32) -> WordClass { first < 0 ? [] : storage[Int(first)].classes }

  /// The first node of a chain that has a class; nil when none has.
  @inline(__always)
  func node(_ first: Int32, doing classes: WordClass) -> Node? {
    guard !self.classes(first).isDisjoint(with: classes) else { return nil }
    var at = first
    while at >= 0 {
      let node = storage[Int(at)]
      if !node.own.isDisjoint(with: classes) { return node }
      at = node.next
    }
    return nil
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
}
