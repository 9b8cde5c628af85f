import Discussions

/// Reads "Dreadnaught" as "Dreadnought": an unknown word that is one letter from a known one.
///
/// One letter too many, too few or wrong, or two that changed places. Only longer capitalised words
/// are looked at, and a person is joined only to one of whom the text speaks: surnames differ by a
/// letter, and "Anderson" is not "Andersen".
struct Spelling {
  let lexicon: Lexicon

  /// Letters of a word that is looked at: in a shorter one another letter makes another word.
  private static let lengths = 7...24
  /// Letters from which a word need not have been read rightly before.
  private static let long = 8
  /// Words that are kept with what they were read as.
  private static let memory = 4096

  func correct(_ passage: inout Passage, _ context: inout FactContext) {
    guard !passage.isTitleCase else { return }
    for i in 0..<passage.count where isUnknown(passage[i]) {
      let token = passage[i]
      let key = WordHash.extend(token.hash, with: passage[i + 1].hash)
      let known: UInt64?
      if let before = context.spellings[key] {
        known = before
      } else {
        known = reading(of: token, in: passage, next: passage[i + 1], context)
        if context.spellings.count >= Self.memory { context.spellings.removeAll() }
        context.spellings[key] = .some(known)
      }
      if let known { passage.respell(i, as: known) }
    }
  }

  private func isUnknown(_ token: Token) -> Bool {
    token.node < 0 && token.shape == .capital && Self.lengths.contains(token.length)
      && !token.startsSentence && token.gap.isSubset(of: [.space, .open, .quote, .hyphen])
      && token.stemNode < 0
  }

  /// The hash of the known word that is meant.
  private func reading(
    of token: Token, in passage: Passage, next: Token, _ context: FactContext
  ) -> UInt64? {
    var letters: [UInt8] = []
    for i in token.start..<token.end {
      let byte = passage.byte(at: i)
      guard byte < 0x80 else { return nil }
      letters.append(byte | 0x20)
    }
    if context.introduced[token.hash] != nil { return nil }
    let isLong = letters.count >= Self.long
    var found: UInt64?
    Variants(letters).forEach { hash in
      guard found == nil else { return }
      if context.introduced[hash] != nil
        || fits(lexicon.find(hash), hash, next: next, isLong: isLong, context)
      {
        found = hash
      }
    }
    return found
  }

  private func fits(
    _ head: Int32, _ hash: UInt64, next: Token, isLong: Bool, _ context: FactContext
  ) -> Bool {
    guard head >= 0 else { return false }
    if isLong, next.joins, lexicon[head].classes.contains(.prefix),
      lexicon.node(lexicon.find(WordHash.extend(hash, with: next.hash)), doing: .named) != nil
    {
      return true
    }
    var at = head
    while at >= 0 {
      let node = lexicon[at]
      at = node.next
      guard node.line >= 0, node.own.contains(.named), !node.flags.contains(.lower) else {
        continue
      }
      if node.file == .people {
        if context.people[node.line] != nil { return true }
      } else if isLong, !node.flags.contains(.ambiguous) {
        return true
      }
    }
    return false
  }
}

/// The hashes of all words that are one letter from a word.
///
/// The hash of a word is linear in its letters before the last step, so each variant costs a few
/// operations: what stands before the change, turned on, with what stands after it.
struct Variants {
  private let letters: [UInt8]
  /// State after the letters before each.
  private var before: [UInt64] = []
  /// What the letters from each on add to the state.
  private var after: [UInt64]

  init(_ letters: [UInt8]) {
    self.letters = letters
    var state = WordHash.letters
    before.append(state)
    for letter in letters {
      state = WordHash.add(letter, to: state)
      before.append(state)
    }
    after = Array(repeating: 0, count: letters.count + 1)
    for i in letters.indices.reversed() {
      after[i] = after[i + 1] ^ Self.turned(UInt64(letters[i]), letters.count - 1 - i)
    }
  }

  private static func turned(_ state: UInt64, _ letters: Int) -> UInt64 {
    let by = UInt64(letters * 5 % 64)
    return by == 0 ? state : state << by | state >> (64 - by)
  }

  /// The hash when a state is followed by the letters from an index on.
  private func hash(_ state: UInt64, from i: Int) -> UInt64 {
    WordHash.finish(Self.turned(state, letters.count - i) ^ after[i])
  }

  func forEach(_ body: (UInt64) -> Void) {
    let alphabet = UInt8(ascii: "a")...UInt8(ascii: "z")
    for i in letters.indices {
      body(hash(before[i], from: i + 1))
      if i + 1 < letters.count, letters[i] != letters[i + 1] {
        let swapped = WordHash.add(letters[i], to: WordHash.add(letters[i + 1], to: before[i]))
        body(hash(swapped, from: i + 2))
      }
      for letter in alphabet where letter != letters[i] {
        body(hash(WordHash.add(letter, to: before[i]), from: i + 1))
      }
    }
    for i in 0...letters.count {
      for letter in alphabet { body(hash(WordHash.add(letter, to: before[i]), from: i)) }
    }
  }
}
