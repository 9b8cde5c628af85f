/// The line that says above a quotation whose words they are: "Mara wrote:", "Originally Posted by Mara",
/// "Quote from: Mara on March 14, 2031".
struct QuotationHead: Hashable {
  var name: Substring
  /// When they were written.
  var stamp: Stamp?

  /// nil for any other line.
  init?(_ text: Substring, _ words: LineTokens) {
    if let start = Self.before.first(in: words)?.end {
      var from = start
      while words.isSign(from, [":"]) { from += 1 }
      guard from < words.count else { return nil }
      let stamp = StampScanner(text, words).firstStamp()
      var rest = text[words.ranges[from].lowerBound...]
      if let stamp {
        guard stamp.words.startIndex > rest.startIndex else { return nil }
        rest = rest[..<stamp.words.startIndex]
      } else if words.ends(with: ["view", "post"], before: words.count), from < words.count - 2 {
        rest = text[words.ranges[from].lowerBound..<words.ranges[words.count - 3].upperBound]
      }
      guard let name = LineMarks.nameBeside(LineMarks.trimmed(rest))?.name, !name.isEmpty else {
        return nil
      }
      (self.name, self.stamp) = (name, stamp)
      return
    }
    func isVerb(_ words: LineTokens, before colon: Int) -> Bool {
      words.isSign(colon, [":"]) && MarkWords.says.last(in: words, before: colon) != nil
    }
    // "Mara wrote:", "Mara wrote: ↑14 Mar 2031", "On 14/3/2031 at 10:15, Mara said:"
    guard (0..<words.count).contains(where: { isVerb(words, before: $0) }) else { return nil }
    let stamp = StampScanner(text, words).firstStamp()
    func isInStamp(_ i: Int) -> Bool {
      stamp.map {
        $0.words.startIndex <= words.ranges[i].lowerBound
          && words.ranges[i].upperBound <= $0.words.endIndex
      } ?? false
    }
    let colon = (0..<words.count).last { words.isSign($0, [":"]) && !isInStamp($0) }
    guard let colon,
      let verb = MarkWords.says.last(in: words, before: colon),
      (colon + 1..<words.count).allSatisfy({ isInStamp($0) || words.isSign($0, ["↑"]) })
    else { return nil }
    var from = 0
    let to = colon - verb.count
    if words.word(0).map(Self.on.contains) ?? false,
      let last = (0..<max(0, to)).last(where: isInStamp)
    {
      from = last + 1
      while words.isSign(from, [","]) { from += 1 }
    }
    guard from < to, !isInStamp(from),
      let name = LineMarks.name(
        in: text[words.ranges[from].lowerBound..<words.ranges[to - 1].upperBound])
    else { return nil }
    (self.name, self.stamp) = (name, stamp)
  }

  private static let on: Set<String> = ["on", "am", "le", "el", "il", "op", "den"]

  private static let before = Phrases(
    "originally posted by|quote from|quoting|zitat von|citation de|cita de")
}
