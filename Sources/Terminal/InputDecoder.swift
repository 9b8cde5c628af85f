/// Turns raw input into events: assembles UTF-8 and pastes, tells Escape from Alt and from escape
/// sequences, and swallows whole the sequences that it does not know, whose letters would otherwise
/// be taken for commands.
///
/// It knows no clock: its owner calls ``endSequence()`` when nothing more has come for a while.
struct InputDecoder {
  private enum State: Equatable {
    case ground
    /// ESC came.
    case escape
    /// ESC [ and these parameter and intermediate bytes.
    case control([UInt8])
    /// ESC O: one more byte names a key.
    case single
    /// ESC [ [: one more byte names a key.
    case console
    /// ESC [ M: three bytes of a mouse that speaks another protocol than the one asked for.
    case oldMouse(bytesToCome: Int)
    /// ESC and one of P X ] ^ _: a string that ends with BEL or ESC \.
    case string(introducer: UInt8, isEmpty: Bool, sawEscape: Bool)
  }

  /// More bytes cannot belong to one key; a longer sequence is noise.
  private static let longestSequence = 64

  private var state = State.ground
  private var text = TextAssembler()
  /// Held with the character that ``text`` is assembling.
  private var modifiers: KeyModifiers = []
  private var pasted: String.UnicodeScalarView?
  private var pastedReturn = false

  /// True between the first and the last input of one event.
  var isInSequence: Bool { state != .ground || isPasting || text.isIncomplete }
  var isPasting: Bool { pasted != nil }
  /// True after an ESC that nothing has followed.
  var isEscapeAlone: Bool { state == .escape }

  /// The events that `input` completes.
  mutating func decode(_ input: RawInput) -> [TerminalEvent] {
    switch input {
    case .byte(let byte):
      return isPasting ? collect(byte) : decode(byte)
    case .pasteBegin where !isPasting:
      let events = endSequence()
      pasted = String.UnicodeScalarView()
      pastedReturn = false
      return events
    case .pasteEnd:
      return endPaste()
    case .key(let key, let modifiers) where !isPasting:
      if state == .escape {
        state = .ground
        return [.key(.named(key, modifiers.union(.alt)))]
      }
      return endSequence() + [.key(.named(key, modifiers))]
    case .mouse(let event) where !isPasting:
      return endSequence() + [.mouse(event)]
    case .unnamed where !isPasting:
      return endSequence()
    case .pasteBegin, .key, .mouse, .unnamed:
      return []  // part of what is pasted, and not text
    }
  }

  /// What the beginning of a sequence means now that no more of it comes.
  mutating func endSequence() -> [TerminalEvent] {
    if isPasting { return endPaste() }
    text.abandon()
    defer { state = .ground }
    switch state {
    case .escape: return [.key(.named(.escape))]
    case .control([]): return [.key(.character("[", .alt))]
    case .single: return [.key(.character("O", .alt))]
    case .string(let introducer, isEmpty: true, sawEscape: false):
      return [.key(.character(Unicode.Scalar(introducer), .alt))]
    case .ground, .control, .console, .oldMouse, .string: return []
    }
  }

  // MARK: - Pastes

  private mutating func collect(_ byte: UInt8) -> [TerminalEvent] {
    guard let scalar = text.append(byte) else { return [] }
    // Terminals send the line ends of a paste as the Enter key; CR LF is one line end.
    let isSecondHalf = scalar == "\n" && pastedReturn
    pastedReturn = scalar == "\r"
    if !isSecondHalf { pasted?.append(pastedReturn ? "\n" : scalar) }
    return []
  }

  private mutating func endPaste() -> [TerminalEvent] {
    guard let scalars = pasted else { return [] }
    pasted = nil
    text.abandon()
    return [.paste(String(scalars))]
  }

  // MARK: - Keys and sequences

  private mutating func decode(_ byte: UInt8) -> [TerminalEvent] {
    switch state {
    case .ground:
      return decodeText(byte, [])
    case .escape:
      return decodeAfterEscape(byte)
    case .control(let parameters):
      return decodeControl(byte, parameters)
    case .single:
      state = .ground
      return events(EscapeSequence.single(byte))
    case .console:
      state = .ground
      return events(EscapeSequence.console(byte))
    case .oldMouse(let bytesToCome):
      state = bytesToCome > 1 ? .oldMouse(bytesToCome: bytesToCome - 1) : .ground
      return []
    case .string(let introducer, _, let sawEscape):
      let ends = byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\"))
      let rest = State.string(introducer: introducer, isEmpty: false, sawEscape: byte == 0x1B)
      state = ends ? .ground : rest
      return []
    }
  }

  private func events(_ key: TerminalKey?) -> [TerminalEvent] { key.map { [.key($0)] } ?? [] }

  private mutating func decodeText(_ byte: UInt8, _ held: KeyModifiers) -> [TerminalEvent] {
    if byte == 0x1B {
      text.abandon()
      state = .escape
      return []
    }
    if !text.isIncomplete || byte < 0x80 { modifiers = held }
    return events(text.append(byte).map { Self.key($0, modifiers) })
  }

  private mutating func decodeAfterEscape(_ byte: UInt8) -> [TerminalEvent] {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .single
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "]"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      state = .string(introducer: byte, isEmpty: true, sawEscape: false)
    case 0x1B:
      state = .escape
      return [.key(.named(.escape))]
    default:
      return decodeText(byte, .alt)
    }
    return []
  }

  private mutating func decodeControl(_ byte: UInt8, _ parameters: [UInt8]) -> [TerminalEvent] {
    state = .ground
    switch byte {
    case UInt8(ascii: "[") where parameters.isEmpty:
      state = .console
    case UInt8(ascii: "M") where parameters.isEmpty:
      state = .oldMouse(bytesToCome: 3)
    case 0x40...0x7E:
      return events(EscapeSequence.control(parameters: parameters, final: byte))
    case 0x1B:
      state = .escape
    case 0x20...0x3F where parameters.count < Self.longestSequence:
      state = .control(parameters + [byte])
    default:
      break
    }
    return []
  }

  /// Terminals send control and a letter as the letter's position in the alphabet.
  private static func key(_ scalar: Unicode.Scalar, _ held: KeyModifiers) -> TerminalKey {
    switch scalar.value {
    case 0x00: .character(" ", held.union(.control))
    case 0x08, 0x7F: .named(.backspace, held)
    case 0x09: .named(.tab, held)
    case 0x0A, 0x0D: .named(.enter, held)
    case 0x01...0x1A:
      .character(Unicode.Scalar(UInt8(scalar.value) + 0x60), held.union(.control))
    case 0x1C...0x1F:
      .character(Unicode.Scalar(UInt8(scalar.value) + 0x40), held.union(.control))
    default: .character(scalar, held)
    }
  }
}
