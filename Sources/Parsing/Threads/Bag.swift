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
  private var index = HashIndex(capacity: 16)
  private(set) var terms: [Term] = []
  /// Squared length with `local` and with `weight`.
  private(set) var localSquare: Float = 0
  private(set) var weightSquare: Float = 0

  /// A comment may be a whole book; what it is about is said in its first thousand words.
  static let maximumTerms = 1024

  init() {}

  init(_ terms: [Term]) { add(terms) }

  mutating func add(_ line: [Term]) {
    for term in line {
      let known = Int(index[term.stem])
      if known >= 0 {
        let before = Self.damped(terms[known].count)
        terms[known].count += term.count
        let gain = Self.damped(terms[known].count)
        let squares = gain * gain - before * before
        localSquare += squares * terms[known].local * terms[known].local
        weightSquare += squares * terms[known].weight * terms[known].weight
      } else if terms.count < Self.maximumTerms {
        index.set(term.stem, Int32(terms.count))
        terms.append(term)
        let gain = Self.damped(term.count)
        localSquare += gain * gain * term.local * term.local
        weightSquare += gain * gain * term.weight * term.weight
      }
    }
  }

  func contains(_ stem: UInt32) -> Bool { index[stem] >= 0 }

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
    for term in terms {
      let found = Int(other.index[term.stem])
      guard found >= 0 else { continue }
      let counterpart = other.terms[found]
      let product = Self.damped(term.count) * Self.damped(counterpart.count)
      overlap.local += product * term.local * counterpart.local
      overlap.weighted += product * term.weight * counterpart.weight
      if term.isRare { overlap.rare += term.local }
      overlap.shared += 1
    }
    if overlap.shared > 0 {
      overlap.local /= max(0.001, (localSquare * other.localSquare).squareRoot())
      overlap.weighted /= max(0.001, (weightSquare * other.weightSquare).squareRoot())
    }
    return overlap
  }

  /// The stems in both, rarest first, at most `limit`.
  func shared(with other: Bag, limit: Int) -> [UInt32] {
    terms.filter { other.contains($0.stem) }
      .sorted { ($1.weight, $0.stem) < ($0.weight, $1.stem) }
      .prefix(limit).map(\.stem)
  }

  /// 1 + ln of a count, from a table for small ones.
  @inline(__always)
  private static func damped(_ count: Float) -> Float {
    count <= 1 ? 1 : count <= 2 ? 1.69 : count <= 3 ? 2.1 : count <= 5 ? 2.5 : 3
  }
}
