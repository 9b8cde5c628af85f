/// What is known of a line from the lines around it before anything is decided, in texts that are
/// read closely.
///
/// Cohesion and its dips are those of TextTiling (Hearst, 1997): how much the words above a gap
/// have in common with those below it.
final class Surroundings: Sendable {
  struct Measures: Sendable {
    /// Cosine of the two lines above with the line and the next, and of three with three.
    var cohesion: Float = 0
    var cohesionWide: Float = 0
    /// By how much the cohesion is below that of the gaps above and below.
    var cohesionDip: Float = 0
    /// Cosine of the line above with the line below.
    var neighbours: Float = 0
    /// Cosine of the line with the three above, and with the three below.
    var behind: Float = 0
    var ahead: Float = 0
    /// Rare words that are said above and below the gap, within `chainReach` lines.
    var chains: Float = 0
    /// Lines from the later line that quotes the line above to the one that quotes this line, at most
    /// `quoteReach` either way; `unquoted` when either is never quoted.
    var quotedApart: Float = Surroundings.unquoted
    /// By how much the encoder's log-odds of a start are above the best within two lines.
    var startLead: Float = 0
    /// Share of the lines with lower log-odds of a start, by the encoder and by words.
    var startRank: Float = 0
    var lexicalRank: Float = 0
    /// Mean of the encoder's probabilities of a start.
    var startMean: Float = 0
    /// Cosine of what the line and its neighbour offer to answers, after the encoder.
    var nearPrevious: Float = 0
    var nearNext: Float = 0
    /// How much the line answers the one above, after the encoder.
    var answersPrevious: Float = 0
    /// The same as `cohesion` and its dip, of what lines offer to answers.
    var meaningCohesion: Float = 0
    var meaningDip: Float = 0
    /// How differently the two lines above and the line with the next are written.
    var habitsApart: Float = 0
  }

  let measures: Measures
  let habits: WritingHabits
  /// The line and the next one together.
  let pairBag: Bag
  let pairHabits: WritingHabits

  static let chainReach = 6
  static let quoteReach = 20
  static let unquoted: Float = -30

  fileprivate init(
    measures: Measures, habits: WritingHabits, pairBag: Bag, pairHabits: WritingHabits
  ) {
    self.measures = measures
    self.habits = habits
    self.pairBag = pairBag
    self.pairHabits = pairHabits
  }
}

extension Surroundings {
  /// Sets the surroundings of lines that have meanings, lexical scores and quotes.
  ///
  /// - Parameter habits: those of each line.
  static func set(in lines: inout [TextLine], habits: [WritingHabits]) {
    guard lines.first?.meaning != nil, habits.count == lines.count else { return }
    let reader = SurroundingsReader(lines, habits: habits)
    for i in lines.indices {
      lines[i].surroundings = Surroundings(
        measures: reader.measures[i], habits: habits[i], pairBag: reader.bag(reader.below(i, 2)),
        pairHabits: reader.sum(reader.below(i, 2)))
    }
  }
}

/// Works out the measures of all lines of a text.
private struct SurroundingsReader {
  private let lines: [TextLine]
  private let habits: [WritingHabits]
  private(set) var measures: [Surroundings.Measures]

  init(_ lines: [TextLine], habits: [WritingHabits]) {
    self.lines = lines
    self.habits = habits
    measures = Array(repeating: Surroundings.Measures(), count: lines.count)
    compareWords()
    linkRareWords()
    compareQuotes()
    compareMeanings()
    compareHabits()
  }

  /// Lines before and after a gap, as far as there are any.
  private func above(_ i: Int, _ count: Int) -> Range<Int> { max(0, i - count)..<i }
  func below(_ i: Int, _ count: Int) -> Range<Int> { i..<min(lines.count, i + count) }

  func bag(_ range: Range<Int>) -> Bag {
    var bag = Bag()
    for i in range { bag.add(lines[i].bag.terms) }
    return bag
  }

  func sum(_ range: Range<Int>) -> WritingHabits {
    range.reduce(into: WritingHabits()) { $0.add(habits[$1]) }
  }

