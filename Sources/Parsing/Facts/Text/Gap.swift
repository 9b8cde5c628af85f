/// What stands between two words: the kinds of the characters, not their order.
struct Gap: OptionSet, Hashable, Sendable {
  var rawValue: UInt32

  static let space = Gap(rawValue: 1 << 0)
  static let newline = Gap(rawValue: 1 << 1)
  /// A hyphen, a figure dash or an en dash.
  static let hyphen = Gap(rawValue: 1 << 2)
  /// An em dash.
  static let dash = Gap(rawValue: 1 << 3)
  static let period = Gap(rawValue: 1 << 4)
  static let comma = Gap(rawValue: 1 << 5)
  static let apostrophe = Gap(rawValue: 1 << 6)
  static let quote = Gap(rawValue: 1 << 7)
  static let open = Gap(rawValue: 1 << 8)
  static let close = Gap(rawValue: 1 << 9)
  static let slash = Gap(rawValue: 1 << 10)
  static let percent = Gap(rawValue: 1 << 11)
  static let currency = Gap(rawValue: 1 << 12)
  static let colon = Gap(rawValue: 1 << 13)
  static let semicolon = Gap(rawValue: 1 << 14)
  static let plus = Gap(rawValue: 1 << 15)
  static let ampersand = Gap(rawValue: 1 << 16)
  /// A full stop, question mark, exclamation mark or ellipsis with white space after it.
  static let sentence = Gap(rawValue: 1 << 17)
  static let ellipsis = Gap(rawValue: 1 << 18)
  static let exclamation = Gap(rawValue: 1 << 19)
  static let at = Gap(rawValue: 1 << 20)
  static let tilde = Gap(rawValue: 1 << 21)
  static let other = Gap(rawValue: 1 << 22)
  static let vulgarFraction = Gap(rawValue: 1 << 23)

  /// The edge of a passage.
  static let edge: Gap = [.newline, .sentence]

  /// Characters that end a sentence when white space follows.
  static let terminators: Gap = [.period, .exclamation, .ellipsis]

  static func ascii(_ byte: UInt8) -> Gap {
    switch byte {
    case 0x20, 0x09: .space
    case 0x0A, 0x0D: .newline
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "."): .period
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case UInt8(ascii: "\""): .quote
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .close
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "$"): .currency
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "!"), UInt8(ascii: "?"): .exclamation
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "~"): .tilde
    default: .other
    }
  }
}
