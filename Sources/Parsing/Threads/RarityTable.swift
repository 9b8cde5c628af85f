/// How rare words are in the texts trained on, by hash: one digit for each bucket.
struct RarityTable: Sendable {
  static let bits = 15
  static let neutral = RarityTable(digits: [])

  /// 0…93; empty when nothing was learned.
  private(set) var digits: [UInt8]

  init(digits: [UInt8]) {
    self.digits = digits.count == 1 << Self.bits ? digits : []
  }

  /// About 0 for a word in every line, 1 for a word never seen.
  @inline(__always)
  subscript(stem: UInt32) -> Float {
    digits.isEmpty ? 1 : Float(digits[Self.bucket(stem)]) * (1 / 93)
  }

  @inline(__always)
  static func bucket(_ stem: UInt32) -> Int { Int((stem &* 0x9E37_79B1) >> (32 - UInt32(bits))) }
}
