/// The words that the lexical models look at, as hashes of place and word.
enum LexicalFeatures {
  private static func key(_ place: UInt32, _ a: UInt32, _ b: UInt32 = 0) -> UInt32 {
    TermHash.mix(TermHash.mix(place &* 0x1000_193 &+ 17, a), b)
  }

  static let maximumWords = 60

  /// For "a comment starts at this line": its opening and closing words and those of its
  /// neighbours, and all its words.
  static func boundary(_ previous: TextLine?, _ line: TextLine, _ next: TextLine?) -> [UInt32] {
    var out: [UInt32] = []
    let words = line.words
    let first = words.first?.hash ?? 1
    let second = words.count > 1 ? words[1].hash : 2
    let third = words.count > 2 ? words[2].hash : 3
    let start = UInt32(line.shape.start.rawValue)
    out.append(key(1, first))
    out.append(key(2, first, second))
    out.append(key(3, second))
    out.append(key(4, TermHash.mix(first, second), third))
    out.append(key(5, words.last?.hash ?? 1))
    out.append(key(6, start, UInt32(line.shape.end.rawValue)))
    out.append(key(7, UInt32(min(words.count, 40)) / 4))
    for i in words.indices.prefix(maximumWords) {
      out.append(key(8, words[i].hash))
      if i > 0 { out.append(key(9, words[i - 1].hash, words[i].hash)) }
    }
    if let previous {
      let end = UInt32(previous.shape.end.rawValue)
      let last = previous.words.last?.hash ?? 1
      out.append(key(10, last))
      out.append(key(11, end, first))
      out.append(key(12, end, start))
      out.append(key(13, previous.words.first?.hash ?? 1))
      out.append(key(14, last, first))
      if previous.words.count > 1 {
        out.append(key(15, previous.words[previous.words.count - 2].hash, last))
        out.append(key(16, previous.words[0].hash, previous.words[1].hash))
      }
      out.append(key(17, previous.words.first?.hash ?? 1, first))
      out.append(
        key(18, UInt32(min(previous.words.count, 40)) / 4, UInt32(min(words.count, 40)) / 4))
      for word in previous.words.prefix(maximumWords) where !word.form.contains(.content) {
        out.append(key(19, word.hash))
      }
    } else {
      out.append(key(20, 0))
    }
    if let next {
      out.append(key(21, next.words.first?.hash ?? 1))
      out.append(
        key(22, next.words.first?.hash ?? 1, next.words.count > 1 ? next.words[1].hash : 0))
    }
    return out
  }

  /// For "this line belongs to a comment, not to the article".
  static func register(_ line: TextLine) -> [UInt32] {
    var out: [UInt32] = []
    let words = line.words
    out.append(key(30, words.first?.hash ?? 1))
    out.append(key(31, words.first?.hash ?? 1, words.count > 1 ? words[1].hash : 0))
    out.append(key(32, UInt32(line.shape.end.rawValue)))
    out.append(key(33, UInt32(min(words.count, 60)) / 6))
    for i in words.indices.prefix(maximumWords) {
      out.append(key(34, words[i].hash))
      if i > 0 { out.append(key(35, words[i - 1].hash, words[i].hash)) }
    }
    return out
  }

  /// For "the article ends between these lines".
  static func cut(_ before: TextLine, _ first: TextLine) -> [UInt32] {
    var out: [UInt32] = []
    for (line, place) in [(before, UInt32(60)), (first, 80)] {
      let words = line.words
      let opening = words.first?.hash ?? 1
      out.append(key(place, opening))
      out.append(key(place + 1, opening, words.count > 1 ? words[1].hash : 0))
      out.append(key(place + 2, UInt32(line.shape.end.rawValue)))
      out.append(key(place + 3, UInt32(line.shape.start.rawValue)))
      out.append(key(place + 4, UInt32(min(words.count, 60)) / 6))
      out.append(key(place + 5, words.last?.hash ?? 1))
      for word in words.prefix(maximumWords) { out.append(key(place + 6, word.hash)) }
    }
    out.append(key(100, UInt32(before.shape.end.rawValue), first.words.first?.hash ?? 1))
    return out
  }

  /// Which comment on the path is answered.
  enum Relation: UInt32 { case previous, next, higher, top }

  /// For "this comment answers the one that stands so": the comment's opening words with the
  /// relation, and how the other one ends.
  static func link(
    _ words: [Word], _ shape: LineShape, to candidate: OpenComment?, _ relation: Relation
  ) -> [UInt32] {
    var out: [UInt32] = []
    let place = 40 + relation.rawValue
    let first = words.first?.hash ?? 1
    let second = words.count > 1 ? words[1].hash : 2
    out.append(key(place, 0))
    out.append(key(place, 1, first))
    out.append(key(place, 2, TermHash.mix(first, second)))
    if words.count > 2 {
      out.append(key(place, 3, TermHash.mix(TermHash.mix(first, second), words[2].hash)))
    }
    for word in words.prefix(12) { out.append(key(place, 4, word.hash)) }
    out.append(key(place, 5, UInt32(shape.start.rawValue)))
    out.append(key(place, 6, UInt32(shape.end.rawValue)))
    if let candidate {
      let end = UInt32(candidate.lastShape.end.rawValue)
      out.append(key(place, 7, end))
      out.append(key(place, 8, TermHash.mix(end, first)))
      let other = candidate.firstWords.first?.hash ?? 1
      out.append(key(place, 9, other))
      out.append(key(place, 10, TermHash.mix(other, first)))
    }
    return out
  }
}
