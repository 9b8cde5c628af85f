/// What each line of a page could be besides text. A line's marks take hundreds of bytes, and most
/// lines have none or are a row of buttons like all others, so that those are held once.
struct PageMarks: RandomAccessCollection {
  /// By line, where its marks are in `found`.
  private var places: [Int32] = []
  private var found = Self.common
  private static let common: [LineMarks] = [.none, .action]

  init(_ lines: [PageLine]) {
    places.reserveCapacity(lines.count)
    for line in lines {
      places.append(0)
      self[places.count - 1] = LineMarks(line)
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
