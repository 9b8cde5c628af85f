/// Header text with words in other character sets, `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).
enum EncodedWords {
  static func decoded(_ field: String) -> String {
    guard field.contains("=?") else { return field }
    var out = ""
    var rest = field[...]
    var wasEncoded = false
    while let start = rest.range(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let word = word(rest[start.upperBound...]) else {
        out += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        wasEncoded = false
        continue
      }
      // White space between two encoded words is not part of the text.
      if !(wasEncoded && before.allSatisfy(\.isWhitespace)) { out += before }
      out += word.text
      rest = word.rest
      wasEncoded = true
    }
    return out + rest
  }

  private static func word(_ text: Substring) -> (text: String, rest: Substring)? {
    guard let first = text.firstIndex(of: "?") else { return nil }
    let charset = text[..<first]
    let encoded = text[text.index(after: first)...]
    guard let kind = encoded.first, encoded.dropFirst().first == "?",
      let end = encoded.dropFirst(2).range(of: "?=")
    else { return nil }
    let payload = encoded.dropFirst(2)[..<end.lowerBound]
    let bytes: [UInt8]
    switch kind {
    case "q", "Q":
      let spaced = payload.utf8.map { $0 == 0x5F ? 0x20 : $0 }
      bytes = TransferEncoding.quotedPrintable(spaced[...])
    case "b", "B": bytes = TransferEncoding.base64(Array(payload.utf8)[...])
    default: return nil
    }
    let name = String(charset.prefix { $0 != "*" })
    guard let decoded = try? SourceText(bytes, header: name, location: "") else { return nil }
    return (String(decoding: decoded.utf8, as: UTF8.self), encoded[end.upperBound...])
  }
}
