/// The ">" that a line of bare text begins with when its words are another's (RFC 3676, section 4.5).
enum QuoteMark {
  /// Whether the line is quoted; ">3000 tonnes" and ">=" only compare.
  static func opens(_ line: some StringProtocol) -> Bool {
    let scalars = line.unicodeScalars
    guard scalars.first == ">" else { return false }
    guard let next = scalars.dropFirst().first else { return true }
    return next == ">" || PageLine.isSpace(next) || next.properties.isAlphabetic
      || "\"'“‘«„([…".unicodeScalars.contains(next)
  }

  /// A quoted line without the mark, which whoever shows a quotation puts there; another line, and a
  /// mark that stands alone, as it is.
  static func removed(from line: String) -> String {
    guard opens(line) else { return line }
    let rest = line.unicodeScalars.dropFirst().drop(while: PageLine.isSpace)
    return rest.isEmpty ? line : String(Substring(rest))
  }
}
