import CLibXML
import Discussions

/// What holds for all comments of a page while their fields are read.
struct CommentContext {
  let document: Document
  let base: PageAddress?
  /// Whether 3/4/2019 is the fourth of March, where figures leave it open.
  let monthFirst: Bool
  /// For each node, whether a comment begins there.
  let isStart: [Bool]

  init(document: Document, metadata: PageMetadata, items: [CommentItem]) {
    self.document = document
    base = metadata.base
    monthFirst = metadata.monthFirst
    var isStart = [Bool](repeating: false, count: document.count)
    for item in items { isStart[item.region.lowerBound] = true }
    self.isStart = isStart
  }
}

/// Finds the writer, the date and the text within one comment of a page.
///
/// Themes agree on little, so each field is the element that names itself most exactly; what is
/// nested in the comment's text is never its writer or date.
struct CommentFields {
  let context: CommentContext
  var document: Document { context.document }

  private(set) var isCut = false
  private(set) var isDeleted = false
  private var parentID: String?
  /// Elements that may hold the field, with how surely they do.
  private var names: [(rank: Int, node: Int)] = []
  var dates: [(rank: Int, node: Int)] = []
  var stated: (date: Timestamp, rank: Int)?
  var textRank = 0
  var textNodes: [Int] = []
  /// What the link for an answer says for screen readers: "Reply to NAME" in the page's language.
  private var replyLabel = ""
  /// Where writer and date stand when no class names them.
  private(set) var head: CommentHead?

  init(_ context: CommentContext) {
    self.context = context
  }

  /// Reads the fields of the comment that fills the item's region.
  mutating func read(_ item: CommentItem) -> FoundComment {
    scan(item.region)
    let named = author()
    if named == nil { head = CommentHead(self, in: item.region) }
    var blocks = body(of: item)
    if blocks.isEmpty, head != nil {
      // Nothing but what was taken for a head: it is the text.
      head = nil
      blocks = body(of: item)
    }
    var date = date()
    if date.stamp == nil, let stamp = head?.date { date = (stamp, nil) }
    if blocks.isEmpty, isDeleted { blocks = [Block(.notice, "[deleted]")] }
    return FoundComment(
      id: item.id, parentID: item.parentID ?? parentID, parentIndex: item.parent,
      author: named ?? head?.author ?? statedReplyName, date: date.stamp, dateText: date.text,
      blocks: blocks)
  }

  private mutating func scan(_ region: Range<Int>) {
    var i = region.lowerBound
    var dateScopeEnd = 0
    while i < region.upperBound {
      guard document.isElement(i) else {
        i += 1
        continue
      }
      let tag = document.tag(i)
      let isRoot = i == region.lowerBound
      let traits = document.traits(i)
      // Old Reddit has the text in the form that it can be edited with.
      if !isRoot, context.isStart[i] || tag.isNeverText || tag == .form && traits.text == 0 {
        i = document.end(i)
        continue
      }
      let keys = document.keys(i)
      if traits.roles.contains(.deleted) { isDeleted = true }
      if keys.contains(.ariaLabel), traits.roles.contains(.ornament), replyLabel.isEmpty {
        replyLabel = document.attribute(i, .ariaLabel) ?? ""
      }
      if !isRoot || tag == .dt {
        if traits.roles.contains(.replyTo) { readParent(i) }
        if traits.date > 0 { dateScopeEnd = max(dateScopeEnd, document.end(i)) }
        noteName(i, traits, keys)
        noteDate(i, traits, keys, isInDate: i < dateScopeEnd)
      }
      let rank = isRoot || holdsHeadAndText(i, traits) ? 0 : textRank(i, traits, keys)
      if rank > 0, rank >= textRank {
        if rank > textRank { textNodes.removeAll() }
        textRank = rank
        textNodes.append(i)
      }
      // Whatever is inside the text itself is the writer's, not about the writer.
      if rank >= 3 {
        isCut = isCut || holdsCut(i)
        i = document.end(i)
      } else {
        i += 1
      }
    }
  }

  private func textRank(_ i: Int, _ traits: ClassTraits, _ keys: KeySet) -> Int {
    if traits.roles.contains(.ornament) { return 0 }
    if keys.contains(.itemprop),
      document.has(i, .itemprop, "text") || document.has(i, .itemprop, "commentText")
    {
      return 5
    }
    return traits.text
  }

  /// Whether an element that calls itself text is around the header and an inner one that does so too.
  private func holdsHeadAndText(_ i: Int, _ traits: ClassTraits) -> Bool {
    guard traits.text >= 3 else { return false }
    var hasHead = false
    for at in document.inside(i).prefix(CommentHead.reach) where document.isElement(at) {
      let traits = document.traits(at)
      if traits.text >= 3 { return hasHead }
      if document.tag(at) == .paragraph || context.isStart[at] { return false }
      hasHead = hasHead || traits.author >= 2 || traits.roles.contains(.header)
    }
    return false
  }

