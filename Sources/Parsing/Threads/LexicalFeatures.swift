/// What takes the hashes: a list for training, a sum for reading.
protocol FeatureSink {
  mutating func add(_ feature: UInt32)
}

extension [UInt32]: FeatureSink {
  mutating func add(_ feature: UInt32) { append(feature) }
}

/// The words that the lexical models look at, as hashes of place and word.
enum LexicalFeatures {
  @inline(__always)
  private static func key(_ place: UInt32, _ a: UInt32, _ b: UInt32 = 0) -> UInt32 {
    TermHash.mix(TermHash.mix(place &* 0x1000_193 &+ 17, a), b)
  }

  static let maximumWords = 60

  /// For "a comment starts at this line": its opening and closing words and those of its
  /// neighbours, and all its words.
  static func boundary(
    _ previous: TextLine?, _ line: TextLine, _ next: TextLine?, into out: inout some FeatureSink
  ) {
    let words = line.words
    let first = words.first?.hash ?? 1
    let second = words.count > 1 ? words[1].hash : 2
    let third = words.count > 2 ? words[2].hash : 3
    let start = UInt32(line.shape.start.rawValue)
    out.add(key(1, first))
    out.add(key(2, first, second))
    out.add(key(3, second))
    out.add(key(4, TermHash.mix(first, second), third))
    out.add(key(5, words.last?.hash ?? 1))
    out.add(key(6, start, UInt32(line.shape.end.rawValue)))
    out.add(key(7, UInt32(min(words.count, 40)) / 4))
    for i in words.indices.prefix(maximumWords) {
      out.add(key(8, words[i].hash))
      if i > 0 { out.add(key(9, words[i - 1].hash, words[i].hash)) }
    }
    if let previous {
      let end = UInt32(previous.shape.end.rawValue)
      let last = previous.words.last?.hash ?? 1
      out.add(key(10, last))
      out.add(key(11, end, first))
      out.add(key(12, end, start))
      out.add(key(13, previous.words.first?.hash ?? 1))
      out.add(key(14, last, first))
      if previous.words.count > 1 {
        out.add(key(15, previous.words[previous.words.count - 2].hash, last))
        out.add(key(16, previous.words[0].hash, previous.words[1].hash))
      }
      out.add(key(17, previous.words.first?.hash ?? 1, first))
      out.add(
        key(18, UInt32(min(previous.words.count, 40)) / 4, UInt32(min(words.count, 40)) / 4))
      for word in previous.words.prefix(maximumWords) where !word.form.contains(.content) {
        out.add(key(19, word.hash))
      }
    } else {
      out.add(key(20, 0))
    }
    if let next {
      out.add(key(21, next.words.first?.hash ?? 1))
      out.add(
        key(22, next.words.first?.hash ?? 1, next.words.count > 1 ? next.words[1].hash : 0))
    }
  }

  /// For "this line belongs to a comment, not to the article".
  static func register(_ line: TextLine, into out: inout some FeatureSink) {
    let words = line.words
    out.add(key(30, words.first?.hash ?? 1))
    out.add(key(31, words.first?.hash ?? 1, words.count > 1 ? words[1].hash : 0))
    out.add(key(32, UInt32(line.shape.end.rawValue)))
    out.add(key(33, UInt32(min(words.count, 60)) / 6))
    for i in words.indices.prefix(maximumWords) {
      out.add(key(34, words[i].hash))
      if i > 0 { out.add(key(35, words[i - 1].hash, words[i].hash)) }
    }
  }

  /// For "the article ends between these lines".
  static func cut(
    _ before: TextLine, _ first: TextLine, into out: inout some FeatureSink
  ) {
    for (line, place) in [(before, UInt32(60)), (first, 80)] {
      let words = line.words
      let opening = words.first?.hash ?? 1
      out.add(key(place, opening))
      out.add(key(place + 1, opening, words.count > 1 ? words[1].hash : 0))
      out.add(key(place + 2, UInt32(line.shape.end.rawValue)))
      out.add(key(place + 3, UInt32(line.shape.start.rawValue)))
      out.add(key(place + 4, UInt32(min(words.count, 60)) / 6))
      out.add(key(place + 5, words.last?.hash ?? 1))
      for word in words.prefix(maximumWords) { out.add(key(place + 6, word.hash)) }
    }
    out.add(key(100, UInt32(before.shape.end.rawValue), first.words.first?.hash ?? 1))
  }

  /// Which comment on the path is answered.
  enum Relation: UInt32 { case previous, next, higher, top }

  /// For "this comment answers the one that stands so": the comment's opening words with the
  /// relation.
  static func link(
    _ words: [Word], _ shape: LineShape, _ relation: Relation, into out: inout some FeatureSink
  ) {
    let place = 40 + relation.rawValue
    let first = words.first?.hash ?? 1
    let second = words.count > 1 ? words[1].hash : 2
    out.add(key(place, 0))
    out.add(key(place, 1, first))
    out.add(key(place, 2, TermHash.mix(first, second)))
    if words.count > 2 {
      out.add(key(place, 3, TermHash.mix(TermHash.mix(first, second), words[2].hash)))
    }
    for word in words.prefix(12) { out.add(key(place, 4, word.hash)) }
    out.add(key(place, 5, UInt32(shape.start.rawValue)))
    out.add(key(place, 6, UInt32(shape.end.rawValue)))
  }

  /// The same: how the other one begins and ends.
  static func link(
    _ words: [Word], to candidate: OpenComment, _ relation: Relation,
    into out: inout some FeatureSink
  ) {
    let place = 40 + relation.rawValue
    let first = words.first?.hash ?? 1
    let end = UInt32(candidate.lastShape.end.rawValue)
    out.add(key(place, 7, end))
    out.add(key(place, 8, TermHash.mix(end, first)))
    let other = candidate.firstWords.first?.hash ?? 1
    out.add(key(place, 9, other))
    out.add(key(place, 10, TermHash.mix(other, first)))
  }
}

// Lists of all features, for training.
extension LexicalFeatures {
  static func boundary(_ previous: TextLine?, _ line: TextLine, _ next: TextLine?) -> [UInt32] {
    var features: [UInt32] = []
    boundary(previous, line, next, into: &features)
    return features
  }

  static func register(_ line: TextLine) -> [UInt32] {
    var features: [UInt32] = []
    register(line, into: &features)
    return features
  }

  static func cut(_ before: TextLine, _ first: TextLine) -> [UInt32] {
    var features: [UInt32] = []
    cut(before, first, into: &features)
    return features
  }

  static func link(
    _ words: [Word], _ shape: LineShape, to candidate: OpenComment?, _ relation: Relation
  ) -> [UInt32] {
    var features: [UInt32] = []
    link(words, shape, relation, into: &features)
    if let candidate { link(words, to: candidate, relation, into: &features) }
    return features
  }
}
