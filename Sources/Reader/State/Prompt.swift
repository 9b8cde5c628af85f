import Discussions

/// A line being typed at the bottom of the screen.
package struct Prompt {
  package enum Kind: Hashable, Sendable {
    case search
    case filter
    case command
    case writer

    package var label: String {
      switch self {
      case .search: "/"
      case .filter: "&"
      case .command: ":"
      case .writer: "writer: "
      }
    }
  }

  package let kind: Kind
  package private(set) var scalars: [Unicode.Scalar] = []
  /// Index into `scalars` before which the next one goes.
  package private(set) var cursor = 0
  /// Steps back in the history; 0 is the line being typed.
  private var age = 0
  private var typed: [Unicode.Scalar] = []
  /// Most scalars that a line takes: a paste of a whole page is no search.
  package static let capacity = 1000

  package init(_ kind: Kind, text: String = "") {
    self.kind = kind
    scalars = Array(text.unicodeScalars.prefix(Self.capacity))
    cursor = scalars.count
  }

  package var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  mutating func insert(_ new: some Sequence<Unicode.Scalar>) {
    for scalar in new where scalars.count < Self.capacity {
      scalars.insert(scalar, at: cursor)
      cursor += 1
    }
  }

  mutating func move(by step: Int) { cursor = min(max(0, cursor + step), scalars.count) }
  mutating func moveToStart() { cursor = 0 }
  mutating func moveToEnd() { cursor = scalars.count }

  mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    scalars.remove(at: cursor)
  }

  mutating func deleteForward() {
    guard cursor < scalars.count else { return }
    scalars.remove(at: cursor)
  }

  mutating func deleteWord() {
    while cursor > 0, scalars[cursor - 1] == " " { deleteBackward() }
    while cursor > 0, scalars[cursor - 1] != " " { deleteBackward() }
  }

  mutating func deleteLine() {
    scalars.removeFirst(cursor)
    cursor = 0
  }

  mutating func replace(with text: String) {
    scalars = Array(text.unicodeScalars.prefix(Self.capacity))
    cursor = scalars.count
  }

  /// Shows an earlier (+1) or later (-1) line of the history, oldest first.
  mutating func recall(_ step: Int, from history: [String]) {
    let wanted = min(max(0, age + step), history.count)
    guard wanted != age else { return }
    if age == 0 { typed = scalars }
    age = wanted
    if age == 0 {
      scalars = typed
      cursor = scalars.count
    } else {
      replace(with: history[history.count - age])
    }
  }
}
