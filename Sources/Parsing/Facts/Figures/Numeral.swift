/// A number as it is written, or a range of two.
struct Numeral {
  var minimum: Double
  var maximum: Double
  /// Words from the first to the last.
  var first: Int
  var last: Int
  /// Written in digits, at least in part.
  var hasDigits: Bool
  /// "millions", "dozens": at least one of the scale.
  var isVague = false
  /// Digits alone, without a comma, a fraction or a scale: it may be a year or a label.
  var isPlain = false
  /// A letter glued to the digits that is million or metre by what else is said ("5m").
  var endsInM = false

  var isRange: Bool { minimum != maximum }
}

/// Reads numbers from the words of a passage.
struct NumeralReader {
  let passage: Passage

  /// The number, or the range of two, that begins at a word.
  func read(at first: Int) -> Numeral? {
    guard var numeral = single(at: first) else { return nil }
    if let second = rangeEnd(after: numeral) {
      var low = numeral
      // "10-15 billion": the scale belongs to both.
      let scale = second.maximum / max(second.unscaled, 1)
      if low.maximum < second.unscaled, scale > 1, low.isPlain || !low.hasDigits {
        low.minimum *= scale
      }
      if low.minimum < second.maximum {
        numeral.minimum = low.minimum
        numeral.maximum = second.maximum
        numeral.last = second.last
        numeral.isPlain = false
        numeral.endsInM = second.endsInM
      }
    }
    return numeral
  }

  private struct RangeEnd {
    var maximum: Double
    var unscaled: Double
    var last: Int
    var endsInM: Bool
  }

  private func rangeEnd(after numeral: Numeral) -> RangeEnd? {
    guard !numeral.isVague else { return nil }
    var next = numeral.last + (numeral.endsInM ? 2 : 1)
    let gap = passage[next].gap
    if gap == .hyphen || gap == [.hyphen, .space], numeral.hasDigits {
      guard passage[next].shape == .digits else { return nil }
    } else if gap == .space, passage.isWord(next, among: ["or", "to"]) {
      next += 1
      guard passage[next].gap == .space || passage[next].gap == [.space, .currency] else {
        return nil
      }
    } else if gap == .space, passage.isWord(next, "and"),
      passage.isWord(numeral.first - 1, "between")
    {
      next += 1
    } else {
      return nil
    }
    guard let second = single(at: next), !second.isVague,
      second.hasDigits == numeral.hasDigits || second.maximum > numeral.maximum
    else { return nil }
    let unscaled = single(at: next, scaled: false)?.maximum ?? second.maximum
    return RangeEnd(
      maximum: second.maximum, unscaled: unscaled, last: second.last, endsInM: second.endsInM)
  }

  private func single(at i: Int, scaled: Bool = true) -> Numeral? {
    let token = passage[i]
    if token.shape == .digits { return digits(at: i, scaled: scaled) }
    if token.has(.pluralNumber) || token.has(.prefix),
      let (node, last) = passage.longest(from: i, doing: .pluralNumber),
      let value = Double(passage.lexicon.name(of: node))
    {
      return Numeral(
        minimum: value, maximum: value, first: i, last: last, hasDigits: false, isVague: true)
    }
    guard token.has([.number, .prefix]),
      let (node, last) = passage.longest(from: i, doing: .number),
      let value = Double(passage.lexicon.name(of: node))
    else { return nil }
    var numeral = Numeral(minimum: value, maximum: value, first: i, last: last, hasDigits: false)
    joinWords(&numeral)
    addHalf(&numeral, of: 1)
    if scaled { applyScales(&numeral, isWord: true) }
    if numeral.maximum >= 1e6 { addHalf(&numeral, of: value) }
    return numeral
  }

  /// "twenty-five", "thirty two".
  private func joinWords(_ numeral: inout Numeral) {
    let next = passage[numeral.last + 1]
    guard (20...90).contains(numeral.minimum), next.joins, next.has(.number),
      let text = passage.value(of: numeral.last + 1, as: .number), let ones = Double(text),
      (1...9).contains(ones)
    else { return }
    numeral.minimum += ones
    numeral.maximum = numeral.minimum
    numeral.last += 1
  }

  /// "two and a half", "a million and a half".
  private func addHalf(_ numeral: inout Numeral, of one: Double) {
    let next = numeral.last + 1
    guard passage.isWord(next, "and"), passage.isWord(next + 1, "a"),
      passage.isWord(next + 2, "half"), passage[next + 2].gap == .space
    else { return }
    numeral.minimum += one / 2
    numeral.maximum = numeral.minimum
    numeral.last = next + 2
  }

