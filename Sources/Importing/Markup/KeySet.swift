import CLibXML

/// A set of the attribute names that HTML is searched for.
struct KeySet: OptionSet {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(_ key: CLXKey) {
    rawValue = key.rawValue < 64 ? 1 << UInt64(max(0, key.rawValue)) : 0
  }

  init(_ keys: [CLXKey]) { self = keys.reduce(into: []) { $0.insert(KeySet($1)) } }

  func contains(_ key: CLXKey) -> Bool { contains(KeySet(key)) && key.rawValue < 64 }
}
