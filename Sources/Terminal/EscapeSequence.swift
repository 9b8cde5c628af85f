/// Keys by the escape sequences of ECMA-48 terminals, for those that the terminal description lacks.
enum EscapeSequence {
  /// `ESC [ parameters final`. Xterm writes modifiers as a second parameter: `ESC [ 1 ; 5 C` is
  /// control and right, `ESC [ 5 ; 3 ~` alt and page up.
  static func control(parameters: [UInt8], final: UInt8) -> TerminalKey? {
    guard parameters.allSatisfy({ $0 == UInt8(ascii: ";") || isDigit($0) }) else { return nil }
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map(number)
    guard numbers.count <= 2 else { return nil }
    let modifiers = numbers.count == 2 ? self.modifiers(numbers[1]) : []
    guard let modifiers else { return nil }
    if final == UInt8(ascii: "~") { return numbered(numbers[0]).map { .named($0, modifiers) } }
    guard numbers.count == 2 || parameters.isEmpty || numbers[0] == 1 else { return nil }
    if final == UInt8(ascii: "Z") { return .named(.backTab, []) }
    return lettered(final).map { .named($0, modifiers) }
  }

  /// `ESC O final`: cursor keys and the keypad in application mode, F1 to F4.
  static func single(_ final: UInt8) -> TerminalKey? {
    switch final {
    case UInt8(ascii: "M"): return .named(.enter)
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      // The keypad's keys stand at the character that they show, moved up by 0x40.
      return .character(Unicode.Scalar(final - 0x40))
    default: return lettered(final).map { .named($0, []) }
    }
  }

  /// `ESC [ [ final`: F1 to F5 of the Linux console.
  static func console(_ final: UInt8) -> TerminalKey? {
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) else { return nil }
    return .named(.function(Int(final - UInt8(ascii: "A")) + 1))
  }

  private static func lettered(_ final: UInt8) -> NamedKey? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  private static func numbered(_ number: Int) -> NamedKey? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    // DEC's numbers leave gaps where the keyboard did.
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// One more than the sum of shift 1, alt 2, control 4; nil for what no key here can have.
  private static func modifiers(_ parameter: Int) -> KeyModifiers? {
    (1...8).contains(parameter) ? KeyModifiers(rawValue: UInt8(parameter - 1)) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.prefix(4).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
