import Discussions

extension ReaderState {
  /// Rows of text that an overlay shows: the pane rows without its frame.
  package var overlayRows: Int { max(1, layout.areas[0].rows - (size.rows >= 6 ? 2 : 0)) }
  /// Columns of text that an overlay has.
  package var overlayColumns: Int { max(1, size.columns - 2) }

  /// Moves in the page; nil when the command is none of its own.
  mutating func runInOverlay(_ command: Command, count: Int?) -> [Effect]? {
    guard var page = overlay, !page.lines.isEmpty else { return nil }
    let total = page.rows(columns: overlayColumns).count
    let column = LineColumn(count: total)
    let rows = overlayRows
    let times = count ?? 1
    let step: Int
    switch command {
    case .down, .scrollDown: step = times
    case .up, .scrollUp: step = -times
    case .pageDown, .readOn: step = max(1, rows - 1) * times
    case .pageUp: step = -max(1, rows - 1) * times
    case .halfPageDown: step = max(1, rows / 2) * times
    case .halfPageUp: step = -max(1, rows / 2) * times
    case .first: step = -total
    case .last: step = total
    default: return nil
    }
    page.top = column.filled(column.scrolled(page.top, by: step), rows: rows)
    overlay = page
    return []
  }

  /// Every key by group, from the cards and the effective map.
  func helpPage() -> Overlay {
    var lines: [Overlay.Line] = [
      .text("Keys work in the pane that has the focus; a number before a motion repeats it."),
      .blank,
    ]
    let isRepairing = mode == .repair || mode == .pick
    let first: [CommandGroup] = isRepairing ? [.repair] : []
    for group in first + CommandGroup.allCases.filter({ !first.contains($0) }) {
      lines.append(.heading(SafeText(field: group.rawValue)))
      for command in Command.allCases where command.card.group == group {
        let chords = KeyTable.chords(of: command, in: keymap)
        lines.append(
          .pair(SafeText(field: chords), SafeText(field: command.card.summary)))
      }
      lines.append(.blank)
    }
    return Overlay(title: "Keys", lines: lines)
  }

  /// All that a comment answers, from the root down, with their first words.
  func ancestorsPage(of i: Int) -> Overlay {
    var lines: [Overlay.Line] = []
    for j in tree.ancestors(i).reversed() + [i] {
      let author = tree[j].author?.name.string ?? ""
      lines.append(.heading(SafeText(field: "\(j + 1)  \(author)")))
      for block in tree[j].blocks { lines.append(.text(block.text)) }
      lines.append(.blank)
    }
    return Overlay(title: "What \(i + 1) answers", lines: lines)
  }

  /// Why a comment begins where it does and stands where it stands.
  func evidencePage(of i: Int) -> Overlay {
    Overlay(title: "Why comment \(i + 1) stands here", lines: Evidence.page(of: i, in: discussion))
  }

  /// The comment as a quotation with writer, number and link.
  mutating func copyQuotation() -> [Effect] {
    guard !tree.isEmpty else { return [] }
    let here = cursor
    let comment = tree[here]
    let quoted = comment.blocks.map { block in
      block.text.string.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "> " + $0 }.joined(separator: "\n")
    }.joined(separator: "\n>\n")
    let who = comment.author?.name.string ?? "comment \(here + 1)"
    message = "Comment \(here + 1) is copied as a quotation"
    return [.copy("\(who) on \(discussion.displayTitle):\n\(quoted)\n\(permalink(here) ?? "")")]
  }

  mutating func copyLink() -> [Effect] {
    guard !tree.isEmpty else { return [] }
    guard let link = permalink(cursor) else {
      message = "This source states no link for its comments"
      return []
    }
    message = "The link of comment \(cursor + 1) is copied"
    return [.copy(link)]
  }

  /// The comment's address, where page and comment id are stated.
  func permalink(_ i: Int) -> String? {
    guard let id = tree[i].sourceID, let address = discussion.source.address?.string else {
      return nil
    }
    let folder = address.hasSuffix("/") ? address : address + "/"
    switch discussion.source.kind {
    case .hackerNews: return "https://news.ycombinator.com/item?id=\(id)"
    case .reddit: return "\(folder)\(id)/"
    case .discourse: return folder + id
    case .mbox: return nil
    case .flatText, .markedText, .html, .wordpressREST, .feed, .wxr, .disqus, .wardroom:
      return "\(address)#comment-\(id)"
    }
  }
}
