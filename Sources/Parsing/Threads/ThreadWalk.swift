/// Who decides at each step of a walk: the model, the truth, or a mixture for training.
protocol ThreadPolicy {
  /// Whether the line is so certain to open a comment, or not to, that it need not be weighed; nil
  /// where it is to be.
  mutating func certainlyOpens(at line: Int) -> Bool?
  /// Whether the line opens a comment, and the log-odds that it does.
  mutating func opens(_ row: FeatureRow<BoundaryFeature>, at line: Int) -> (Bool, Float)
  /// A line of the comment that is certain to be answered, so that it is among the candidates.
  func wantedParent(of comment: OpenComment) -> Int?
  /// Which of the candidates the comment answers: an index into `choice.rises`.
  mutating func link(_ choice: LinkChoice, of comment: OpenComment) -> Int
  /// A comment took its place.
  mutating func placed(_ comment: OpenComment, answering parent: Int?)
}

extension ThreadPolicy {
  func certainlyOpens(at line: Int) -> Bool? { nil }
  func wantedParent(of comment: OpenComment) -> Int? { nil }
}

/// Goes through the lines below the article and asks a policy at each step.
///
/// A pasted page is in display order (depth-first), so a comment can only answer the one before it
/// or one of that comment's ancestors. Where a comment begins is decided line by line; what it
/// answers, when its last line is known.
struct ThreadWalk<Policy: ThreadPolicy> {
  private(set) var tally = ThreadTally()
  var policy: Policy
  private let style: DocumentStyle
  private let linkWords: HashedModel
  private let nearest: Int
  private var previous: TextLine?
  private var beforePrevious: TextLine?
  private var opened = 0

  /// - Parameter nearest: candidates nearest to a comment that are looked at.
  init(
    style: DocumentStyle, linkWords: HashedModel, policy: Policy,
    nearest: Int = LinkChoice.nearest
  ) {
    self.style = style
    self.linkWords = linkWords
    self.nearest = nearest
    self.policy = policy
  }

  /// Takes the next line; lines of the article are only remembered.
  mutating func advance(_ line: TextLine, at i: Int, next: TextLine?) {
    if i >= style.split {
      let (opens, score) = weigh(line, at: i, next: next)
      if opens {
        close()
        let comment = OpenComment(line, at: i, index: opened, startScore: score)
        tally.open(comment, quoted: line.quoted)
        opened += 1
      } else if !tally.path.isEmpty {
        tally.append(line, at: i)
      }
    }
    swap(&beforePrevious, &previous)
    previous = line
  }

  /// Log-odds of a start that is not weighed, because it is certain.
  static var certainScore: Float { 4 }

  /// Whether a line opens a comment, and the log-odds that it does; the first below the article always
  /// does.
  private mutating func weigh(
    _ line: TextLine, at i: Int, next: TextLine?
  ) -> (opens: Bool, score: Float) {
    if let opens = policy.certainlyOpens(at: i), opens || i > style.split {
      return (opens, Self.certainScore)
    }
    let row = FeatureRow<BoundaryFeature>(
      line, at: i, previous: previous, beforePrevious: beforePrevious, next: next, style: style,
      tally: tally)
    let (opens, score) = policy.opens(row, at: i)
    return i == style.split ? (true, max(score, 3)) : (opens, score)
  }

  /// To be called after the last line.
  mutating func close() {
    guard !tally.path.isEmpty, opened > tally.comments else { return }
    var rise: Int?
    if let comment = tally.path.last,
      let choice = LinkChoice(
        tally: tally, style: style, model: linkWords, nearest: nearest,
        wanted: policy.wantedParent(of: comment))
    {
      rise = choice.rises[policy.link(choice, of: comment)]
    }
    // The open comment is the last of the path, and what it may answer stands before it.
    let parent = rise.map { tally.path[tally.path.count - 2 - $0].index }
    tally.close(under: rise)
    if let comment = tally.path.last { policy.placed(comment, answering: parent) }
  }
}
