/// Reads the data files into the table of a `Lexicon`, in one pass and without a string per entry.
struct LexiconBuilder {
  private(set) var texts: [EmbeddedText]
  private(set) var index: [Int32]
  private(set) var shift: UInt64
  private(set) var nodes: [Lexicon.Node] = []

  /// The embedded files, or others with the same columns in the order of `EntryFile`.
  init() {
    texts = EntryFile.allCases.map { EmbeddedText($0) }
    let size = texts.reduce(0) { $0 + $1.bytes.count }
    // An alias has some 14 bytes with its share of the line, and some aliases two or three words.
    var bits = 10
    while 1 << bits < size / 7 { bits += 1 }
    index = [Int32](repeating: -1, count: 1 << bits)
    shift = UInt64(64 - bits)
    nodes.reserveCapacity(size / 12)
    for file in EntryFile.allCases where file != .glossary { read(file) }
  }

  private mutating func read(_ file: EntryFile) {
    let bytes = texts[Int(file.rawValue)].bytes
    var at = 0
    while at < bytes.count {
      let line = DataLine(bytes, at: at)
      if line.isEntry { read(line, of: file) }
      at = line.range.upperBound + 1
    }
  }

  private mutating func read(_ line: DataLine, of file: EntryFile) {
    let kindCell = line.cell(1)
    var entry = Lexicon.Node(
      key: 0, classes: .named, line: Int32(line.range.lowerBound), next: -1, file: file,
      kind: .other, flags: [])
    switch file {
    case .words: entry.classes = Self.wordClass(line, kindCell)
    case .givenNames: entry.classes = .givenName
    default:
      entry.kind = .named(UnsafeBufferPointer(rebasing: line.bytes[kindCell]))
    }
    if file != .words {
      entry.flags = .canonical
      insert(line, line.cell(0), entry)
      entry.flags = []
    }
    line.forEachPart(of: line.cell(2), by: UInt8(ascii: ";")) { insert(line, $0, entry) }
    if file == .places, let demonyms = line.attribute("demonym") {
      entry.classes = .demonym
      entry.flags = .demonym
      line.forEachPart(of: demonyms, by: UInt8(ascii: "/")) { insert(line, $0, entry) }
    }
  }

  static func wordClass(_ line: DataLine, _ cell: Range<Int>) -> WordClass {
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

  private mutating func insert(_ line: DataLine, _ part: Range<Int>, _ entry: Lexicon.Node) {
    let (range, isAmbiguous, isAnyCase) = line.unmarked(part)
    var node = entry
    if isAmbiguous { node.flags.insert(.ambiguous) }
    if isAnyCase { node.flags.insert(.anyCase) }
    var scanner = WordScanner(line.bytes, in: range)
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
      key = Lexicon.extend(key, with: scanner.hash)
    }
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
          key: key, classes: .prefix, line: -1, next: -1, file: .words, kind: .other, flags: []),
        at: slot)
    }
  }

  private mutating func place(_ node: Lexicon.Node) {
    let slot = slot(of: node.key)
    let head = Int(index[slot])
    guard head >= 0 else {
      append(node, at: slot)
      return
    }
    if nodes[head].line < 0 {
      let classes = nodes[head].classes
      nodes[head] = node
      nodes[head].classes.formUnion(classes)
      return
    }
    if nodes[head].line == node.line, nodes[head].file == node.file { return }
    nodes[head].classes.formUnion(node.classes)
    nodes.append(node)
    nodes[nodes.count - 1].next = nodes[head].next
    nodes[head].next = Int32(nodes.count - 1)
  }

  private mutating func append(_ node: Lexicon.Node, at slot: Int) {
    // Never more than half full, so that a probe ends soon.
    if nodes.count * 2 >= index.count {
      grow()
      nodes.append(node)
      index[self.slot(of: node.key)] = Int32(nodes.count - 1)
    } else {
      nodes.append(node)
      index[slot] = Int32(nodes.count - 1)
    }
  }

  private func slot(of key: UInt64) -> Int {
    let mask = index.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> shift) & mask
    while index[slot] >= 0, nodes[Int(index[slot])].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let heads = index.filter { $0 >= 0 }
    index = [Int32](repeating: -1, count: index.count * 2)
    shift -= 1
    for head in heads { index[slot(of: nodes[Int(head)].key)] = head }
  }
}
