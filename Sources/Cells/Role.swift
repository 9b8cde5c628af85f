/// What a cell means. A theme turns roles into colours at the edge; without colour everything reads
/// the same.
package enum Role: UInt8, Hashable, Sendable, CaseIterable {
  case text
  /// Secondary words: counts, hints, line furniture.
  case faint
  case border
  /// The border and title of the pane that has the focus.
  case focus
  case title
  case heading
  case notice
  case quotation
  case author
  /// Something guessed with low confidence.
  case guess
  case guide
  case fresh
  /// A fact's words in the text.
  case fact
  case hit
  case currentHit
  /// The bar beside the selected comment, the selected row.
  case selection
  case status
  case key
  case prompt
  case alert
  case scrollbar
  case bar

  /// The letter that stands for the role in a golden frame.
  package var letter: Character {
    switch self {
    case .text: "."
    case .faint: "f"
    case .border: "b"
    case .focus: "F"
    case .title: "T"
    case .heading: "h"
    case .notice: "n"
    case .quotation: "q"
    case .author: "a"
    case .guess: "g"
    case .guide: "|"
    case .fresh: "N"
    case .fact: "x"
    case .hit: "H"
    case .currentHit: "C"
    case .selection: "S"
    case .status: "s"
    case .key: "k"
    case .prompt: "p"
    case .alert: "!"
    case .scrollbar: "v"
    case .bar: "B"
    }
  }
}
