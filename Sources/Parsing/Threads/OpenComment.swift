/// A comment on the path from the top level to the newest one: what later lines are compared with.
struct OpenComment: Sendable {
  /// Index among the comments, from 0.
  var index: Int
  /// Indices of its lines.
  var firstLine: Int
  var lastLine: Int
  var depth = 0
  var children = 0
  var words = 0
  var questions = 0
  var secondPerson = 0
  var firstPerson = 0
  var bag: Bag
  var firstBag: Bag
  var lastBag: Bag
  var vector: WordVectors.Pair
  var firstShape: LineShape
  var lastShape: LineShape
  var firstWords: [Word]
  var traits: Traits
  /// Of the comment that it answers.
  var parentTraits = Traits()
  var parentSignature: UInt32 = 0
  /// Log-odds that a comment starts at its first line.
  var startScore: Float
  /// Hash of the short last line that it is signed with, 0 if none.
  var signature: UInt32 = 0
  /// Earlier lines that it quotes, with the number of words.
  var quotes: [TextLine.Quote] = []

  static let maximumQuotes = 24

  init(_ line: TextLine, at i: Int, index: Int, startScore: Float, vector: WordVectors.Pair) {
    self.index = index
    self.startScore = startScore
    (firstLine, lastLine) = (i, i)
    bag = line.bag
    (firstBag, lastBag) = (line.bag, line.bag)
    self.vector = vector
    (firstShape, lastShape) = (line.shape, line.shape)
    firstWords = Array(line.words.prefix(12))
    traits = line.shape.traits
    count(line)
  }

  mutating func append(_ line: TextLine, at i: Int, vector: WordVectors.Pair) {
    lastLine = i
    bag.add(line.bag.terms)
    lastBag = line.bag
    self.vector += vector
    lastShape = line.shape
    traits.formUnion(line.shape.traits)
    count(line)
  }

  private mutating func count(_ line: TextLine) {
    words += line.shape.wordCount
    questions += line.shape.questions
    secondPerson += line.shape.secondPerson
    firstPerson += line.shape.firstPerson
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
