/// What tells running text from menus and buttons.
enum RunningText {
  /// A paragraph with so many words is no menu.
  static let leastWords = 12

  /// Whether UTF-8 text has so many words, parted by white space; looks no further than that.
  static func hasWords(_ least: Int, in text: some Sequence<UInt8>) -> Bool {
    var words = 0
    var isInWord = false
    for byte in text {
      let isSpace = byte <= 0x20
      if !isSpace, !isInWord { words += 1 }
      if words >= least { return true }
      isInWord = !isSpace
    }
    return false
  }
}
