import CNcurses

/// What ncurses makes of the terminal's bytes: the keys of its terminal description, and single
/// bytes for all else.
enum RawInput: Equatable {
  case byte(UInt8)
  case key(NamedKey, KeyModifiers)
  case mouse(MouseEvent)
  case pasteBegin, pasteEnd
  /// A key of the terminal description that has no name here.
  case unnamed
}

extension RawInput {
  /// Nil for `NC_NOTHING`.
  init?(_ input: nc_input) {
    let modifiers = KeyModifiers(rawValue: UInt8(truncatingIfNeeded: input.modifiers))
    switch Int(input.kind) {
    case NC_NOTHING: return nil
    case NC_BYTE: self = .byte(UInt8(truncatingIfNeeded: input.code))
    case NC_FUNCTION: self = .key(.function(Int(input.code)), [])
    case NC_KEY: self = Self.named(Int(input.code)).map { .key($0, modifiers) } ?? .unnamed
    case NC_MOUSE:
      guard let action = Self.action(Int(input.code)) else {
        self = .unnamed
        return
      }
      self = .mouse(
        MouseEvent(
          action, column: Int(input.column), row: Int(input.row), modifiers: modifiers))
    case NC_PASTE_BEGIN: self = .pasteBegin
    case NC_PASTE_END: self = .pasteEnd
    default: self = .unnamed
    }
  }

  private static func named(_ code: Int) -> NamedKey? {
    switch code {
    case NC_KEY_UP: .up
    case NC_KEY_DOWN: .down
    case NC_KEY_LEFT: .left
    case NC_KEY_RIGHT: .right
    case NC_KEY_HOME: .home
    case NC_KEY_END: .end
    case NC_KEY_PAGE_UP: .pageUp
    case NC_KEY_PAGE_DOWN: .pageDown
    case NC_KEY_INSERT: .insert
    case NC_KEY_DELETE: .delete
    case NC_KEY_BACKSPACE: .backspace
    case NC_KEY_ENTER: .enter
    case NC_KEY_BACK_TAB: .backTab
    default: nil
    }
  }

  private static func action(_ code: Int) -> MouseEvent.Action? {
    switch code {
    case NC_MOUSE_PRESS_1: .press(.left)
    case NC_MOUSE_PRESS_2: .press(.middle)
    case NC_MOUSE_PRESS_3: .press(.right)
    case NC_MOUSE_RELEASE_1: .release(.left)
    case NC_MOUSE_RELEASE_2: .release(.middle)
    case NC_MOUSE_RELEASE_3: .release(.right)
    case NC_MOUSE_WHEEL_UP: .wheelUp
    case NC_MOUSE_WHEEL_DOWN: .wheelDown
    default: nil
    }
  }
}
