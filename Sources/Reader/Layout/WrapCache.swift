import Cells
import Discussions

/// A line of a comment's or an article block's text on the screen.
package struct BodyLine: Hashable, Sendable {
  package var block: Int
  /// UTF-8 offsets into the block's text; nil for a blank line between blocks.
  package var range: Range<Int>?
  package var kind: BlockKind
}

/// Remembers how texts were wrapped. A pure cache: what it holds never changes what is shown.
package final class WrapCache {
  private enum Key: Hashable {
    case comment(Int, width: Int)
    case articleItem(Int, width: Int)
  }
  private var lines: [Key: [BodyLine]] = [:]

  /// Entries kept; a screen shows far fewer.
  private static let capacity = 4096
  /// UTF-8 bytes of one block that are laid out; the rest is announced by a last line.
  package static let shownBytes = 1 << 20

  package init() {}

  package func removeAll() { lines.removeAll(keepingCapacity: true) }

  /// The lines of a comment's blocks, with a blank one between paragraphs but none between items
  /// of a list.
  package func lines(ofComment i: Int, in discussion: Discussion, width: Int) -> [BodyLine] {
    remember(.comment(i, width: width)) {
      Self.wrap(discussion.comments[i].blocks, width: width)
    }
  }

  /// The lines of one item of the article pane.
  package func lines(
    ofArticleItem item: Int, block: Block, index: Int, width: Int
  ) -> [BodyLine] {
    remember(.articleItem(item, width: width)) { Self.wrap(block, index: index, width: width) }
  }

  private func remember(_ key: Key, _ make: () -> [BodyLine]) -> [BodyLine] {
    if let known = lines[key] { return known }
    let made = make()
    if lines.count >= Self.capacity { lines.removeAll(keepingCapacity: true) }
    lines[key] = made
    return made
  }

  private static func wrap(_ blocks: [Block], width: Int) -> [BodyLine] {
    var out: [BodyLine] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, !(block.kind == .list && blocks[index - 1].kind == .list) {
        out.append(BodyLine(block: index, range: nil, kind: block.kind))
      }
      out += wrap(block, index: index, width: width)
    }
    return out
  }

  private static func wrap(_ block: Block, index: Int, width: Int) -> [BodyLine] {
    let inset = block.kind == .quote || block.kind == .notice ? 2 : 0
    let isLong = block.text.utf8.count > shownBytes
    let text = isLong ? block.text.slice(0..<shownBytes) : block.text
    return TextWrapper.lines(of: text, width: width - inset).map {
      BodyLine(block: index, range: $0.range, kind: block.kind)
    }
  }
}
