/// Just enough of gzip (RFC 1951, RFC 1952) to make well-formed, damaged and malicious bodies.
package enum Gzip {
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

  /// The bytes as one stored block; at most 65,535 of them.
  package static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    let block: [UInt8] = [1, UInt8(count & 255), UInt8(count >> 8)]
    let complement = ~count
    return header + block + [UInt8(complement & 255), UInt8(complement >> 8)] + bytes
      + little(checksum(bytes)) + little(UInt32(bytes.count))
  }

  /// A stream of zeros, 258 of them in every 13 bits.
  package static func bomb(bytes: Int) -> [UInt8] {
    var bits = Bits()
    bits.append(0b110, 3)  // the last block, with the fixed codes
    bits.append(0b0011_0000, 8)  // a zero
    for _ in 0..<bytes / 258 {
      bits.append(0b1100_0101, 8)  // 258 times
      bits.append(0, 5)  // the byte before
    }
    bits.append(0, 7)
    return header + bits.bytes
  }

  private struct Bits {
    var bytes: [UInt8] = []
    private var count = 0

    /// Huffman codes go in from their highest bit.
    mutating func append(_ code: UInt32, _ length: Int) {
      for shift in stride(from: length - 1, through: 0, by: -1) {
        if count % 8 == 0 { bytes.append(0) }
        bytes[count / 8] |= UInt8(code >> UInt32(shift) & 1) << UInt8(count % 8)
        count += 1
      }
    }
  }

  private static func little(_ value: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
