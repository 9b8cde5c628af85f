/// What has taken a word: later rules read it as a part of that, or leave it alone.
enum Ownership: UInt8, Sendable {
  case free
  /// A part of a name.
  case name
  /// A part of the name of a piece of equipment, which may be counted.
  case equipment
  /// A part of a date or of an address; nothing else is made of it.
  case closed
}
