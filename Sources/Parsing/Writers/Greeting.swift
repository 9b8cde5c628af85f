/// Someone whom a comment speaks to at its start ("Hi Johanthan,", "@Dave ").
struct Greeting: Hashable, Sendable {
  var name: String

  private static let openers: Set<String> = [
    "hi", "hello", "hey", "dear", "hallo", "liebe", "lieber", "morning", "evening", "hola",
  ]
  private static let nobody: Set<String> = [
    "all", "everyone", "everybody", "folks", "guys", "gents", "there", "again", "zusammen", "sir",
  ]
  private static let mostLetters = 20

  /// - Parameters:
  ///   - line: the first line of a comment.
  ///   - amongNames: whether it is only looked up among the names of a page, which may be small
  ///     after "@"; elsewhere "@media" is code.
  init?(_ line: String, amongNames: Bool = false) {
    var rest = line[...]
    let isMarked = amongNames && rest.first == "@"
    if rest.first == "@" {
      rest = rest.dropFirst()
    } else {
      // By bytes, for nearly every comment that is asked about begins with another word.
      let opener = line.utf8.prefix { 0x61...0x7A ~= $0 | 0x20 }
      let isFollowed = line.utf8.dropFirst(opener.count).first == 0x20
      guard isFollowed, Self.openers.contains(String(Substring(opener)).lowercased()) else {
        return nil
      }
      rest = rest.dropFirst(opener.count + 1)
    }
    let word = rest.prefix { $0.isLetter || $0.isNumber || "'’-_".contains($0) }
    let after = rest.dropFirst(word.count).first
    guard let first = word.first, first.isUppercase || isMarked && first.isLetter,
      (2...Self.mostLetters).contains(word.count),
      after.map({ ",!:.- –".contains($0) }) ?? true, !Self.nobody.contains(word.lowercased())
    else { return nil }
    name = String(word)
  }
}
