/// A map from word hashes to small numbers: open addressing, linear probing, never more than half
/// full. Keys are hashes already, so that none is computed.
struct HashIndex: Sendable {
  private var keys: [UInt32]
  private var values: [Int32]
  private(set) var count = 0
  private var mask: Int

  init(capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt32](repeating: 0, count: size)
    values = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  @inline(__always)
  private func slot(of key: UInt32) -> Int {
    var i = Int((key &* 0x9E37_79B1) >> 7) & mask
    while values[i] >= 0, keys[i] != key { i = (i + 1) & mask }
    return i
  }

  /// The value of `key`, -1 if there is none.
  @inline(__always)
  subscript(key: UInt32) -> Int32 { values[slot(of: key)] }

  /// Sets a value, which must not be negative.
  @inline(__always)
  mutating func set(_ key: UInt32, _ value: Int32) {
    let i = slot(of: key)
    if values[i] < 0 {
      count += 1
      keys[i] = key
      values[i] = value
      if count * 2 > mask { grow() }
    } else {
      values[i] = value
    }
  }

  /// Adds one to the count kept for `key`.
  @inline(__always)
  mutating func increment(_ key: UInt32) {
    let i = slot(of: key)
    if values[i] < 0 {
      set(key, 1)
    } else {
      values[i] &+= 1
    }
  }

  private mutating func grow() {
    var larger = HashIndex(capacity: keys.count)
    for i in keys.indices where values[i] >= 0 { larger.set(keys[i], values[i]) }
    self = larger
  }
}
