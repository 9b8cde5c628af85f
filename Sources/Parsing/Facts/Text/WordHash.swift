/// The hash by which words are looked up: rotate and exclusive-or a byte at a time, one multiplication
/// at the end. Words of up to twelve letters never share one before the multiplication.
enum WordHash {
  static let letters: UInt64 = 0x5bd1_e995
  static let digits: UInt64 = 0x1b87_3593_0000

  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash << 5 | hash >> 59) ^ UInt64(byte)
  }

  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt64 { (hash ^ hash >> 29) &* 0x9e37_79b9_7f4a_7c15 }

  /// The key of an entry that goes on with one more word.
  @inline(__always)
  static func extend(_ key: UInt64, with hash: UInt64) -> UInt64 {
    ((key << 23 | key >> 41) ^ hash) &* 0xff51_afd7_ed55_8ccd
  }
}
