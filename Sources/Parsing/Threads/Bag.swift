/// A content word of a line: how often it stands there and how rare it is.
struct Term: Sendable {
  var stem: UInt32
  var count: Float
  /// Rarity in this text: ln(1 + lines / lines with the word).
  var local: Float
  /// Rarity in this text and in the texts trained on together.
  var weight: Float
  /// At most four lines of the text have the word.
  var isRare: Bool
}

/// The content words of a comment, grown line by line.
struct Bag: Sendable {
  private(set) var terms: [Term] = []
  /// The bits of all terms: most words that are looked up are not there, and this tells.
  private var filter = [8 of UInt64](repeating: 0)
  /// Places of terms, when there are more than `searched`.
  private var index = HashIndex()
  /// Squared length with `local` and with `weight`.
  private(set) var localSquare: Float = 0
  private(set) var weightSquare: Float = 0

  /// A comment may be a whole book; what it is about is said in its first thousand words.
  static let maximumTerms = 1024
  /// So many terms are gone through one by one.
  private static let searched = 16

  init() {}

  /// - Parameter terms: none twice.
  init(_ terms: [Term]) {
    self.terms = terms
    if terms.count > Self.maximumTerms {
      self.terms.removeLast(terms.count - Self.maximumTerms)
    }
    for term in self.terms {
      note(term.stem)
      weigh(term)
    }
    if isIndexed { makeIndex() }
  }

  mutating func add(_ line: [Term]) {
    for term in line {
      let known = withPlaces { $0(term.stem) }
      if known >= 0 {
        let before = Self.damped(terms[known].count)
        terms[known].count += term.count
        let gain = Self.damped(terms[known].count)
        let squares = gain * gain - before * before
        localSquare += squares * terms[known].local * terms[known].local
        weightSquare += squares * terms[known].weight * terms[known].weight
      } else if terms.count < Self.maximumTerms {
        if isIndexed { index.set(term.stem, Int32(terms.count)) }
        let wasIndexed = isIndexed
        terms.append(term)
        note(term.stem)
        weigh(term)
        if isIndexed, !wasIndexed { makeIndex() }
      }
    }
  }

  private mutating func weigh(_ term: Term) {
    let gain = Self.damped(term.count)
    localSquare += gain * gain * term.local * term.local
    weightSquare += gain * gain * term.weight * term.weight
  }

  private mutating func makeIndex() {
    index = HashIndex(capacity: terms.count * 2)
    for (i, term) in terms.enumerated() { index.set(term.stem, Int32(i)) }
  }

  private var isIndexed: Bool { terms.count > Self.searched }

  private mutating func note(_ stem: UInt32) {
    filter[Int(stem >> 6 & 7)] |= 1 &<< UInt64(stem & 63)
  }

  private func sharesBits(with other: Bag) -> Bool {
    var shared: UInt64 = 0
    for i in 0..<8 { shared |= filter[i] & other.filter[i] }
    return shared != 0
  }

  /// Calls `body` with what tells where a word stands among the terms, -1 if it does not.
  @inline(__always)
  private func withPlaces<Result>(_ body: ((UInt32) -> Int) -> Result) -> Result {
    // The bits are looked at where they are: an array of fixed size is copied for each index.
    withUnsafeBytes(of: filter) { filter in
      body { stem in
        let bits = filter.load(fromByteOffset: Int(stem >> 6 & 7) * 8, as: UInt64.self)
        guard bits &>> UInt64(stem & 63) & 1 == 1 else { return -1 }
        if isIndexed { return Int(index[stem]) }
        for i in terms.indices where terms[i].stem == stem { return i }
        return -1
      }
    }
  }

  /// How much two bags share.
  struct Overlap: Sendable {
    /// Cosine with rarity in this text, 0…1.
    var local: Float = 0
    /// Cosine with rarity in this text and in others, 0…1.
    var weighted: Float = 0
    /// Sum of the rarity of rare words in both.
    var rare: Float = 0
    /// Number of content words in both.
    var shared: Float = 0
  }

  /// Looks the words of the shorter one up in the longer one.
  func overlap(_ other: Bag) -> Overlap {
    if terms.count > other.terms.count { return other.overlap(self) }
    var overlap = Overlap()
    guard sharesBits(with: other) else { return overlap }
    other.withPlaces { place in
      for term in terms {
        let found = place(term.stem)
        guard found >= 0 else { continue }
        let counterpart = other.terms[found]
        let product = Self.damped(term.count) * Self.damped(counterpart.count)
        overlap.local += product * term.local * counterpart.local
        overlap.weighted += product * term.weight * counterpart.weight
        if term.isRare { overlap.rare += term.local }
        overlap.shared += 1
      }
    }
    if overlap.shared > 0 {
      overlap.local /= max(0.001, (localSquare * other.localSquare).squareRoot())
      overlap.weighted /= max(0.001, (weightSquare * other.weightSquare).squareRoot())
    }
    return overlap
  }

  /// 1 + ln of a count, from a table for small ones.
  @inline(__always)
  private static func damped(_ count: Float) -> Float {
    count <= 1 ? 1 : count <= 2 ? 1.69 : count <= 3 ? 2.1 : count <= 5 ? 2.5 : 3
  }
}
