/// The links beside the date of a comment that lead to its neighbours in the thread, as Hacker News has
/// them: "3 hours ago | root | parent | prev | next [–]".
///
/// "parent" stands beside every answer and "root" beside every answer to an answer; "prev" leads to the
/// answer before to the same comment, so the first answer has none. "next" leads past all answers, to
/// whatever stands there, and says nothing.
struct Navigation: OptionSet, Hashable {
  let rawValue: UInt8

  static let root = Navigation(rawValue: 1)
  static let parent = Navigation(rawValue: 2)
  static let previous = Navigation(rawValue: 4)
  static let next = Navigation(rawValue: 8)

  private static let links: [String: Navigation] = [
    "root": .root, "parent": .parent, "prev": .previous, "next": .next,
  ]

  /// Links of the same row that do not lead through the thread.
  private static let others: Set<String> = [
    "context", "flag", "unflag", "vouch", "unvote", "undown", "favorite", "un-favorite", "hide",
    "un-hide", "edit", "delete", "past",
  ]

  /// A line without such links and without the switch that folds a comment, "[–]", "[3 more]"; nil
  /// where it has no links.
  static func taken(from line: Substring) -> (rest: Substring, links: Navigation?) {
    guard line.utf8.last == UInt8(ascii: "]") || line.utf8.contains(UInt8(ascii: "|")) else {
      return (line, nil)
    }
    let unfolded = withoutNotes(line)
    var rest = unfolded
    var found: Navigation = []
    while let bar = rest.lastIndex(of: "|") {
      let word = LineMarks.trimmed(rest[rest.index(after: bar)...]).lowercased()
      if let link = links[word] {
        found.insert(link)
      } else if !others.contains(word) {
        break
      }
      rest = LineMarks.trimmed(rest[..<bar])
    }
    return found.isEmpty ? (unfolded, nil) : (withoutNotes(rest), found)
  }

  /// What stands in brackets behind a date.
  private static let notes: Set<String> = ["–", "-", "−", "+", "flagged", "dead", "dupe"]

  private static func withoutNotes(_ line: Substring) -> Substring {
    var rest = line
    while rest.last == "]", let start = rest.lastIndex(of: "[") {
      let inside = rest[rest.index(after: start)...].dropLast()
      let words = LineTokens(inside)
      let isFolded = words.number(0, digits: 1...5) != nil && words.word(1) == "more"
      // A line that is nothing else is what somebody wrote, or what stands for it.
      guard notes.contains(String(inside)) || isFolded, start > rest.startIndex else { break }
      rest = LineMarks.trimmed(rest[..<start])
    }
    return rest
  }
}
