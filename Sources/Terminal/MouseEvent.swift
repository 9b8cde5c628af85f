/// A button pressed or released, or the wheel turned, over a cell.
package struct MouseEvent: Equatable, Sendable {
  package enum Button: Equatable, Sendable { case left, middle, right }

  package enum Action: Equatable, Sendable {
    case press(Button)
    case release(Button)
    case wheelUp, wheelDown
  }

  package var action: Action
  /// From 0, left to right and top to bottom.
  package var column: Int
  package var row: Int
  package var modifiers: KeyModifiers

  package init(_ action: Action, column: Int, row: Int, modifiers: KeyModifiers = []) {
    self.action = action
    self.column = column
    self.row = row
    self.modifiers = modifiers
  }
}
