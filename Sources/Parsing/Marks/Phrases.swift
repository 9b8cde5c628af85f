/// Phrases of words in lower case, found by their first or last word.
struct Phrases {
  /// Longer ones first: "a dit" before "dit".
  private let all: [[String]]
  private let byFirstWord: [String: [[String]]]
  private let byLastWord: [String: [[String]]]

  private init(_ phrases: [[String]]) {
    all = phrases.sorted { $0.count > $1.count }
    byFirstWord = Dictionary(grouping: all) { $0[0] }
    byLastWord = Dictionary(grouping: all) { $0[$0.count - 1] }
  }

  /// - Parameter list: words without signs, phrases separated by "|".
  init(_ list: String) {
    self.init(list.split(separator: "|").map { $0.split(separator: " ").map(String.init) })
  }

  static func + (some: Phrases, others: Phrases) -> Phrases { Phrases(some.all + others.all) }

  var firstWords: Dictionary<String, [[String]]>.Keys { byFirstWord.keys }

  /// The longest that stands at a token, and where it ends, one past its last token.
  func first(in words: LineTokens, at start: Int = 0) -> (phrase: [String], end: Int)? {
    guard let word = words.word(start), let phrases = byFirstWord[word] else { return nil }
    for phrase in phrases {
      if let end = words.end(of: phrase, at: start) { return (phrase, end) }
    }
    return nil
  }

  /// The longest that ends before a token.
  func last(in words: LineTokens, before end: Int) -> [String]? {
    guard let word = words.word(end - 1) else { return nil }
    return byLastWord[word]?.first { words.ends(with: $0, before: end) }
  }
}
