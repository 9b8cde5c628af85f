extension LineMarks {
  /// The words of a line that could be someone's name, without pictures, badges and "says:".
  ///
  /// A name is short and is no sentence. Whether it is a name is decided by what stands around it.
  static func name(in text: Substring) -> Substring? {
    var rest = withoutPictures(trimmed(text))
    if let absent = absentName(in: rest) { return absent }
    let words = LineTokens(rest)
    guard words.count > 0, words.count <= 14, rest.utf8.count <= 80 else { return nil }
    var from = 0
    var to = words.count
    while from < to, words.isSign(from, decoration) { from += 1 }
    if let phrase = MarkWords.picturesBefore.first(in: words, at: from)?.phrase,
      from + phrase.count < to
    {
      from += phrase.count
    }
    if words.word(from).map(MarkWords.by.contains) ?? false, from + 1 < to { from += 1 }
    while to > from, words.isSign(to - 1, decoration) { to -= 1 }
    if to - from > 1, words.word(to - 1).map(MarkWords.pictureAfter.contains) ?? false {
      to -= 1
      if words.isSign(to - 1, ["'", "’"]) { to -= 1 }
    }
    guard from < to else { return nil }
    rest = rest[words.ranges[from].lowerBound..<words.ranges[to - 1].upperBound]
    guard isNameLike(rest, words, from..<to) else { return nil }
    return single(rest)
  }

  /// "[deleted]", for a writer who is gone.
  static func absentName(in text: Substring) -> Substring? {
    guard text.first == "[", text.last == "]" else { return nil }
    return MarkWords.absent.contains(String(text.dropFirst().dropLast())) ? text : nil
  }

  /// "Mara Lund" of "Mara Lund Mara Lund": a picture's words and the name, joined by copying.
  private static func single(_ name: Substring) -> Substring {
    let words = name.split(separator: " ")
    let half = words.count / 2
    guard half > 0, words.count == half * 2, words[..<half].elementsEqual(words[half...]) else {
      return name
    }
    return name[..<words[half - 1].endIndex]
  }

  private static let decoration: Set<Unicode.Scalar> = [
    "•", "●", "·", "|", "–", "—", "-", ":", ",", "#", "*", "»", "«", "»", "→", "↩", "~", "：",
  ]

  private static let sentenceSigns: Set<Unicode.Scalar> = [
    "?", "!", "…", ";", ":", "=", "<", ">", "{", "}", "[", "]", "#", "/", "\\", "%", "$", "€", "£",
    "“", "”", "\"",
  ]

  private static func isNameLike(
    _ text: Substring, _ words: LineTokens, _ range: Range<Int>
  ) -> Bool {
    var letters = 0
    var count = 0
    for i in range {
      switch words.tokens[i] {
      case .word(let word):
        letters += 1
        count += 1
        if word == "http" || word == "https" || word == "www" { return false }
      case .number: count += 1
      case .sign(let sign):
        if sentenceSigns.contains(sign) { return false }
      }
    }
    guard count <= 7, letters > 0 || range.count == 1 else { return false }
    // A full stop ends a sentence, but also "Jr." and "H.".
    if words.isSign(range.upperBound - 1, ["."]) {
      let last = words.ranges[max(range.lowerBound, range.upperBound - 2)]
      guard range.count >= 2, text.base[last].count <= 3,
        text.base[last].first?.isUppercase ?? false
      else { return false }
    }
    return text.unicodeScalars.count <= 60
  }
}
