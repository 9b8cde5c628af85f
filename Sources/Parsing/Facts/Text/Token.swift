/// A word of a passage and what the lexicon knows of it.
struct Token: Sendable {
  /// UTF-8 bytes from the start of the block.
  var start: Int
  var end: Int
  var hash: UInt64
  /// Hash without a final "s"; 0 when there is none.
  var stem: UInt64
  var classes: WordClass
  /// Head of the word's chain in the lexicon, and of its singular's; -1 when there is none.
  var node: Int32
  var stemNode: Int32
  var gap: Gap
  var shape: WordShape
  /// Whether a name may run from the word before it into this one.
  var joins: Bool
  var startsSentence: Bool

  var length: Int { end - start }

  func has(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }

  /// What stands beyond the ends of a passage.
  static let none = Token(
    start: 0, end: 0, hash: 0, stem: 0, classes: [], node: -1, stemNode: -1, gap: .edge,
    shape: .lower, joins: false, startsSentence: true)
}
