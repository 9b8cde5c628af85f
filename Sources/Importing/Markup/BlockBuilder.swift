import CLibXML
import Discussions

/// Turns a part of a parsed page into blocks: one for each paragraph, heading, quoted paragraph,
/// list item, table row, caption and piece of code.
///
/// A line break within a paragraph ends a block too, as it does when the page is pasted as flat
/// text. Links are kept with the block that they stand in.
struct BlockBuilder {
  let document: Document
  /// Elements to leave out with all that they hold.
  let skip: (Int) -> Bool
  /// Prefix for addresses without a host; nil keeps only complete addresses.
  let base: PageAddress?
  /// Whether a line end in the text ends a block.
  let keepsLines: Bool

  private(set) var blocks: [Block] = []
  private var text: [UInt8] = []
  private var links: [Link] = []
  private var pendingSpace = false
  private var kind = BlockKind.paragraph

  init(
    _ document: Document, base: PageAddress? = nil, keepsLines: Bool = false,
    skipping skip: @escaping (Int) -> Bool
  ) {
    self.document = document
    self.base = base
    self.keepsLines = keepsLines
    self.skip = skip
  }

  /// What an element that is still open does when its end is reached.
  private struct Open {
    let end: Int
    let tag: CLXTag
    let outerKind: BlockKind
    var linkStart: Int?
    var linkNode: Int?
  }

  /// Reads nodes in `range`, which must hold whole elements.
  mutating func read(_ range: Range<Int>) {
    var open: [Open] = []
    var i = range.lowerBound
    while true {
      while let last = open.last, i >= last.end {
        open.removeLast()
        close(last)
      }
      guard i < range.upperBound else { break }
      if document.isText(i) {
        read(document.textBytes(i))
        i += 1
        continue
      }
      let tag = document.tag(i)
      if tag == .raw || tag.isNeverText || skip(i) {
        i = max(document.end(i), i + 1)
        if tag.isBlock { flush() }
        continue
      }
      open.append(start(i, tag))
      i += 1
    }
    flush()
  }

  private mutating func read(_ bytes: Bytes) {
    if kind == .code {
      text.append(contentsOf: bytes)
    } else if keepsLines, bytes.contains(0x0A) {
      for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        if line.startIndex > bytes.startIndex { flush() }
        Document.append(line, to: &text, pendingSpace: &pendingSpace)
      }
    } else {
      Document.append(bytes, to: &text, pendingSpace: &pendingSpace)
    }
  }

  private mutating func start(_ i: Int, _ tag: CLXTag) -> Open {
    var entry = Open(end: document.end(i), tag: tag, outerKind: kind)
    switch tag {
    case .br:
      if kind == .code { text.append(0x0A) } else { flush() }
    case .anchor:
      (entry.linkStart, entry.linkNode) = (text.count, i)
    case .td, .th:
      // Cells of a row stand in one line.
      if !text.isEmpty, kind == .table { text.append(contentsOf: " \u{2502} ".utf8) }
      pendingSpace = false
      return entry
    case .img:
      // WordPress and forums put pictures for emoji and keep the character beside.
      if document.traits(i).isEmoji, let name = document.attribute(i, .alt) {
        Document.appendString(name, to: &text, pendingSpace: &pendingSpace)
      }
    case .quotation:
      Document.appendString("\u{201C}", to: &text, pendingSpace: &pendingSpace)
    case _ where tag.isBlock:
      flush()
      if let inner = kind(of: i, tag) { kind = inner }
    default: break
    }
    return entry
  }

  private mutating func close(_ entry: Open) {
    switch entry.tag {
    case .anchor:
      if let start = entry.linkStart, let node = entry.linkNode { addLink(from: start, node) }
    case .quotation:
      text.append(contentsOf: "\u{201D}".utf8)
    case .td, .th, .br: break
    case let tag where tag.isBlock:
      flush()
      kind = entry.outerKind
    default: break
    }
  }

  /// The kind that an element gives to what is inside; nil leaves it as it is around it.
  private func kind(of i: Int, _ tag: CLXTag) -> BlockKind? {
    switch tag {
    case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6:
      kind == .quote ? nil : .heading
    case .blockquote: .quote
    case .aside where document.traits(i).isQuote: .quote
    case .pre: .code
    case .li, .dt, .dd: kind == .quote ? nil : .list
    case .tr: .table
    case .figcaption: .image
    default: document.traits(i).page.isCaption && tag != .div ? .image : nil
    }
  }

  private mutating func addLink(from start: Int, _ node: Int) {
    guard let href = document.attribute(node, .href),
      let address = PageAddress.complete(href, base: base),
      start <= text.count
    else { return }
    let name = String(decoding: text[start...], as: UTF8.self)
    links.append(Link(text: SafeText(field: name.trimmed), address: SafeText(field: address)))
  }

  private mutating func flush() {
    defer {
      text.removeAll(keepingCapacity: true)
      links.removeAll(keepingCapacity: true)
      pendingSpace = false
    }
    if kind == .code {
      while let last = text.last, last == 0x0A || last == 0x20 { text.removeLast() }
      while let first = text.first, first == 0x0A { text.removeFirst() }
    }
    guard !text.isEmpty else { return }
    let safe = SafeText(body: String(decoding: text, as: UTF8.self))
    guard safe.utf8.contains(where: { $0 > 0x20 }) else { return }
    blocks.append(Block(kind, safe, links: links))
  }
}

extension Document {
  static func appendString(_ string: String, to out: inout [UInt8], pendingSpace: inout Bool) {
    if pendingSpace, !out.isEmpty { out.append(0x20) }
    pendingSpace = false
    out.append(contentsOf: string.utf8)
  }
}

extension String {
  /// Without white space at the ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
