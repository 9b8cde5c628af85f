import Discussions

/// Who wrote the comments of a page, and whom they name. Writers are numbers: the same for the same
/// name.
struct WriterNames: Sendable {
  /// By the first line of a comment.
  private(set) var writers: [Int: Int] = [:]
  /// The writers whom a comment's first paragraph names, by the comment's first line.
  private(set) var addressed: [Int: Set<Int>] = [:]
  /// Who wrote the article, where that is one of them.
  private(set) var host: Int?

  static let none = WriterNames()

  private init() {}

  /// - Parameters:
  ///   - comments: in order.
  ///   - firsts: the first line of each.
  ///   - byline: whom the page names as the article's writer.
  init(_ comments: [Comment], firsts: [Int], byline: SafeText?) {
    var numbers = NameIndex<Int>()
    var count = 0
    for (comment, line) in zip(comments, firsts) {
      let own = comment.author.map { $0.name.string.lowercased() }
      if let paragraph = comment.ownOpening?.string {
        let named = Self.names(in: paragraph, numbers)
        addressed[line] =
          own.flatMap { numbers[whole: $0] }.map { named.subtracting([$0]) } ?? named
      }
      guard let own else { continue }
      let number = numbers[whole: own] ?? count
      count = max(count, number + 1)
      numbers.set(own, number)
      writers[line] = number
    }
    if let byline = byline?.string.lowercased() {
      let word = byline.split(separator: " ").first.map(String.init) ?? byline
      host = numbers[whole: byline] ?? numbers[whole: word]
    }
  }

  /// Bytes of a paragraph that are looked at.
  private static let longestParagraph = 2000

  /// The names among the words of a paragraph that are capitalised, or stand after "@".
  ///
  /// Words that say something, such as "Well" and "Will", name nobody but after "@".
  private static func names(in paragraph: String, _ numbers: NameIndex<Int>) -> Set<Int> {
    var found: Set<Int> = []
    let bytes = Array(paragraph.utf8.prefix(longestParagraph))
    bytes.withUnsafeBufferPointer { text in
      let words = TermScanner.words(text, text.indices)
      func string(_ word: Word) -> String {
        let bytes = text[Int(word.start)..<Int(word.start) + Int(word.length)]
        // "Leh's"
        return String(decoding: bytes, as: UTF8.self).prefix { $0 != "'" && $0 != "’" }.lowercased()
      }
      for (i, word) in words.enumerated() {
        let isMarked = word.start > 0 && text[Int(word.start) - 1] == UInt8(ascii: "@")
        let isName =
          !word.form.isDisjoint(with: [.capital, .allCapitals]) && word.classes.isEmpty
        guard isMarked || isName else { continue }
        let one = string(word)
        let two = i + 1 < words.count ? "\(one) \(string(words[i + 1]))" : one
        if let number = numbers[whole: two] ?? numbers[one] { found.insert(number) }
      }
    }
    return found
  }
}
