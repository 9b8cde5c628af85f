/// How a word is written.
enum WordShape: UInt8, Sendable {
  case lower
  /// First letter upper case, the rest lower.
  case capital
  /// Two or more letters, all upper case.
  case upper
  /// One upper-case letter.
  case initial
  /// Upper-case letters after a lower-case one ("eNATO", "MoD").
  case mixed
  case digits

  /// Whether it is written as a name may be.
  var isCapitalised: Bool {
    switch self {
    case .capital, .upper, .initial, .mixed: true
    case .lower, .digits: false
    }
  }
}
