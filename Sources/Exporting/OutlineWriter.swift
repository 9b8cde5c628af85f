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
        field: "\(discussion.article.blocks.count.counted("paragraph")), "
          + "\(tree.count.counted("comment")), \(tree.topLevelCount.counted("thread"))"
      ).fitted(to: page.width).string)
    let margins = Margins(digits: String(tree.count).utf8.count, width: page.width)
    for i in tree.indices { write(comment: i, of: tree, margins, to: &page) }
    if notes { TextWriter.write(discussion.notes, to: &page) }
    output = page.output
  }

  /// What stands before the words, made once for all comments and written as far as needed.
  private struct Margins {
    /// Columns of the largest number.
    let digits: Int
    private let blanks: String
    private let guides: String

    private static let level = Guides.text(1).utf8.count

    init(digits: Int, width: Int) {
      self.digits = digits
      blanks = String(repeating: " ", count: digits)
      guides = Guides.text(Guides.levels(.max, width: width))
    }

    func blanks(_ columns: Int) -> Substring { Substring(blanks.utf8.prefix(columns)) }
    func guides(_ levels: Int) -> Substring { Substring(guides.utf8.prefix(levels * Self.level)) }
  }

  private static func write(
    comment i: Int, of tree: CommentTree, _ margins: Margins, to page: inout WrappedOutput
  ) {
    let label = CommentLabel(i, of: tree)
    let number = String(label.number)
    let levels = Guides.levels(tree.depth(i), width: page.width)
    let room = page.width - margins.digits - 1 - levels * Guides.columns
    let below = tree.descendantCount(i) == 0 ? "" : "  (\(tree.descendantCount(i)))"
    let end = below.utf8.count < room - 8 ? below : ""
    let doubt = label.isDoubtful ? "? " : ""
    let author = label.author.map { "\($0): " } ?? ""
    let words = SafeText(field: doubt + author + firstWords(of: tree[i], columns: room))
      .fitted(to: room - end.utf8.count)
    page.output.write(margins.blanks(margins.digits - number.utf8.count))
    page.output.write(number)
    page.output.write(" ")
    page.output.write(margins.guides(levels))
    page.output.write(words.string)
    page.line(end)
  }

  /// Enough of the text to fill a line of so many columns, without looking at all of it.
  private static func firstWords(of comment: Comment, columns: Int) -> String {
    var text = comment.blocks.first { !$0.text.isEmpty }?.text.string ?? ""
    let most = columns * 2
    return text.withUTF8 { text in
      String(unsafeUninitializedCapacity: min(text.count, (most + 2) * 4)) { words in
        var (count, length) = (0, 0)
        for byte in text {
          var byte = byte
          // What is no continuation of a character begins one.
          if byte & 0xC0 != 0x80 {
            guard length <= most else { break }
            if byte == 0x0A || byte == 0x09 { byte = 0x20 }
            if byte == 0x20, count == 0 || words[count - 1] == 0x20 { continue }
            length += 1
          }
          words[count] = byte
          count += 1
        }
        return count
      }
    }
  }
}
