/// A comment on the path from the top level to the newest one: what later lines are compared with.
///
/// An object, for it is large and looked at from many places. Once it is closed, only its children
/// are still counted.
final class OpenComment {
  /// Index among the comments, from 0.
  let index: Int
  /// Indices of its lines.
  let firstLine: Int
  private(set) var lastLine: Int
  var depth = 0
  var children = 0
  private(set) var words = 0
  private(set) var questions = 0
  private(set) var secondPerson = 0
  private(set) var firstPerson = 0
  private(set) var bag: Bag
  let firstBag: Bag
  private(set) var lastBag: Bag
  let firstShape: LineShape
  private(set) var lastShape: LineShape
  let firstWords: [Word]
  private(set) var traits: Traits
  /// Of the comment that it answers.
  var parentTraits = Traits()
  var parentSignature: UInt32 = 0
  /// Log-odds that a comment starts at its first line.
  let startScore: Float
  /// Hash of the short last line that it is signed with, 0 if none.
  private(set) var signature: UInt32 = 0
  /// Earlier lines that it quotes, with the number of words.
  private(set) var quotes: [TextLine.Quote] = []
  /// Where the text is read closely.
  private(set) var meaning: CommentMeaning?
  private(set) var subjects = SubjectSum()
  private(set) var habits: WritingHabits?
  /// Index of its last line that quotes anything; nil when none does.
  private(set) var lastQuotingLine: Int?

  static let maximumQuotes = 24

  init(_ line: TextLine, at i: Int, index: Int, startScore: Float) {
    self.index = index
    self.startScore = startScore
    (firstLine, lastLine) = (i, i)
    bag = line.bag
    (firstBag, lastBag) = (line.bag, line.bag)
    (firstShape, lastShape) = (line.shape, line.shape)
    firstWords = Array(line.words.prefix(12))
    traits = line.shape.traits
    meaning = line.meaning.map(CommentMeaning.init)
    if let own = line.meaning { subjects.add(own.subject) }
    habits = line.surroundings?.habits
    count(line, at: i)
  }

  func append(_ line: TextLine, at i: Int) {
    lastLine = i
    bag.add(line.bag.terms)
    lastBag = line.bag
    lastShape = line.shape
    traits.formUnion(line.shape.traits)
    if let own = line.meaning {
      meaning?.add(own)
      subjects.add(own.subject)
    }
    if let own = line.surroundings?.habits { habits?.add(own) }
    count(line, at: i)
  }

  private func count(_ line: TextLine, at i: Int) {
    words += line.shape.wordCount
    questions += line.shape.questions
    secondPerson += line.shape.secondPerson
    firstPerson += line.shape.firstPerson
    if !line.quotes.isEmpty { lastQuotingLine = i }
    for quote in line.quotes where quotes.count < Self.maximumQuotes { quotes.append(quote) }
    let isSigned = line.shape.isSignOff || line.shape.isShortName || line.isRepeated
    signature = isSigned && lineCount > 1 ? line.words.last?.hash ?? 0 : 0
  }

  var lineCount: Int { lastLine - firstLine + 1 }

  /// Share of its words that stand in these lines in the same order.
  func quoted(from lines: ClosedRange<Int>) -> Float {
    guard words > 0 else { return 0 }
    var covered: Int32 = 0
    for quote in quotes where lines.contains(Int(quote.line)) { covered += quote.words }
    return Float(covered) / Float(words)
  }
}
