/// Reads the data files into the table of a `Lexicon`, in one pass over their bytes and without an
/// object per entry.
struct LexiconBuilder {
  private let texts = EntryFile.allCases.map { EmbeddedText($0) }
  private var bits: Int
  private var index: UnsafeMutablePointer<Int32>
  private var nodes: UnsafeMutablePointer<Lexicon.Node>
  private var count = 0
  private var capacity: Int

  static func build() -> Lexicon {
    var builder = LexiconBuilder()
    for file in EntryFile.allCases where file != .glossary { builder.read(file) }
    return Lexicon(
      texts: builder.texts, index: builder.index, bits: builder.bits, nodes: builder.nodes,
      count: builder.count)
  }

  private init() {
    let size = texts.reduce(0) { $0 + $1.bytes.count }
    // An entry's line has some 20 bytes for each node; room for more costs nothing until it is used.
    capacity = size / 10 + 64
    bits = 10
    while 1 << bits < size / 10 { bits += 1 }
    index = .allocate(capacity: 1 << bits)
    index.initialize(repeating: -1, count: 1 << bits)
    nodes = .allocate(capacity: capacity)
  }

  private static let bar = UInt8(ascii: "|")
  private static let newline = UInt8(ascii: "\n")

  private mutating func read(_ file: EntryFile) {
    let bytes = texts[Int(file.rawValue)].bytes
    var i = 0
    var kindCell = 0..<0
    var kind = EntryKind.other
    while i < bytes.count {
      let start = i
      if bytes[i] == UInt8(ascii: "#") || bytes[i] == Self.newline {
        i = Self.end(of: bytes, from: i, at: Self.newline) + 1
        continue
      }
      let nameEnd = Self.end(of: bytes, from: i, at: Self.bar)
      let kindEnd = Self.end(of: bytes, from: nameEnd + 1, at: Self.bar)
      var entry = Lexicon.Node(
        key: 0, own: .named, classes: [], line: Int32(start), next: -1, file: file, kind: .other,
        flags: .canonical)
      switch file {
      case .words: entry.own = Self.wordClass(DataLine(bytes, at: start), nameEnd + 1..<kindEnd)
      case .givenNames: entry.own = .givenName
      default:
        let cell = nameEnd + 1..<max(nameEnd + 1, kindEnd)
        if !bytes[cell].elementsEqual(bytes[kindCell]) {
          let trimmed = DataLine(bytes, at: start).trimmed(cell)
          kind = .named(UnsafeBufferPointer(rebasing: bytes[trimmed]))
          kindCell = cell
        }
        entry.kind = kind
      }
      if file != .words { insert(bytes, start..<nameEnd, entry) }
      entry.flags = []
      i = kindEnd
      while i < bytes.count, bytes[i] != Self.newline {
        let part = i + 1
        i = part
        while i < bytes.count, bytes[i] != UInt8(ascii: ";"), bytes[i] != Self.bar,
          bytes[i] != Self.newline
        {
          i += 1
        }
        if i > part { insert(bytes, part..<i, entry) }
        if i < bytes.count, bytes[i] == Self.bar { break }
      }
      if file == .places { insertDemonyms(DataLine(bytes, at: start), from: i, entry) }
      i = Self.end(of: bytes, from: i, at: Self.newline) + 1
    }
  }

