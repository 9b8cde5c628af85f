/// What a text is like as a whole, from its first window: blog, forum and news pages differ in how
/// long comments are and how deep they stand.
struct DocumentStyle: Sendable {
  /// Index of the first line that is not article.
  var split: Int
  var lineCount: Int
  /// Over the lines that are not article.
  var meanWords: Float = 0
  var meanLexical: Float = 0
  var meanQuoted: Float = 0
  var shortShare: Float = 0
  var lowerShare: Float = 0
  var secondPersonShare: Float = 0
  var codeShare: Float = 0
  var questionShare: Float = 0
  var germanShare: Float = 0
  var articleBag = Bag()
  var titleBag = Bag()
  var articleWords = 0
  /// What the article is about, where the text is read closely.
  private(set) var articleSubjects = SubjectSum()
  /// How much the habits of writing vary from line to line, where the text is read closely.
  private(set) var habits = WritingHabits.Deviations.none
  private var traitWeights = [Float](repeating: 0, count: Traits.count)

  /// - Parameter lines: the first window of the text.
  init(_ lines: [TextLine], split: Int, lineCount: Int) {
    self.split = split
    self.lineCount = lineCount
    let split = min(split, lines.count)
    for line in lines[..<split] {
      articleBag.add(line.bag.terms)
      articleWords += line.shape.wordCount
      if let meaning = line.meaning { articleSubjects.add(meaning.subject) }
    }
    titleBag = lines.first?.bag ?? Bag()
    let rest = lines[split...]
    let count = Float(max(1, rest.count))
    habits = WritingHabits.Deviations(rest.compactMap { $0.surroundings?.habits })
    var traitCounts = [Float](repeating: 0, count: Traits.count)
    for line in rest {
      let shape = line.shape
      meanWords += Float(shape.wordCount) / count
      meanLexical += line.lexical / count
      meanQuoted += line.quoted / count
      if shape.wordCount <= 12 { shortShare += 1 / count }
      if shape.start == .lower { lowerShare += 1 / count }
      if shape.secondPerson > 0 { secondPersonShare += 1 / count }
      if shape.codeSigns > 2 { codeShare += 1 / count }
      if shape.questions > 0 { questionShare += 1 / count }
      germanShare += Float(shape.german) / Float(max(1, shape.wordCount)) / count
      for bit in 0..<Traits.count where shape.traits.rawValue >> UInt32(bit) & 1 == 1 {
        traitCounts[bit] += 1
      }
    }
    for bit in 0..<Traits.count {
      let rate = (traitCounts[bit] + 1) / (count + 2)
      traitWeights[bit] = -NaturalLogarithm.of(rate) - NaturalLogarithm.of(1 - rate)
    }
  }

  /// How differently two stretches are typed: rare habits that only one has count most.
  func distance(_ a: Traits, _ b: Traits) -> Float {
    sum(a.symmetricDifference(b))
  }

  /// Habits that both have.
  func common(_ a: Traits, _ b: Traits) -> Float { sum(a.intersection(b)) }

  private func sum(_ traits: Traits) -> Float {
    var sum: Float = 0
    var rest = traits.rawValue
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      if bit < Traits.count { sum += traitWeights[bit] }
      rest &= rest - 1
    }
    return sum
  }
}
