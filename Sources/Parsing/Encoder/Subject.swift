/// What a stretch of text is about, whatever its words: a direction in the space of the sentence
/// encoder. Those of lines are added up for comments.
struct Subject: Hashable, Sendable {
  /// Numbers of a subject, in lanes of sixteen.
  static let width = 384

  private var lanes: [SIMD16<Float>]

  static let none = Subject(lanes: Array(repeating: .zero, count: width / 16))

  private init(lanes: [SIMD16<Float>]) { self.lanes = lanes }

  /// The direction of the mean of rows of `width` numbers each; `none` without any.
  init(meanOf numbers: ArraySlice<Float>) {
    var sums = [Float](repeating: 0, count: Self.width)
    for (i, number) in numbers.enumerated() { sums[i % Self.width] += number }
    lanes = (0..<Self.width / 16).map { SIMD16(sums[$0 * 16..<($0 + 1) * 16]) }
    let length = self.length
    guard length > 1e-6, length.isFinite else {
      self = .none
      return
    }
    lanes = lanes.map { $0 / length }
  }

  var length: Float { product(self).squareRoot() }

  /// The inner product: the cosine when both have length 1.
  func product(_ other: Subject) -> Float {
    var sums = SIMD16<Float>.zero
    for k in lanes.indices { sums += lanes[k] * other.lanes[k] }
    // One order of the sums, so that every processor gives the same bits.
    let eight = sums.lowHalf + sums.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  mutating func add(_ other: Subject) {
    for k in lanes.indices { lanes[k] += other.lanes[k] }
  }
}
