import Discussions

/// A name that a comment ends with ("CR", "Cheers CR", "Regards, Anna").
struct SignOff: Hashable, Sendable {
  var name: String
  /// Whether a farewell stands before it.
  var hasFarewell: Bool

  private static let farewells: Set<String> = [
    "cheers", "regards", "best", "kind", "warm", "thanks", "thx", "yours", "sincerely", "rgds",
    "gruß", "grüße", "lg", "vg", "mfg", "saludos", "cordialement",
  ]
  private static let mostWords = 5
  private static let mostLetters = 20

  /// - Parameter line: the last line of a comment.
  init?(_ line: String) {
    // A line that ends as a sentence does is one; most are, so that this is asked first.
    guard let end = line.last, !".!?…:;,".contains(end) else { return nil }
    var words = line.split(maxSplits: Self.mostWords) { " \t\u{A0}".contains($0) }.map(String.init)
    guard (1...Self.mostWords).contains(words.count) else { return nil }
    hasFarewell = false
    while let first = words.first,
      Self.farewells.contains(Self.letters(first).lowercased()) || first == "-" || first == "–"
    {
      if first.count > 1 { hasFarewell = true }
      words.removeFirst()
    }
    if let first = words.first { words[0] = String(first.drop { "-–—~".contains($0) }) }
    guard (1...3).contains(words.count), words.allSatisfy(Self.isName) else { return nil }
    guard hasFarewell || words.count > 1 || !Self.isOtherWord(words[0]) else { return nil }
    name = words.joined(separator: " ")
  }

  /// Whether a word that stands alone is a button of a page ("Reply"), or says something ("LOL").
  private static func isOtherWord(_ word: String) -> Bool {
    let word = word.lowercased()
    return MarkWords.actions.contains(word) || remarks.contains(word)
      || !Vocabulary.known.classes(TermHash.of(word)).isDisjoint(with: spoken)
  }

  /// Words of these kinds say something; "Will" and "May", which are function words, may be names.
  private static let spoken: WordClasses = [
    .agreement, .disagreement, .exclamation, .texting, .thanks, .greeting, .amendment, .swearing,
  ]

  /// What else stands alone below a comment and names nobody.
  private static let remarks: Set<String> = Set(
    """
    lol lmao rofl omg wtf imho imo btw fyi tbh nuff edit update shame sad discuss discussion \
    comment comments rubbish nonsense bonkers madness pathetic disgraceful ridiculous end period \
    enough seriously
    """.split(separator: " ").map(String.init))

  private static func letters(_ word: String) -> String { word.filter(\.isLetter) }

  private static func isName(_ word: String) -> Bool {
    guard let first = word.first, first.isUppercase, word.count <= mostLetters else { return false }
    return word.allSatisfy { $0.isLetter || $0.isNumber || "'’-_.".contains($0) }
  }

  /// Two to four capitals and nothing else.
  var isInitials: Bool {
    (2...4).contains(name.count) && name.allSatisfy { $0.isLetter && $0.isUppercase }
  }
}
