import Discussions

/// Writes JSON (RFC 8259) member by member. The caller opens and closes objects and arrays; commas
/// come by themselves.
struct JSONText {
  private var output: ChunkedOutput
  private var needsComma = false

  init(_ output: ChunkedOutput) { self.output = output }

  /// What was written to, for what is written next.
  var rest: ChunkedOutput { output }

  mutating func open(_ bracket: String) {
    separate()
    output.write(bracket)
    needsComma = false
  }

  mutating func close(_ bracket: String) {
    output.write(bracket)
    needsComma = true
  }

  /// White space, which JSON ignores between two values.
  mutating func space(_ text: String) {
    if needsComma { output.write(",") }
    needsComma = false
    output.write(text)
  }

  mutating func key(_ name: StaticString) {
    separate()
    output.write("\"\(name)\": ")
    needsComma = false
  }

  mutating func string(_ text: String) {
    separate()
    output.write("\"")
    writeEscaped(text)
    output.write("\"")
    needsComma = true
  }

  mutating func literal(_ text: String) {
    separate()
    output.write(text)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { output.write(", ") }
  }

  private mutating func writeEscaped(_ text: String) {
    let utf8 = text.utf8
    guard
      utf8.withContiguousStorageIfAvailable({ $0.contains(where: Self.isEscaped) }) ?? true
    else { return output.write(text) }
    var start = utf8.startIndex
    var i = start
    while i < utf8.endIndex {
      let next = utf8.index(after: i)
      if Self.isEscaped(utf8[i]) {
        output.write(text[start..<i])
        output.write(Self.escape(utf8[i]))
        start = next
      }
      i = next
    }
    output.write(text[start...])
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x22: return "\\\""
    case 0x5C: return "\\\\"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    default:
      let hex = String(byte, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }
  }
}

extension JSONText {
  mutating func integer(_ value: Int?) {
    literal(value.map(String.init) ?? "null")
  }

  /// The shortest decimal that reads back as the same value; `null` where it is not finite.
  mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return literal("null") }
    if let whole = Int(exactly: value), value.magnitude < 1e15 { return literal(String(whole)) }
    literal(value.description)
  }

  mutating func number(_ value: Float?) {
    guard let value, value.isFinite else { return literal("null") }
    if let whole = Int(exactly: value), value.magnitude < 1e7 { return literal(String(whole)) }
    literal(value.description)
  }

  mutating func text(_ value: SafeText?) {
    if let value { string(value.string) } else { literal("null") }
  }

  mutating func timestamp(_ value: Timestamp?) {
    if let value { string(value.description) } else { literal("null") }
  }
}
