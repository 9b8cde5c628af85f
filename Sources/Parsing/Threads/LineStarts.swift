/// Of the lines of a text, by their indices, whether they open a comment (true), do not (false) or
/// nothing is known (nil); a byte a line, for a page may say it of hundreds of thousands.
struct LineStarts: Sendable {
  private enum Mark {
    static let unknown: UInt8 = 0
    static let opens: UInt8 = 1
    static let goesOn: UInt8 = 2
  }

  private var marks: [UInt8] = []

  /// - Parameter line: from 0; lines that the text has not are not known.
  subscript(line: Int) -> Bool? {
    get {
      guard marks.indices.contains(line), marks[line] != Mark.unknown else { return nil }
      return marks[line] == Mark.opens
    }
    set {
      if line >= marks.count {
        marks += repeatElement(Mark.unknown, count: line + 1 - marks.count)
      }
      marks[line] = newValue.map { $0 ? Mark.opens : Mark.goesOn } ?? Mark.unknown
    }
  }

  var isEmpty: Bool { marks.allSatisfy { $0 == Mark.unknown } }

  /// What is known, in order of the lines.
  var known: some Sequence<(line: Int, opens: Bool)> {
    marks.indices.lazy.compactMap { line in self[line].map { (line, $0) } }
  }
}
