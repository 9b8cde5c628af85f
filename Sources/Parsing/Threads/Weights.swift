import CParsingData

/// The text form of a recovery model: a header in words, then sections of digits.
///
/// A digit is a printable ASCII character, `!` for 0 to `~` for 93; other numbers are decimal. A tree
/// is one line, its nodes in breadth-first order: an inner node is four digits (feature in two, edge,
/// share of rows that go left), a leaf is `~` and two digits for its score.
enum Weights {
  static let firstLine = "wardroom recovery weights 1"
  static let lastSection = "trees link"
  /// The first digit of a leaf.
  static let leaf: UInt8 = 93
  /// Scores of leaves are multiples of this.
  static let leafStep: Float = 1.0 / 4096

  /// The model that reads lines by themselves, for long texts and first looks.
  static let quick = bundled(THREAD_WEIGHTS_QUICK)
  /// The model that reads lines as an encoder does, among their neighbours.
  static let close = bundled(THREAD_WEIGHTS_CLOSE)

  private static func bundled(_ which: thread_weights) -> RecoveryModel {
    let bytes = UnsafeBufferPointer(
      start: thread_weights_bytes(which), count: thread_weights_length(which))
    return (try? WeightsReader.read(bytes)) ?? RecoveryModel()
  }

  @inline(__always)
  static func character(_ digit: UInt8) -> UInt8 { min(digit, 93) + 0x21 }
}

/// A fault in a file of weights.
package struct WeightsError: Error, Equatable {
  /// Counted from 1.
  package let line: Int
  package let reason: String
}
