/// A date on a line of its own or beside a name, and what else stands beside it.
extension LineMarks {
  mutating func readStamp(_ text: Substring, _ words: LineTokens) {
    guard stamp == nil, let found = StampScanner(text, words).firstStamp() else { return }
    guard let before = Self.nameBeside(Self.trimmed(text[..<found.words.startIndex])),
      let after = Self.besideUpdate(Self.trimmed(text[found.words.endIndex...])),
      // With words on both sides it is a sentence with a date in it.
      before.name.isEmpty || after.name.isEmpty, !Self.endsSentence(text, found)
    else { return }
    stamp = found
    let name = !before.name.isEmpty ? before.name : after.name
    inlineName = name.isEmpty ? nil : name
    score = before.score ?? after.score
  }

  /// What stands behind a date, without a second one: "| Updated: 14 March 2031".
  private static func besideUpdate(_ side: Substring) -> Beside? {
    guard let second = StampScanner(side, LineTokens(side)).firstStamp(),
      let between = nameBeside(trimmed(side[..<second.words.startIndex])), between.name.isEmpty,
      side[..<second.words.startIndex].contains(where: \.isLetter)
    else { return nameBeside(side) }
    return nameBeside(trimmed(side[second.words.endIndex...]))
  }

  /// "He came 3 hours ago." But "10 a.m." and "5 Nov." end in a stop as well.
  private static func endsSentence(_ text: Substring, _ stamp: Stamp) -> Bool {
    guard text.unicodeScalars.last == "." else { return false }
    return text[..<text.unicodeScalars.index(before: text.endIndex)].endIndex
      >= stamp.words.endIndex
  }

  /// What stands on one side of a date.
  struct Beside {
    /// Empty where there is none.
    var name: Substring
    /// "33 points"
    var score: Int?
  }

  /// The name that is left of one side of a stamp line; nil where there is other text.
  static func nameBeside(_ side: Substring) -> Beside? {
    let words = LineTokens(side)
    var from = 0
    var to = words.count
    var scores: [Int] = []
    // "33 points", "45,210 views", "(2 children)"
    while to > from {
      if words.isSign(to - 1, Self.aroundCounts) {
        to -= 1
      } else if let (start, count) = count(words, before: to) {
        if words.word(to - 1).map(MarkWords.points.contains) ?? false {
          scores.insert(count, at: 0)
        }
        to = start
      } else {
        break
      }
    }
    while from < to, let number = words.number(from, digits: 1...7),
      let word = words.word(from + 1),
      MarkWords.counted.contains(word)
    {
      if MarkWords.points.contains(word) { scores.append(number) }
      from += 2
    }
    // Old Reddit has one less, the score, and one more, of which it shows one.
    let score = scores.isEmpty ? nil : scores[scores.count / 2]
    if from < to {
      let left = trimmed(side[words.ranges[from].lowerBound..<words.ranges[to - 1].upperBound])
      if let absent = absentName(in: left) { return Beside(name: absent, score: score) }
    }
    func isOne(_ i: Int, of set: Set<String>) -> Bool {
      words.word(i).map(set.contains)
        ?? (words.number(i, digits: 1...7) == nil && !words.isSign(i, Self.signsOfNames))
    }
    let hasAction = (from..<to).contains { words.word($0).map(MarkWords.actions.contains) ?? false }
    let isBeside = (from..<to).allSatisfy { i in
      isOne(i, of: MarkWords.beforeName) || isOne(i, of: MarkWords.beforeStamp)
        || isOne(i, of: MarkWords.actions) || isOne(i, of: MarkWords.by)
        || hasAction && (words.word(i).map(MarkWords.fillers.contains) ?? true)
        || words.isSign(i - 1, ["#"])
    }
    if isBeside { return Beside(name: side[side.endIndex...], score: score) }
    while to > from,
      isOne(to - 1, of: MarkWords.beforeStamp) || isOne(to - 1, of: MarkWords.actions)
    {
      to -= 1
    }
    while from < to, isOne(from, of: MarkWords.beforeName) || isOne(from, of: MarkWords.by) {
      from += 1
    }
    guard from < to else { return Beside(name: side[side.endIndex...], score: score) }
    let rest = side[words.ranges[from].lowerBound..<words.ranges[to - 1].upperBound]
    // "[bench] - Using cached block", in a log.
    guard rest.first != "[" else { return nil }
    return name(in: withoutTags(rest)).map { Beside(name: $0, score: score) }
  }

  /// "[S]" behind a name, and "_" in it.
  private static let signsOfNames: Set<Unicode.Scalar> = ["[", "]", "_"]
  private static let aroundCounts: Set<Unicode.Scalar> = ["(", ")", "*", "·", "•"]

  /// A number with what it counts that ends before a token, and where it starts.
  private static func count(_ words: LineTokens, before end: Int) -> (start: Int, count: Int)? {
    guard let noun = words.word(end - 1), MarkWords.counted.contains(noun) else { return nil }
    // "1.2K points"
    if let scale = words.word(end - 2).flatMap({ MarkWords.scales[$0] }) {
      guard let last = words.number(end - 3, digits: 1...4) else { return nil }
      guard words.isSign(end - 4, ["."]), last < 10,
        let whole = words.number(end - 5, digits: 1...3)
      else { return (end - 3, last * scale) }
      return (end - 5, whole * scale + last * scale / 10)
    }
    var start = end - 2
    guard var value = words.number(start, digits: 1...7) else { return nil }
    // "45,210"
    var thousands = 1000
    while thousands < 1_000_000_000, words.isSign(start - 1, [",", "."]),
      let more = words.number(start - 2, digits: 1...3)
    {
      value += more * thousands
      thousands *= 1000
      start -= 2
    }
    if words.isSign(start - 1, ["-", "−"]) { (value, start) = (-value, start - 1) }
    return (start, value)
  }

  /// A name without what stands in brackets behind it: "[S]" for who began the discussion,
  /// "[score hidden]".
  private static func withoutTags(_ name: Substring) -> Substring {
    var rest = name
    while rest.last == "]", let start = rest.lastIndex(of: "["), start > rest.startIndex,
      rest[start...].utf8.count <= longestTag
    {
      rest = trimmed(rest[..<start])
    }
    return rest
  }

  private static let longestTag = 16
}
