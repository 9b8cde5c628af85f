/// A stretch of a block's text, cut into words.
struct Passage {
  let bytes: UnsafeBufferPointer<UInt8>
  let lexicon: Lexicon
  private(set) var tokens: [Token]
  /// What stands after the last word.
  private(set) var finalGap: Gap
  /// Most words begin with a capital, so capitals prove nothing.
  private(set) var isTitleCase: Bool
  /// Whether the common words are English ones; nil where there are too few to tell.
  private(set) var isEnglish: Bool?
  let range: Range<Int>

  var count: Int { tokens.count }

  /// The word at an index; a blank one outside the passage.
  subscript(_ i: Int) -> Token {
    @inline(__always) get { i >= 0 && i < tokens.count ? tokens[i] : .none }
  }

  /// What stands between the word at an index and the next.
  func gap(after i: Int) -> Gap { i + 1 < tokens.count ? self[i + 1].gap : finalGap }

  /// Classes of a plural that its singular lends it.
  private static let lent: WordClass = [
    .unit, .timeUnit, .counted, .equipmentHead, .named, .currency, .happening, .trivial, .vague,
  ]

  /// Words in lower case from which the language can be told; in English every third or second of them
  /// is a function word, in other languages every tenth happens to look like one.
  private static let enough = 8

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, lexicon: Lexicon) {
    self.bytes = bytes
    self.lexicon = lexicon
    self.range = range
    tokens = []
    finalGap = .edge
    isTitleCase = false
    tokens.reserveCapacity(range.count / 5 + 8)
    var scanner = WordScanner(bytes, in: range)
    var previous = Token.none
    var (capitals, words) = (0, 0)
    var (lower, common) = (0, 0)
    while scanner.next() {
      var token = Token(
        start: scanner.start, end: scanner.end, hash: scanner.hash, stem: scanner.stem,
        classes: [], node: -1, stemNode: -1, gap: scanner.gap, shape: scanner.shape,
        joins: false, startsSentence: false)
      if tokens.isEmpty { token.gap.formUnion(.edge) }
      token.node = lexicon.find(token.hash)
      if token.node >= 0 { token.classes = lexicon[token.node].classes }
      if token.stem != 0 {
        token.stemNode = lexicon.find(token.stem)
        if token.stemNode >= 0 {
          token.classes.formUnion(
            lexicon[token.stemNode].classes.intersection(Self.lent))
        }
      }
      token.joins = joins(previous, token)
      token.startsSentence = startsSentence(previous, token)
      if token.length > 3, token.shape != .digits {
        words += 1
        if token.shape.isCapitalised { capitals += 1 }
      }
      if token.shape == .lower, token.length > 1 {
        lower += 1
        if token.has(.stop) { common += 1 }
      }
      tokens.append(token)
      previous = token
    }
    finalGap = scanner.gap.union(.edge)
    if lower >= Self.enough { isEnglish = common * 5 > lower }
    isTitleCase = words > 3 && capitals * 10 > words * 7
  }

  /// Reads a word as another one that is meant.
  mutating func respell(_ i: Int, as hash: UInt64) {
    tokens[i].hash = hash
    tokens[i].node = lexicon.find(hash)
    if tokens[i].node >= 0 { tokens[i].classes = lexicon[tokens[i].node].classes }
  }

  private func joins(_ previous: Token, _ token: Token) -> Bool {
    let length = token.start - previous.end
    if length == 0 { return true }
    let gap = token.gap
    if gap == .space { return length <= 3 }
    if gap == .hyphen || gap == .apostrophe { return length <= 3 }
    // "Seven Years’ War".
    if gap == [.apostrophe, .space] { return previous.has(.timeUnit) && length <= 4 }
    if gap == .period { return length == 1 }
    // "F/A-18", "AN/SPY-1".
    if gap == .slash { return length == 1 && previous.length <= 2 && previous.shape != .digits }
    if gap == [.ampersand] || gap == [.ampersand, .space] { return length <= 3 }
    if gap == [.period, .space, .sentence] {
      return length == 2 && previous.shape.isCapitalised
        && (previous.length <= 2 || previous.has(.title) && previous.length <= 4
          || isDotted(previous))
    }
    return false
  }

  private func startsSentence(_ previous: Token, _ token: Token) -> Bool {
    if !token.gap.isDisjoint(with: [.newline, .ellipsis]) { return true }
    if token.gap.contains(.sentence) {
      let abbreviates =
        previous.shape == .initial || previous.has(.title) && previous.length <= 4
        || isDotted(previous)
      return !(abbreviates && !token.gap.contains(.exclamation))
    }
    if !token.gap.isDisjoint(with: [.open, .quote]) { return true }
    // "strategically..Xi will be wetting himself"
    return token.gap == .period && token.start - previous.end > 1
  }

  /// "U.S", "J.D": initials with full stops between them.
  func isDotted(_ token: Token) -> Bool {
    token.shape == .upper && token.length >= 3 && bytes[token.start + 1] == UInt8(ascii: ".")
  }

  /// ".5", as some write a half.
  func hasLeadingPoint(_ i: Int) -> Bool {
    let start = self[i].start
    guard self[i].gap.contains(.period), byte(at: start - 1) == UInt8(ascii: ".") else {
      return false
    }
    return [0x20, UInt8(ascii: "("), UInt8(ascii: "~"), UInt8(ascii: "$")].contains(
      byte(at: start - 2))
  }

  func byte(at i: Int) -> UInt8 { range.contains(i) ? bytes[i] : 0 }

  func string(_ part: Range<Int>) -> String {
    let clamped = part.clamped(to: range)
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[clamped]), as: UTF8.self)
  }

  /// The words from one index to another as they stand.
  func string(from first: Int, through last: Int) -> String {
    string(self[first].start..<max(self[first].start, self[last].end))
  }

  /// Whether the word is exactly the given lower-case letters, whatever its case.
  func isWord(_ i: Int, _ word: StaticString) -> Bool {
    let token = self[i]
    guard token.length == word.utf8CodeUnitCount, i >= 0, i < tokens.count else { return false }
    for k in 0..<token.length where bytes[token.start + k] | 0x20 != word.utf8Start[k] {
      return false
    }
    return true
  }

  func isWord(_ i: Int, among words: [StaticString]) -> Bool {
    words.contains { isWord(i, $0) }
  }

  /// Whether the word is the "s" of a possessive ("Putin’s").
  func isPossessive(_ i: Int) -> Bool {
    self[i].length == 1 && self[i].gap == .apostrophe && isWord(i, "s")
  }

  /// What the lexicon holds for the words from `first` on.
  func value(of i: Int, as classes: WordClass) -> String? {
    let token = self[i]
    guard
      let node = lexicon.node(token.node, doing: classes)
        ?? lexicon.node(token.stemNode, doing: classes)
    else { return nil }
    return lexicon.name(of: node)
  }

  /// The longest run of words from `first` that is an entry of some classes: its node and last word.
  func longest(from first: Int, doing classes: WordClass) -> (node: Lexicon.Node, last: Int)? {
    var found: (node: Lexicon.Node, last: Int)?
    var at = first
    var head = self[first].node
    var key = self[first].hash
    while head >= 0 {
      if let node = lexicon.node(head, doing: classes) { found = (node, at) }
      guard lexicon[head].classes.contains(.prefix), self[at + 1].joins else { break }
      at += 1
      if self[at].stem != 0 {
        let singular = lexicon.find(WordHash.extend(key, with: self[at].stem))
        if let node = lexicon.node(singular, doing: classes) { found = (node, at) }
      }
      key = WordHash.extend(key, with: self[at].hash)
      head = lexicon.find(key)
    }
    if found == nil, let node = lexicon.node(self[first].stemNode, doing: classes) {
      found = (node, first)
    }
    return found
  }
}