  private mutating func readParent(_ i: Int) {
    guard parentID == nil else { return }
    for at in i..<document.end(i) where document.tag(at) == .anchor {
      guard let href = document.attributeBytes(at, .href), let hash = href.lastIndex(of: 0x23)
      else { continue }
      let fragment = href[(hash + 1)...]
      let digits = fragment.drop { !(0x30...0x39).contains($0) }
      if fragment.hasPrefix("comment"), !digits.isEmpty,
        digits.allSatisfy({ (0x30...0x39).contains($0) })
      {
        parentID = digits.string
        return
      }
    }
  }

  private func holdsCut(_ i: Int) -> Bool {
    document.inside(i).contains {
      document.isElement($0)
        && (document.traits($0).roles.contains(.readMore) || isReadMoreID($0))
    }
  }

  func isReadMoreID(_ i: Int) -> Bool {
    document.attributeBytes(i, .id)?.hasPrefix("wpdiscuz-readmore") ?? false
  }

  // MARK: Writer

  private mutating func noteName(_ i: Int, _ traits: ClassTraits, _ keys: KeySet) {
    guard !traits.roles.contains(.ornament) else { return }
    var rank = traits.author
    if keys.contains(.itemprop) {
      if document.has(i, .itemprop, "name"), isInAuthor(i) {
        rank = max(rank, 5)
      } else if isAuthor(i) {
        rank = max(rank, 3)
      }
    }
    if document.tag(i) == .cite { rank = max(rank, 3) }
    if rank > 0 { names.append((rank, i)) }
  }

  private func isAuthor(_ i: Int) -> Bool {
    document.has(i, .itemprop, "author") || document.has(i, .itemprop, "creator")
  }

  private func isInAuthor(_ i: Int) -> Bool {
    guard let parent = document.parent(i) else { return false }
    return isAuthor(parent) || (document.parent(parent).map(isAuthor) ?? false)
  }

  /// The name that the surest element gives; of equals the first.
  private func author() -> String? {
    var left = names
    while let best = left.indices.max(by: { (left[$0].rank, -$0) < (left[$1].rank, -$1) }) {
      let (rank, node) = left.remove(at: best)
      var name = name(node, isWrapper: rank <= 2)
      if name.isEmpty { name = document.attribute(node, .content) ?? "" }
      if !name.isEmpty, name.utf8.count <= Self.longestName { return name }
    }
    return nil
  }

  /// Longer text is something else than a name. In bytes.
  static let longestName = 200

  private func name(_ node: Int, isWrapper: Bool) -> String {
    if isWrapper {
      for at in document.inside(node) {
        switch document.tag(at) {
        case .anchor, .bold, .strong, .cite, .heading3, .heading4, .heading5, .heading6:
          let inner = bareName(at)
          if !inner.isEmpty, document.traits(at).date == 0, timestamp(inner) == nil {
            return inner
          }
        default: break
        }
      }
    }
    return bareName(node)
  }

  func bareName(_ node: Int) -> String {
    document.text(node) { at in
      let traits = document.traits(at)
      return traits.date > 1 || document.tag(at) == .time
        || !traits.roles.isDisjoint(with: [.ornament, .replyTo])
    }.strippingSays
  }

  /// The name in "Reply to NAME", as `get_comment_reply_link()` of WordPress writes it in English.
  private var statedReplyName: String? {
    let start = "Reply to "
    guard replyLabel.hasPrefix(start) else { return nil }
    let name = String(replyLabel.dropFirst(start.count)).trimmed
    return name.isEmpty || name.utf8.count > Self.longestName ? nil : name
  }

  /// Whether the link for an answer names `text`; in other languages, whether it is among its words.
  func isReplyName(_ text: String) -> Bool {
    statedReplyName.map { $0 == text } ?? " \(replyLabel) ".contains(" \(text) ")
  }

  func timestamp(_ text: String) -> Timestamp? {
    StatedDate.timestamp(text, monthFirst: context.monthFirst)
  }
}

extension String {
  /// A writer's name without the words that themes put around it ("NAME says:").
  var strippingSays: String {
    var name = self.trimmed
    if name.hasSuffix("said...") { name.removeLast(3) }
    while let last = name.unicodeScalars.last, ":,|•·-–—".unicodeScalars.contains(last) {
      name.unicodeScalars.removeLast()
      name = name.trimmed
    }
    guard name.utf8.contains(0x20) else { return name }
    for word in [" says", " said", " sagt", " schreibt", " dit", " dice", " wrote", " on"]
    where name.hasSuffix(word) {
      name.removeLast(word.count)
    }
    for word in ["By ", "by ", "Von ", "von ", "Submitted by "] where name.hasPrefix(word) {
      name.removeFirst(word.count)
      break
    }
    return name.trimmed
  }
}
