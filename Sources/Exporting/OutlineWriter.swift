import Cells
import Discussions

/// Writes the shape of a discussion: one line a comment with its number, indented by depth, its
/// author and first words, and how many comments stand below it.
enum OutlineWriter {
  static func write(
    _ discussion: Discussion, width: Int, notes: Bool, to output: inout ChunkedOutput
  ) {
    var page = WrappedOutput(output, width: width)
    let tree = discussion.comments
    page.line(discussion.displayTitle.fitted(to: page.width).string)
    page.line(
      SafeText(
        field: "\(count(discussion.article.blocks.count, "paragraph")), "
          + "\(count(tree.count, "comment")), \(count(tree.topLevelCount, "thread"))"
      ).fitted(to: page.width).string)
    let digits = String(tree.count).count
    for i in tree.indices { write(comment: i, of: tree, digits: digits, to: &page) }
    if notes { TextWriter.write(discussion.notes, to: &page) }
    output = page.output
  }

  private static func write(
    comment i: Int, of tree: CommentTree, digits: Int, to page: inout WrappedOutput
  ) {
    let label = CommentLabel(i, of: tree)
    let number = String(label.number)
    let levels = Guides.levels(tree.depth(i), width: page.width)
    let blanks = String(repeating: " ", count: digits - number.count)
    let start = "\(blanks)\(number) \(Guides.text(levels))"
    let room = page.width - digits - 1 - levels * Guides.columns
    let below = tree.descendantCount(i) == 0 ? "" : "  (\(tree.descendantCount(i)))"
    let end = below.count < room - 8 ? below : ""
    let doubt = label.isDoubtful ? "? " : ""
    let author = label.author.map { "\($0): " } ?? ""
    let words = SafeText(field: doubt + author + firstWords(of: tree[i], columns: room))
      .fitted(to: room - end.count)
    page.line(start + words.string + end)
  }

  /// Enough of the text to fill a line of so many columns, without looking at all of it.
  private static func firstWords(of comment: Comment, columns: Int) -> String {
    let text = comment.blocks.first { !$0.text.isEmpty }?.text ?? .empty
    var words: [UInt8] = []
    words.reserveCapacity(columns * 3)
    var length = 0
    for byte in text.utf8 {
      // What is no continuation of a character begins one.
      if byte & 0xC0 != 0x80 {
        guard length <= columns * 2 else { break }
        let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x09
        if isBlank, words.isEmpty || words.last == 0x20 { continue }
        words.append(isBlank ? 0x20 : byte)
        length += 1
      } else {
        words.append(byte)
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  private static func count(_ n: Int, _ noun: String) -> String {
    n == 1 ? "1 \(noun)" : "\(n) \(noun)s"
  }
}
