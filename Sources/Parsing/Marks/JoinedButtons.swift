/// Buttons that copying has joined: "permalinkembedsaveparentreportreply", "LikeReply".
enum JoinedButtons {
  /// The buttons that make up a word, in lower case; nil for any other word.
  static func words(of word: String) -> [String]? {
    guard (shortest...longest).contains(word.utf8.count) else { return nil }
    let letters = Array(word.utf8)
    // From each place on: where the button ends that begins there, if the rest is buttons too. The
    // longest first: "report" before "re".
    var ends = [Int?](repeating: nil, count: letters.count + 1)
    ends[letters.count] = letters.count
    for start in letters.indices.reversed() {
      for end in stride(from: letters.count, to: start, by: -1) where ends[end] != nil {
        if known.contains(String(decoding: letters[start..<end], as: UTF8.self)) {
          ends[start] = end
          break
        }
      }
    }
    var found: [String] = []
    var at = 0
    while at < letters.count {
      guard let end = ends[at] else { return nil }
      found.append(String(decoding: letters[at..<end], as: UTF8.self))
      at = end
    }
    return found.count > 1 ? found : nil
  }

  /// In bytes; no two buttons are shorter.
  private static let shortest = 8
  private static let longest = 96

  /// Shorter words would be found in many a word.
  private static let known = MarkWords.actions.union(MarkWords.fillers)
    .union(MarkWords.besidePermalink).filter { $0.utf8.count >= 4 }
}
