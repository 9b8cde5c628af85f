import Discussions

/// The words that text, outline, Markdown and HTML use for a comment's head.
///
/// Numbers are those of the reader: the first comment in display order is 1. What is only inferred
/// is marked: a name stands in quotation marks, a doubtful link has a question mark.
struct CommentLabel {
  let number: Int
  /// nil where the source names nobody.
  let author: String?
  let date: String?
  /// Number of the comment that this one answers.
  let answers: Int?
  let isDoubtful: Bool

  init(_ i: Int, of tree: CommentTree) {
    let comment = tree[i]
    number = i + 1
    author = comment.author.map { $0.isInferred ? "“\($0.name)”" : $0.name.string }
    date = comment.date.map(Self.words(for:)) ?? comment.dateText?.string
    answers = tree.parent(i).map { $0 + 1 }
    isDoubtful = comment.link.confidence < Inference.certain
  }

  /// "answers 8", "answers 8?", "top level?", or nil for what is surely top level.
  var link: String? {
    if let answers { return "answers \(answers)\(isDoubtful ? "?" : "")" }
    return isDoubtful ? "top level?" : nil
  }

  /// "2031-03-04 10:15" with the zone where the source states one; without the time at midnight.
  static func words(for time: Timestamp) -> String {
    let iso = time.description
    let day = iso.prefix(10)
    guard time.offsetMinutes != nil || !iso.hasSuffix("T00:00:00") else { return String(day) }
    let clock = iso.dropFirst(11).prefix(5)
    let zone = iso.dropFirst(19)
    return "\(day) \(clock)" + (zone.isEmpty ? "" : zone == "Z" ? " UTC" : " \(zone)")
  }
}
