import Discussions

/// A fact that was found in a passage, before it is given its place in the discussion.
struct Mention {
  var type: FactType
  /// Words from the first to the last.
  var first: Int
  var last: Int
  /// UTF-8 bytes in the block; wider than the words where a sign belongs to it ("£5", "40%").
  var bytes: Range<Int>
  /// One name for all mentions of the same thing.
  var entity: String?
  var figure: Amount?
  var date: String?
  /// A common noun ("frigates"), which a figure that counts it takes in.
  var isGeneric = false

  init(_ type: FactType, _ passage: Passage, _ first: Int, _ last: Int, entity: String? = nil) {
    self.type = type
    self.first = first
    self.last = last
    let start = passage[first].start
    var end = max(start, passage[last].end)
    // The last full stop of "U.S." is a part of it.
    if passage.isDotted(passage[last]), passage.byte(at: end) == UInt8(ascii: ".") { end += 1 }
    bytes = start..<end
    self.entity = entity
  }
}

/// A figure in the making: as `Figure`, with plain strings.
struct Amount {
  var minimum: Double
  var maximum: Double
  var unit = ""
  var of: String?
  var hedge: Hedge?
}