  /// Digits kept of a run: more are no figure that anyone states.
  private static let maximumDigits = 15

  private func digits(at i: Int, scaled: Bool) -> Numeral? {
    var last = i
    guard var value = integer(at: i) else { return nil }
    var isPlain = true
    if passage.hasLeadingPoint(i) {
      for _ in 0..<passage[i].length { value /= 10 }
      isPlain = false
    }
    while let group = thousands(at: last + 1, afterFirst: last == i) {
      guard value < 1e12 else { return nil }
      value = value * 1000 + group
      last += 1
      isPlain = false
    }
    let next = passage[last + 1]
    if next.shape == .digits, next.gap == .period, next.start - passage[last].end == 1,
      let fraction = integer(at: last + 1)
    {
      var scale = 1.0
      for _ in 0..<next.length { scale *= 10 }
      value += fraction / scale
      last += 1
      isPlain = false
    }
    var numeral = Numeral(
      minimum: value, maximum: value, first: i, last: last, hasDigits: true, isPlain: isPlain)
    if scaled { applyScales(&numeral, isWord: false) }
    if isPlain, [10, 100, 1000, 10_000, 100_000].contains(value), passage[last + 1].gap.isEmpty,
      passage.isWord(last + 1, "s"), passage.isWord(last + 2, "of")
    {
      // "1000s of shells".
      numeral.isVague = true
      numeral.last = last + 1
    }
    return numeral
  }

  private func integer(at i: Int) -> Double? {
    let token = passage[i]
    guard token.shape == .digits, token.length <= Self.maximumDigits else { return nil }
    var value = 0.0
    for k in token.start..<token.end { value = value * 10 + Double(passage.byte(at: k) &- 0x30) }
    return value
  }

  /// Three digits after a comma, or "000" after ", " or a space ("250, 000").
  private func thousands(at i: Int, afterFirst: Bool) -> Double? {
    let token = passage[i]
    guard token.shape == .digits, token.length == 3, let value = integer(at: i),
      !afterFirst || passage[i - 1].length <= 3
    else { return nil }
    if token.gap == .comma { return value }
    let isSpaced = token.gap == .space || token.gap == [.comma, .space]
    return isSpaced && token.start - passage[i - 1].end <= 2 && value == 0 ? value : nil
  }

  private func applyScales(_ numeral: inout Numeral, isWord: Bool) {
    var scales = 0
    while scales < 2 {
      let next = passage[numeral.last + 1]
      let isGlued = next.gap.isEmpty
      guard next.has(.scale), isGlued || next.gap == .space || next.gap == .hyphen,
        isGlued || next.length > 1, !(isWord && isGlued)
      else { break }
      if isGlued, next.length == 1, passage[numeral.last + 2].gap.isEmpty,
        numeral.last + 2 < passage.count
      {
        break
      }
      if next.length == 1, passage.isWord(numeral.last + 1, "m") {
        numeral.endsInM = true
        break
      }
      if next.length == 1, passage.isWord(numeral.last + 1, "b"), next.shape == .lower,
        !isMoney(numeral.first)
      {
        break
      }
      guard let text = passage.value(of: numeral.last + 1, as: .scale), let scale = Double(text)
      else { break }
      // Rounded, because 16.9 * 1e9 is not 16900000000.
      numeral.minimum = (numeral.minimum * scale).rounded()
      numeral.maximum = (numeral.maximum * scale).rounded()
      numeral.last += 1
      numeral.isPlain = false
      scales += 1
      if isWord || scale == 100 { addRemainder(&numeral, below: scale) }
    }
  }

  private func isMoney(_ first: Int) -> Bool { passage[first].gap.contains(.currency) }

  /// "two hundred and fifty".
  private func addRemainder(_ numeral: inout Numeral, below scale: Double) {
    var next = numeral.last + 1
    if passage.isWord(next, "and") { next += 1 }
    guard !numeral.hasDigits, passage[next].gap == .space, passage[next].has(.number),
      var rest = single(at: next, scaled: false), rest.maximum < scale, rest.maximum >= 1,
      next > numeral.last + 1 || rest.maximum > 9
    else { return }
    rest.minimum += numeral.minimum
    numeral.minimum = rest.minimum
    numeral.maximum = rest.minimum
    numeral.last = rest.last
  }
}
