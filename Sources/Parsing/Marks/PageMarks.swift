/// What each line of a page could be besides text. A line's marks take hundreds of bytes, and most
/// lines have none or are a row of buttons like all others, so that those are held once.
struct PageMarks: RandomAccessCollection {
  /// By line, where its marks are in `found`.
  private var places: [Int32] = []
  private var found = Self.common
  private static let common: [LineMarks] = [.none, .action]
  /// Bytes of a row of buttons that is looked up.
  private static let longestRemembered = 40

  init(_ lines: [PageLine]) {
    places = [Int32](repeating: 0, count: lines.count)
    // "Reply" stands below each comment.
    var actions: Set<Substring> = []
    for (i, line) in lines.enumerated() {
      let isShort = (1...Self.longestRemembered).contains(line.text.utf8.count)
      if isShort, actions.contains(line.text) {
        self[i] = .action
        continue
      }
      let marks = LineMarks(line)
      self[i] = marks
      if isShort, marks == .action { actions.insert(line.text) }
    }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { places.count }

  subscript(line: Int) -> LineMarks {
    _read { yield found[Int(places[line])] }
    set {
      if let known = Self.common.firstIndex(of: newValue) {
        places[line] = Int32(known)
      } else {
        places[line] = Int32(found.count)
        found.append(newValue)
      }
    }
  }
}
