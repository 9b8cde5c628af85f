/// A map from word hashes to small numbers: open addressing, linear probing, never more than half
/// full. Keys are hashes already, so that none is computed.
struct HashIndex: Sendable {
  private struct Slot {
    var key: UInt32
    var value: Int32
  }

  private var slots: [Slot]
  private(set) var count = 0
  private var mask: Int

  /// Takes no memory, and is not to be looked into.
  init() {
    slots = []
    mask = -1
  }

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(key: 0, value: -1), count: size)
    mask = size - 1
  }

  @inline(__always)
  private func slot(of key: UInt32) -> Int {
    slots.withUnsafeBufferPointer { slots in
      // The size is a power of two above the mask.
      var i = Int((key &* 0x9E37_79B1) >> 7) & mask
      while slots[i].value >= 0, slots[i].key != key { i = (i + 1) & mask }
      return i
    }
  }

  /// The value of `key`, -1 if there is none.
  @inline(__always)
  subscript(key: UInt32) -> Int32 { slots[slot(of: key)].value }

  /// Sets a value, which must not be negative.
  @inline(__always)
  mutating func set(_ key: UInt32, _ value: Int32) {
    let i = slot(of: key)
    let isNew = slots[i].value < 0
    slots[i] = Slot(key: key, value: value)
    if isNew {
      count += 1
      if count * 2 > mask { grow() }
    }
  }

  /// Adds one to the count kept for `key`.
  @inline(__always)
  mutating func increment(_ key: UInt32) {
    let i = slot(of: key)
    if slots[i].value < 0 {
      set(key, 1)
    } else {
      slots[i].value &+= 1
    }
  }

  /// Keeps the memory.
  mutating func removeAll() {
    for i in slots.indices { slots[i].value = -1 }
    count = 0
  }

  private mutating func grow() {
    var larger = HashIndex(capacity: slots.count)
    for slot in slots where slot.value >= 0 { larger.set(slot.key, slot.value) }
    self = larger
  }
}
