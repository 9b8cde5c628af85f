extension SourceText {
  /// What windows-1252 has at 0x80…0x9F; its five gaps stay C1 controls, as in browsers.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  private static func append(windows1252 byte: UInt8, to out: inout [UInt8]) {
    let scalar = byte < 0xA0 ? windows1252[Int(byte & 0x1F)] : UInt16(byte)
    if scalar >= 0x800 {
      out.append(UInt8(0xE0 | scalar >> 12))
      out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    } else {
      out.append(UInt8(0xC0 | scalar >> 6))
    }
    out.append(UInt8(0x80 | scalar & 0x3F))
  }

  static func fromWindows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte >= 0x80 {
        append(windows1252: byte, to: &out)
      } else {
        out.append(harmless(byte))
      }
    }
    return out
  }

  /// NUL ends a C string and form feed is no white space to libxml2: neither is let through.
  private static func harmless(_ byte: UInt8) -> UInt8 {
    byte == 0 || byte == 0x0C ? 0x20 : byte
  }

  /// Well-formed UTF-8, and how many bytes had to be read as windows-1252 for it.
  static func repaired(_ bytes: ArraySlice<UInt8>) -> (utf8: [UInt8], repairs: Int) {
    bytes.withUnsafeBufferPointer { buffer -> (utf8: [UInt8], repairs: Int)? in
      if let clean = firstFault(buffer) {
        return repaired(buffer, cleanUpTo: clean)
      }
      return nil
    } ?? (Array(bytes), 0)
  }

  /// Offset of the first byte that cannot stay; nil when all can.
  private static func firstFault(_ buffer: UnsafeBufferPointer<UInt8>) -> Int? {
    let raw = UnsafeRawBufferPointer(buffer)
    var i = 0
    while i < buffer.count {
      // Eight at a time while they are ASCII and none is NUL or form feed.
      while i + 8 <= buffer.count {
        let eight = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        let other = eight ^ 0x0C0C_0C0C_0C0C_0C0C
        let fault =
          (eight &- 0x0101_0101_0101_0101) & ~eight | (other &- 0x0101_0101_0101_0101) & ~other
        guard (eight | fault) & 0x8080_8080_8080_8080 == 0 else { break }
        i += 8
      }
      guard i < buffer.count else { break }
      let byte = buffer[i]
      if byte < 0x80 {
        if byte == 0 || byte == 0x0C { return i }
        i += 1
      } else {
        let length = sequenceLength(buffer, at: i)
        if length == 0 { return i }
        i += length
      }
    }
    return nil
  }

  private static func repaired(
    _ buffer: UnsafeBufferPointer<UInt8>, cleanUpTo clean: Int
  ) -> (utf8: [UInt8], repairs: Int) {
    var out: [UInt8] = []
    out.reserveCapacity(buffer.count + 64)
    out.append(contentsOf: buffer[..<clean])
    var repairs = 0
    var i = clean
    while i < buffer.count {
      let byte = buffer[i]
      if byte < 0x80 {
        out.append(harmless(byte))
        i += 1
        continue
      }
      let length = sequenceLength(buffer, at: i)
      if length > 0 {
        out.append(contentsOf: buffer[i..<i + length])
        i += length
      } else {
        append(windows1252: byte, to: &out)
        repairs += 1
        i += 1
      }
    }
    return (out, repairs)
  }

  /// Length of the well-formed sequence that starts at `i`, 0 when there is none (Unicode, table 3-7).
  private static func sequenceLength(_ b: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
    func continues(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
      i + offset < b.count && b[i + offset] >= low && b[i + offset] <= high
    }
    switch b[i] {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
