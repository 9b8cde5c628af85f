import Discussions
import Glibc

/// What is searched for: words as typed, or a regular expression between slashes.
///
/// Smart case: lower-case patterns match either case. In words an apostrophe, a quotation mark or a
/// hyphen as typed on a keyboard matches its typographic forms.
package struct Pattern: Hashable, Sendable {
  package enum Problem: Error, Hashable, Sendable {
    /// The C library's own words on what is wrong with a regular expression.
    case malformed(String)
  }

  package let source: String
  package let isRegularExpression: Bool
  package let matchesCase: Bool
  /// The alternatives at each position of a literal pattern.
  private let literal: [Alternatives]

  private struct Alternatives: Hashable, Sendable {
    var forms: [[UInt8]]
  }

  /// Reads what was typed; nil when it is empty.
  ///
  /// - Throws: `Problem` when a regular expression is malformed.
  package init?(typed: String) throws(Problem) {
    let isExpression = typed.count > 1 && typed.hasPrefix("/")
    var body = typed
    if isExpression {
      body.removeFirst()
      if body.hasSuffix("/") { body.removeLast() }
    }
    guard !body.isEmpty, !body.utf8.contains(0) else { return nil }
    source = body
    isRegularExpression = isExpression
    matchesCase = body.unicodeScalars.contains { $0.properties.isUppercase }
    literal = isExpression ? [] : Self.compile(body, matchesCase: matchesCase)
    if isExpression { _ = try Expression(body, matchesCase: matchesCase) }
  }

  private static func compile(_ text: String, matchesCase: Bool) -> [Alternatives] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "'": return Alternatives(forms: ["'", "’", "‘", "ʼ"].map { Array($0.utf8) })
      case "\"": return Alternatives(forms: ["\"", "“", "”", "„"].map { Array($0.utf8) })
      case "-": return Alternatives(forms: ["-", "‐", "‑", "–", "—"].map { Array($0.utf8) })
      case " ":
        return Alternatives(forms: [" ", "\u{A0}", "\n", "\u{202F}"].map { Array($0.utf8) })
      default:
        var forms = [Array(String(scalar).utf8)]
        if !matchesCase {
          for other in [scalar.properties.uppercaseMapping, scalar.properties.titlecaseMapping] {
            let bytes = Array(other.utf8)
            if !forms.contains(bytes) { forms.append(bytes) }
          }
        }
        return Alternatives(forms: forms)
      }
    }
  }

  /// The ranges of UTF-8 offsets that match in a text, in order, not overlapping, none empty.
  package func ranges(in text: SafeText) -> [Range<Int>] {
    if isRegularExpression {
      guard let expression = try? Expression(source, matchesCase: matchesCase) else { return [] }
      return expression.ranges(in: text.string)
    }
    return text.string.utf8.withContiguousStorageIfAvailable { literalRanges(in: $0) }
      ?? Array(text.string.utf8).withUnsafeBufferPointer { literalRanges(in: $0) }
  }

  private func literalRanges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard let first = literal.first else { return [] }
    var starts = [Bool](repeating: false, count: 256)
    for form in first.forms { starts[Int(form[0])] = true }
    var out: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      if starts[Int(bytes[at])], let end = match(bytes, from: at) {
        out.append(at..<end)
        at = end
      } else {
        at += 1
      }
    }
    return out
  }

  private func match(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var at = start
    for position in literal {
      let form = position.forms.first { form in
        at + form.count <= bytes.count && form.indices.allSatisfy { bytes[at + $0] == form[$0] }
      }
      guard let form else { return nil }
      at += form.count
    }
    return at
  }
}

/// A POSIX extended regular expression: the C library's matcher does not backtrack, so that no
/// pattern can hang the reader. Back-references are refused for the same reason.
private final class Expression {
  private var compiled = regex_t()

  init(_ source: String, matchesCase: Bool) throws(Pattern.Problem) {
    var isEscaped = false
    for scalar in source.unicodeScalars {
      if isEscaped, ("1"..."9").contains(scalar) {
        throw .malformed("back-references are not supported")
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    let status = regcomp(
      &compiled, source, REG_EXTENDED | REG_NEWLINE | (matchesCase ? 0 : REG_ICASE))
    guard status == 0 else {
      var message = [CChar](repeating: 0, count: 128)
      regerror(status, &compiled, &message, message.count)
      let bytes = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw .malformed(String(decoding: bytes, as: UTF8.self))
    }
  }

  deinit { regfree(&compiled) }

  func ranges(in text: String) -> [Range<Int>] {
    var out: [Range<Int>] = []
    text.withCString { start in
      var at = 0
      let length = text.utf8.count
      var found = regmatch_t()
      while at < length,
        regexec(&compiled, start + at, 1, &found, at > 0 ? REG_NOTBOL : 0) == 0
      {
        let low = at + Int(found.rm_so)
        let high = at + Int(found.rm_eo)
        if high > low {
          out.append(low..<high)
          at = high
        } else {
          at = high + 1
        }
      }
    }
    return out
  }
}