  private mutating func compareWords() {
    for i in lines.indices {
      measures[i].cohesion = bag(above(i, 2)).overlap(bag(below(i, 2))).weighted
      measures[i].cohesionWide = bag(above(i, 3)).overlap(bag(below(i, 3))).weighted
      measures[i].behind = lines[i].bag.overlap(bag(above(i, 3))).weighted
      measures[i].ahead = lines[i].bag.overlap(bag(below(i + 1, 3))).weighted
      if i > 0, i + 1 < lines.count {
        measures[i].neighbours = lines[i - 1].bag.overlap(lines[i + 1].bag).weighted
      }
    }
    let dips = dips(measures.map(\.cohesion))
    let ranks = ranks(lines.map(\.lexical))
    for i in lines.indices {
      measures[i].cohesionDip = dips[i]
      measures[i].lexicalRank = ranks[i]
    }
  }

  private mutating func linkRareWords() {
    var last: [UInt32: Int] = [:]
    for i in lines.indices {
      for term in lines[i].bag.terms where term.isRare {
        if let before = last[term.stem], i - before <= Surroundings.chainReach {
          for gap in (before + 1)...i { measures[gap].chains += 1 }
        }
        last[term.stem] = i
      }
    }
  }

  private mutating func compareQuotes() {
    var quoting = [Int?](repeating: nil, count: lines.count)
    for i in lines.indices {
      for quote in lines[i].quotes
      where lines.indices.contains(Int(quote.line)) && quoting[Int(quote.line)] == nil {
        quoting[Int(quote.line)] = i
      }
    }
    for i in lines.indices.dropFirst() {
      guard let own = quoting[i], let previous = quoting[i - 1] else { continue }
      let reach = Surroundings.quoteReach
      measures[i].quotedApart = Float(max(-reach, min(reach, own - previous)))
    }
  }

  private mutating func compareMeanings() {
    let starts = lines.map { $0.meaning?.start ?? 0 }
    let ranks = ranks(starts)
    let sum = starts.reduce(0) { $0 + NaturalLogarithm.probability(logOdds: $1) }
    let offers = lines.map { line in line.meaning.map { Array($0.answered) } ?? [] }
    func offer(_ range: Range<Int>) -> [Float] {
      range.dropFirst().reduce(range.first.map { offers[$0] } ?? []) { sum, i in
        zip(sum, offers[i]).map { $0 + $1 }
      }
    }
    for i in lines.indices {
      let near = [i - 2, i - 1, i + 1, i + 2].filter(lines.indices.contains)
      measures[i].startLead = starts[i] - (near.map { starts[$0] }.max() ?? starts[i])
      measures[i].startRank = ranks[i]
      measures[i].startMean = sum / Float(lines.count)
      measures[i].meaningCohesion = Self.cosine(offer(above(i, 2)), offer(below(i, 2)))
      guard i > 0, let own = lines[i].meaning, let previous = lines[i - 1].meaning else { continue }
      let nearness = Self.cosine(offers[i], offers[i - 1])
      measures[i].nearPrevious = nearness
      measures[i - 1].nearNext = nearness
      measures[i].answersPrevious = CommentMeaning(own).score(to: CommentMeaning(previous))
    }
    let dips = dips(measures.map(\.meaningCohesion))
    for i in lines.indices { measures[i].meaningDip = dips[i] }
  }

  private mutating func compareHabits() {
    let deviations = WritingHabits.Deviations(habits)
    for i in lines.indices {
      measures[i].habitsApart = deviations.distance(sum(above(i, 2)), sum(below(i, 2)))
    }
  }

  private static func cosine(_ a: [Float], _ b: [Float]) -> Float {
    var (product, squareA, squareB): (Float, Float, Float) = (0, 1e-6, 1e-6)
    for (x, y) in zip(a, b) {
      product += x * y
      squareA += x * x
      squareB += y * y
    }
    return product / (squareA * squareB).squareRoot()
  }

  /// By how much each value is below the mean of its neighbours.
  private func dips(_ values: [Float]) -> [Float] {
    values.indices.map { i in
      let above = i > 0 ? values[i - 1] : values[i]
      let below = i + 1 < values.count ? values[i + 1] : values[i]
      return (above + below) / 2 - values[i]
    }
  }

  /// The share of values that stand before each when all are sorted.
  private func ranks(_ values: [Float]) -> [Float] {
    var ranks = [Float](repeating: 0, count: values.count)
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    for (rank, i) in order.enumerated() { ranks[i] = Float(rank) / Float(values.count) }
    return ranks
  }
}
