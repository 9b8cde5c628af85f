import Discussions

/// A number with the hedges around it, before it is known what it counts.
struct FigureDraft {
  let passage: Passage
  var numeral: Numeral
  var first: Int
  var last: Int
  var bytes: Range<Int>
  var hedge: Hedge?

  init(_ numeral: Numeral, _ passage: Passage) {
    self.passage = passage
    self.numeral = numeral
    first = numeral.first
    last = numeral.last
    let start = passage[first].start - (passage.hasLeadingPoint(first) ? 1 : 0)
    bytes = start..<max(start, passage[last].end)
  }

  /// "or so", "or more", "plus", "+".
  mutating func takeHedgeAfter() {
    let next = passage[last + 1]
    if next.gap.contains(.plus) || passage.gap(after: last).contains(.plus),
      passage.byte(at: bytes.upperBound) == UInt8(ascii: "+"), !(next.shape == .digits)
    {
      hedge = .atLeast
      bytes = bytes.lowerBound..<bytes.upperBound + 1
      return
    }
    let isAside = next.gap == [.comma, .space] && passage.isWord(last + 1, "give")
    let gap = next.gap.subtracting(.percent)
    guard gap == .space || gap == .hyphen || isAside,
      let (node, end) = passage.longest(from: last + 1, doing: .hedgeAfter)
    else { return }
    hedge = Hedge(rawValue: passage.lexicon.name(of: node))
    last = end
    bytes = bytes.lowerBound..<passage[end].end
  }

  /// Words looked at before a figure for a hedge.
  private static let reach = 6

  /// "more than", "as many as", "~"; call it when the figure's own start is known.
  mutating func takeHedgeBefore() {
    if bytes.lowerBound > 0, passage.byte(at: bytes.lowerBound - 1) == UInt8(ascii: "~") {
      hedge = .approximately
      bytes = bytes.lowerBound - 1..<bytes.upperBound
      return
    }
    if let sign = comparisonSign() {
      hedge = sign
      bytes = bytes.lowerBound - 1..<bytes.upperBound
      return
    }
    if passage.isWord(first - 1, "c"), passage[first - 1].shape == .lower {
      hedge = .approximately
      extend(to: first - 1)
      return
    }
    let allowed: Gap = [.space, .currency, .hyphen]
    guard first > 0, passage[first].gap.isSubset(of: allowed), passage[first].gap.contains(.space)
    else { return }
    for start in max(0, first - Self.reach)..<first {
      guard let (node, end) = passage.longest(from: start, doing: .hedge), end == first - 1,
        !isDuring(start)
      else { continue }
      hedge = hedge ?? Hedge(rawValue: passage.lexicon.name(of: node))
      extend(to: start)
      break
    }
    if passage.isWord(first - 1, among: ["another", "additional", "further"])
      || passage.isWord(first - 1, "between") && isJoinedByAnd
    {
      extend(to: first - 1)
    }
  }

  /// "between 10 and 12".
  private var isJoinedByAnd: Bool {
    numeral.isRange
      && (numeral.first...numeral.last).contains { passage.isWord($0, among: ["and", "to"]) }
  }

  /// "£31bn over 30 years": through that time rather than more than that.
  private func isDuring(_ i: Int) -> Bool {
    guard passage.isWord(i, "over"), passage[numeral.last + 1].has(.timeUnit) else { return false }
    let before = passage[i - 1]
    return before.shape == .digits || before.has([.scale, .currency, .unit, .counted])
      || passage.isWord(i - 1, among: ["spread", "spent", "paid"])
  }

  private func comparisonSign() -> Hedge? {
    guard bytes.lowerBound > 0 else { return nil }
    return switch passage.byte(at: bytes.lowerBound - 1) {
    case UInt8(ascii: "<"): .lessThan
    case UInt8(ascii: ">"): .moreThan
    default: nil
    }
  }

  mutating func extend(to word: Int) {
    first = word
    bytes = passage[word].start..<bytes.upperBound
  }

  /// Takes in words up to one after the number.
  mutating func take(through word: Int) {
    guard word > last else { return }
    last = word
    bytes = bytes.lowerBound..<max(bytes.upperBound, passage[word].end)
  }

  func mention(_ type: FactType, unit: String, of: String? = nil) -> Mention {
    var mention = Mention(type, passage, first, last)
    mention.bytes = bytes
    mention.figure = Amount(
      minimum: numeral.minimum, maximum: numeral.maximum, unit: unit, of: of,
      hedge: hedge ?? (numeral.isVague ? .atLeast : nil))
    return mention
  }
}
