/// A line made ready for recovery: its words, what it looks like, what it quotes.
struct TextLine: Sendable {
  private var content: Content
  /// The boundary model's lexical score, in log-odds that a comment starts here.
  var lexical: Float = 0
  /// The article model's lexical score, in log-odds that the line belongs to a comment.
  var register: Float = 0
  /// The article model's lexical score of the article ending above this line.
  var cut: Float = 0
  /// Log-odds that a comment starts here, by the line and its neighbours alone; set where the
  /// article's end is looked for.
  var opening: Float = 0
  /// What it means among its neighbours, where the text is read closely.
  var meaning: LineMeaning?
  /// What the lines around it tell, where the text is read closely.
  var surroundings: Surroundings?

  init(_ content: Content) { self.content = content }

  /// What is known of a line once it is read, held together so that lines are copied at no cost.
  final class Content: Sendable {
    let source: SourceLine
    let words: [Word]
    let shape: LineShape
    let bag: Bag
    /// Earlier lines that the line has four words in a row from, most words first, at most six.
    let quotes: [Quote]
    /// Share of the words that stand in an earlier line in the same order.
    let quoted: Float
    /// At most four words, and the same line stands elsewhere in the text.
    let isRepeated: Bool

    init(
      source: SourceLine, words: [Word], shape: LineShape, bag: Bag, quotes: [Quote],
      quoted: Float, isRepeated: Bool
    ) {
      self.source = source
      self.words = words
      self.shape = shape
      self.bag = bag
      self.quotes = quotes
      self.quoted = quoted
      self.isRepeated = isRepeated
    }
  }

  struct Quote: Sendable {
    /// Index of the line in the text.
    var line: Int32
    /// Number of words that stand there as well.
    var words: Int32
  }
}

extension TextLine {
  var source: SourceLine { content.source }
  var words: [Word] { content.words }
  var shape: LineShape { content.shape }
  var bag: Bag { content.bag }
  var quotes: [Quote] { content.quotes }
  var quoted: Float { content.quoted }
  var isRepeated: Bool { content.isRepeated }

  /// The same line with only some of its words.
  func filter(_ isKept: (Word) -> Bool) -> TextLine {
    var line = self
    line.content = Content(
      source: source, words: words.filter(isKept), shape: shape, bag: bag, quotes: quotes,
      quoted: quoted, isRepeated: isRepeated)
    return line
  }
}
