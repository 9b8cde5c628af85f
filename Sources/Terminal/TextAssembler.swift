/// Puts the bytes of UTF-8 together to scalars as they arrive. Bytes that are no UTF-8 are dropped,
/// and nothing else with them.
struct TextAssembler {
  private var bytes: [UInt8] = []
  private var expected = 0

  var isIncomplete: Bool { !bytes.isEmpty }

  /// The scalar that ends with `byte`.
  mutating func append(_ byte: UInt8) -> Unicode.Scalar? {
    if isIncomplete, byte & 0xC0 == 0x80 {
      bytes.append(byte)
      guard bytes.count == expected else { return nil }
      defer { abandon() }
      // Overlong forms and surrogates are well formed so far: validation finds them.
      return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
    }
    abandon()
    switch byte {
    case ..<0x80: return Unicode.Scalar(byte)
    case 0xC2..<0xE0: expected = 2
    case 0xE0..<0xF0: expected = 3
    case 0xF0..<0xF5: expected = 4
    default: return nil
    }
    bytes.append(byte)
    return nil
  }

  mutating func abandon() { bytes.removeAll(keepingCapacity: true) }
}
