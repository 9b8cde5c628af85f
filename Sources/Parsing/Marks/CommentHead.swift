import Discussions

/// The lines that open a comment on a copied page: who wrote it, when, and to whom.
struct CommentHead {
  /// Indices of the first and last line of the head; the text follows.
  var lines: ClosedRange<Int>
  var name: Substring?
  var stamp: Stamp?
  var replyTo: Substring?
  /// Columns before the date, or before the name where there is none.
  var column: Int
  /// Columns before the list marker; equal to `column` where there is none.
  var indent: Int
  /// How the comment is numbered or bulleted, where it stands in a list.
  var marker: PageLine.Marker?
  var score: Int?
  /// Index of the first line of what closes the comment, where that is a date or buttons.
  var foot: Int?
}

extension CommentLayout {
  /// Indices of the lines between the head of a comment and its foot or the next head.
  ///
  /// A comment without a name has no line of its own above the text: its head is its first line.
  func text(of i: Int, lineCount: Int) -> Range<Int> {
    let head = heads[i]
    let next = i + 1 < heads.count ? heads[i + 1].lines.lowerBound : lineCount
    let end = min(head.foot ?? next, next)
    let hasHead = kind == .heads || head.name != nil
    let start = hasHead ? head.lines.upperBound + 1 : head.lines.lowerBound
    return min(start, end)..<end
  }
}

/// How the comments of a page are laid out, with the heads that were found by it.
struct CommentLayout {
  enum Kind {
    /// Name and date, or a name with "says:", above the text.
    case heads
    /// Date or buttons below the text.
    case feet
    /// Numbered or bulleted items without dates.
    case list
  }
  var kind: Kind
  var heads: [CommentHead]
}
