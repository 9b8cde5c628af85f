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
      let opener = rest.prefix { $0.isLetter }
      guard Self.openers.contains(opener.lowercased()) else { return nil }
      rest = rest.dropFirst(opener.count)
      guard rest.first == " " else { return nil }
      rest = rest.dropFirst()
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
