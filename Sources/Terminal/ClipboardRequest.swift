/// xterm's "Manipulate Selection Data" (OSC 52), which tmux and most terminals understand: the text
/// in base 64 (RFC 4648), so that nothing in it can end the request early.
enum ClipboardRequest {
  /// Bytes of text that terminals take; more is cut, as they would drop it whole.
  static let capacity = 74_994

  static func bytes(putting text: String) -> [UInt8] {
    var bytes = Array(text.utf8.prefix(capacity))
    // Never half a character: drop what follows the last whole one.
    if bytes.count < text.utf8.count {
      while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
      if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
    }
    return Array("\u{1B}]52;c;".utf8) + base64(bytes) + [0x07]
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for index in 0..<3 {
        bits = bits << 8 | (index < group.count ? Int(group[start + index]) : 0)
      }
      for index in 0..<4 {
        let isData = index <= group.count
        out.append(isData ? digits[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
    return out
  }
}
