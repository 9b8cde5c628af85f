/// What words are about, as learned from who answers whom: a word's row in one table when it is
/// said in an answer, in another when it is said in what is answered.
struct WordVectors: Sendable {
  typealias Vector = SIMD32<Float>

  static let bits = 13
  static let width = 32

  /// The sums for a line or a comment: as an answer and as what is answered.
  struct Pair: Sendable {
    var answer = Vector.zero
    var answered = Vector.zero

    static func += (a: inout Pair, b: Pair) {
      a.answer += b.answer
      a.answered += b.answered
    }

    /// Squared lengths, to be kept where the pair is compared often.
    var squares: Squares {
      Squares(answer: (answer * answer).sum(), answered: (answered * answered).sum())
    }
  }

  struct Squares: Sendable {
    var answer: Float = 0
    var answered: Float = 0
  }

  /// Digits 1…93 with 47 for zero, `width` for each bucket; empty when nothing was learned.
  let answers: [UInt8]
  let answered: [UInt8]

  static let none = WordVectors(answers: [], answered: [])

  init(answers: [UInt8], answered: [UInt8]) {
    let size = Self.width << Self.bits
    let isWhole = answers.count == size && answered.count == size
    self.answers = isWhole ? answers : []
    self.answered = isWhole ? answered : []
  }

  @inline(__always)
  static func bucket(_ stem: UInt32) -> Int { Int((stem &* 0x9E37_79B1) >> (32 - UInt32(bits))) }

  func pair(of terms: [Term]) -> Pair {
    var pair = Pair()
    guard !answers.isEmpty else { return pair }
    answers.withUnsafeBytes { answers in
      answered.withUnsafeBytes { answered in
        for term in terms {
          // A bucket has `bits` bits, and the tables have a row for each.
          let row = Self.bucket(term.stem) * Self.width
          pair.answer += Self.vector(answers, row) * term.weight
          pair.answered += Self.vector(answered, row) * term.weight
        }
      }
    }
    return pair
  }

  @inline(__always)
  private static func vector(_ digits: UnsafeRawBufferPointer, _ row: Int) -> Vector {
    Vector(digits.loadUnaligned(fromByteOffset: row, as: SIMD32<UInt8>.self)) - 47
  }

  /// Cosine between an answer and what it may answer, -1…1.
  static func similarity(
    _ answer: Pair, _ answerSquares: Squares, to answered: Pair, _ answeredSquares: Squares
  ) -> Float {
    let product = (answer.answer * answered.answered).sum()
    let squares = answerSquares.answer * answeredSquares.answered
    return squares > 1e-6 ? product / squares.squareRoot() : 0
  }
}
