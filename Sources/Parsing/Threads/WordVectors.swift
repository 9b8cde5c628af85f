/// What words are about, as learned from who answers whom: a word's row in one table when it is
/// said in an answer, in another when it is said in what is answered.
struct WordVectors: Sendable {
  static let bits = 13
  static let width = 32

  typealias Vector = [32 of Float]

  /// The sums for a line or a comment: as an answer and as what is answered.
  struct Pair: Sendable {
    var answer = Vector(repeating: 0)
    var answered = Vector(repeating: 0)

    static func += (a: inout Pair, b: Pair) {
      for k in 0..<WordVectors.width {
        a.answer[k] += b.answer[k]
        a.answered[k] += b.answered[k]
      }
    }

    /// Squared lengths, to be kept where the pair is compared often.
    var squares: Squares {
      Squares(
        answer: WordVectors.product(answer, answer),
        answered: WordVectors.product(answered, answered))
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

  var isEmpty: Bool { answers.isEmpty }

  func pair(of terms: [Term]) -> Pair {
    var pair = Pair()
    guard !isEmpty else { return pair }
    for term in terms {
      let row = Self.bucket(term.stem) * Self.width
      for k in 0..<Self.width {
        pair.answer[k] += (Float(answers[row + k]) - 47) * term.weight
        pair.answered[k] += (Float(answered[row + k]) - 47) * term.weight
      }
    }
    return pair
  }

  @inline(__always)
  private static func product(_ a: Vector, _ b: Vector) -> Float {
    var sum: Float = 0
    for k in 0..<width { sum += a[k] * b[k] }
    return sum
  }

  /// Cosine between an answer and what it may answer, -1…1.
  static func similarity(
    _ answer: Pair, _ answerSquares: Squares, to answered: Pair, _ answeredSquares: Squares
  ) -> Float {
    let squares = answerSquares.answer * answeredSquares.answered
    return squares > 1e-6 ? product(answer.answer, answered.answered) / squares.squareRoot() : 0
  }
}