  /// The next bar or newline, or the end.
  @inline(__always)
  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, at byte: UInt8)
    -> Int
  {
    var i = start
    while i < bytes.count, bytes[i] != byte, bytes[i] != newline { i += 1 }
    return min(i, bytes.count)
  }

  private mutating func insertDemonyms(
    _ line: DataLine, from attributes: Int, _ entry: Lexicon.Node
  ) {
    guard line.range.upperBound - attributes > 10, let demonyms = line.attribute("demonym")
    else { return }
    var node = entry
    node.own = .demonym
    node.flags = .demonym
    var start = demonyms.lowerBound
    while start < demonyms.upperBound {
      let end = min(
        Self.end(of: line.bytes, from: start, at: UInt8(ascii: "/")), demonyms.upperBound)
      insert(line.bytes, start..<end, node)
      start = end + 1
    }
  }

  static func wordClass(_ line: DataLine, _ cell: Range<Int>) -> WordClass {
    let cell = line.trimmed(cell)
    for (bit, name) in WordClass.byName.enumerated() where name.utf8CodeUnitCount == cell.count {
      var isSame = true
      for i in 0..<cell.count where line.bytes[cell.lowerBound + i] != name.utf8Start[i] {
        isSame = false
        break
      }
      if isSame { return WordClass(rawValue: 1 << UInt64(bit)) }
    }
    return []
  }

  /// One alias: its marks, its letter case and the hashes of its words.
  private mutating func insert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, _ entry: Lexicon.Node
  ) {
    var (low, high) = (part.lowerBound, part.upperBound)
    var node = entry
    while low < high, bytes[low] == 0x20 { low += 1 }
    while low < high {
      let last = bytes[high - 1]
      if last == UInt8(ascii: "?") {
        node.flags.insert(.ambiguous)
      } else if last == UInt8(ascii: "*") {
        node.flags.insert(.anyCase)
      } else if last != 0x20, last != 0x0D {
        break
      }
      high -= 1
    }
    var scanner = WordScanner(bytes, in: low..<high)
    guard scanner.next() else { return }
    var key = scanner.hash
    var words = 1
    var (isUpper, isLower, hasLetters) = (true, true, false)
    while true {
      switch scanner.shape {
      case .digits: node.flags.insert(.hasDigit)
      case .lower:
        isUpper = false
        hasLetters = true
      case .upper, .initial:
        isLower = false
        hasLetters = true
      case .capital, .mixed:
        hasLetters = true
        isUpper = false
        isLower = false
      }
      guard scanner.next() else { break }
      words += 1
      pass(key)
      key = WordHash.extend(key, with: scanner.hash)
    }
    // Digits alone name nothing.
    guard hasLetters || entry.file == .words else { return }
    if words > 1 { node.flags.insert(.manyWords) }
    if isUpper, hasLetters { node.flags.insert(.upper) }
    if isLower { node.flags.insert(.lower) }
    node.key = key
    place(node)
  }

  /// Marks that longer entries go on from a key.
  private mutating func pass(_ key: UInt64) {
    let slot = slot(of: key)
    if index[slot] >= 0 {
      nodes[Int(index[slot])].classes.insert(.prefix)
    } else {
      append(
        Lexicon.Node(
          key: key, own: [], classes: .prefix, line: -1, next: -1, file: .words, kind: .other,
          flags: []))
      attach(key, at: slot)
    }
  }

  private mutating func place(_ node: Lexicon.Node) {
    let slot = slot(of: node.key)
    let head = Int(index[slot])
    var node = node
    node.classes = node.own
    guard head >= 0 else {
      append(node)
      attach(node.key, at: slot)
      return
    }
    if nodes[head].line < 0 {
      node.classes.formUnion(nodes[head].classes)
      nodes[head] = node
      return
    }
    if nodes[head].line == node.line, nodes[head].file == node.file { return }
    nodes[head].classes.formUnion(node.own)
    node.next = nodes[head].next
    append(node)
    nodes[head].next = Int32(count - 1)
  }

  private mutating func append(_ node: Lexicon.Node) {
    if count == capacity {
      let larger = UnsafeMutablePointer<Lexicon.Node>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: nodes, count: count)
      nodes.deallocate()
      nodes = larger
      capacity *= 2
    }
    (nodes + count).initialize(to: node)
    count += 1
  }

  /// Points a free slot to the node appended last; keeps the table at most half full.
  private mutating func attach(_ key: UInt64, at slot: Int) {
    index[slot] = Int32(count - 1)
    guard count * 2 > 1 << bits else { return }
    let old = UnsafeMutableBufferPointer(start: index, count: 1 << bits)
    bits += 1
    index = .allocate(capacity: 1 << bits)
    index.initialize(repeating: -1, count: 1 << bits)
    for head in old where head >= 0 { index[self.slot(of: nodes[Int(head)].key)] = head }
    old.deallocate()
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key >> UInt64(64 - bits))
    while index[slot] >= 0, nodes[Int(index[slot])].key != key {
      slot = (slot + 1) & (1 << bits - 1)
    }
    return slot
  }
}
