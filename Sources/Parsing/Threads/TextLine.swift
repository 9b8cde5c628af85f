/// A line made ready for recovery: its words, what it looks like, what it quotes.
struct TextLine: Sendable {
  var source: SourceLine
  var words: [Word]
  var shape: LineShape
  var bag: Bag
  /// Earlier lines that the line has four words in a row from, most words first, at most six.
  var quotes: [Quote] = []
  /// Share of the words that stand in an earlier line in the same order.
  var quoted: Float = 0
  /// At most four words, and the same line stands elsewhere in the text.
  var isRepeated = false
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

  struct Quote: Sendable {
    /// Index of the line in the text.
    var line: Int32
    /// Number of words that stand there as well.
    var words: Int32
  }
}
