import CLibXML
import Discussions

/// Finds the writer, the date and the text within one comment of a page.
///
/// Themes agree on little, so each field is the element that names itself most exactly; what is
/// nested in the comment's text is never its writer or date.
struct CommentFields {
  let document: Document
  let base: PageAddress?
  /// Whether 3/4/2019 is the fourth of March, where figures leave it open.
  let monthFirst: Bool
  /// Nodes at which another comment begins.
  let starts: Set<Int>

  private(set) var author: String?
  private(set) var date: Timestamp?
  private(set) var dateText: String?
  private(set) var parentID: String?
  private(set) var score: Int?
  private(set) var isCut = false
  private(set) var isDeleted = false

  private var authorRank = 0
  private var dateRank = 0
  private var textRank = 0
  private var textNodes: [Int] = []

  init(document: Document, base: PageAddress?, monthFirst: Bool, starts: Set<Int>) {
    self.document = document
    self.base = base
    self.monthFirst = monthFirst
    self.starts = starts
  }

  /// Reads the fields of the comment that fills `region`.
  mutating func read(_ item: CommentItem) -> FoundComment {
    scan(item.region)
    let blocks = body(of: item)
    return FoundComment(
      id: item.id, parentID: item.parentID ?? parentID, parentIndex: item.parent,
      author: author, date: date, dateText: dateText, blocks: blocks, score: score)
  }

  // MARK: Fields

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
      if !isRoot, starts.contains(i) || tag.isNeverText || tag == .form {
        i = document.end(i)
        continue
      }
      let traits = document.traits(i)
      if !isRoot {
        if traits.roles.contains(.deleted) { isDeleted = true }
        if traits.roles.contains(.replyTo) { readParent(i) }
        if traits.date > 0 { dateScopeEnd = max(dateScopeEnd, document.end(i)) }
        readAuthor(i, traits)
        readDate(i, traits, isInDate: i < dateScopeEnd)
        let rank = textRank(i, traits)
        if rank > 0, rank >= textRank {
          if rank > textRank { textNodes.removeAll() }
          textRank = rank
          textNodes.append(i)
        }
        // Whatever is inside the text itself is the writer's, not about the writer.
        if rank >= 3 {
          readVotes(i)
          isCut = isCut || holdsCut(i)
          i = document.end(i)
          continue
        }
      }
      i += 1
    }
  }

  private func textRank(_ i: Int, _ traits: ClassTraits) -> Int {
    if traits.roles.contains(.ornament) { return 0 }
    if let property = document.attributeBytes(i, .itemprop),
      property.elementsEqual("text".utf8) || property.elementsEqual("commentText".utf8)
    {
      return 5
    }
    return traits.text
  }

  private mutating func readParent(_ i: Int) {
    guard parentID == nil else { return }
    for at in i..<document.end(i) where document.tag(at) == .anchor {
      guard let href = document.attribute(at, .href), let hash = href.lastIndex(of: "#") else {
        continue
      }
      let fragment = href[href.index(after: hash)...]
      let digits = fragment.drop { !$0.isNumber }
      if fragment.hasPrefix("comment"), !digits.isEmpty, digits.allSatisfy(\.isNumber) {
        parentID = String(digits)
        return
      }
    }
  }

  private mutating func readAuthor(_ i: Int, _ traits: ClassTraits) {
    var rank = traits.author
    if let property = document.attribute(i, .itemprop) {
      if property == "name", isInAuthor(i) {
        rank = max(rank, 5)
      } else if property == "author" || property == "creator" {
        rank = max(rank, 3)
      }
    }
    if document.tag(i) == .cite { rank = max(rank, 3) }
    guard rank > authorRank, !traits.roles.contains(.ornament) else { return }
    var name = authorName(i, isWrapper: rank <= 2)
    if name.isEmpty { name = document.attribute(i, .content) ?? "" }
    guard !name.isEmpty, name.utf8.count <= 200 else { return }
    (author, authorRank) = (name, rank)
  }

  private func isInAuthor(_ i: Int) -> Bool {
    guard let parent = document.parent(i) else { return false }
    let near = [parent, document.parent(parent)].compactMap { $0 }
    return near.contains {
      let property = document.attribute($0, .itemprop)
      return property == "author" || property == "creator"
    }
  }

  private func authorName(_ i: Int, isWrapper: Bool) -> String {
    func name(_ node: Int) -> String {
      document.text(node) { at in
        let traits = document.traits(at)
        return traits.roles.contains(.ornament) || traits.date > 1 || document.tag(at) == .time
          || traits.roles.contains(.replyTo)
      }.strippingSays
    }
    if isWrapper {
      for at in document.inside(i) {
        switch document.tag(at) {
        case .anchor, .bold, .strong, .cite, .heading3, .heading4, .heading5, .heading6:
          let inner = name(at)
          if !inner.isEmpty, document.traits(at).date == 0,
            StatedDate.timestamp(inner, monthFirst: monthFirst) == nil
          {
            return inner
          }
        default: break
        }
      }
    }
    return name(i)
  }

  private mutating func readDate(_ i: Int, _ traits: ClassTraits, isInDate: Bool) {
    guard dateRank < 6 else { return }
    func take(_ found: Timestamp?, _ rank: Int) {
      guard let found, rank > dateRank else { return }
      (date, dateRank) = (found, rank)
    }
    let tag = document.tag(i)
    if let stated = document.attribute(i, .datetime) {
      take(StatedDate.timestamp(stated, monthFirst: monthFirst), 6)
    }
    if let property = document.attribute(i, .itemprop), Self.dateProperties.contains(property) {
      take(document.attribute(i, .content).flatMap { StatedDate.timestamp($0) }, 6)
      take(StatedDate.timestamp(document.text(i), monthFirst: monthFirst), 5)
    }
    for key in [CLXKey.dataTimestamp, .dataTime, .dataUtime, .dataDate] {
      guard let stated = document.attribute(i, key) else { continue }
      take(StatedDate.timestamp(epoch: stated) ?? StatedDate.timestamp(stated), 5)
    }
    if isInDate || tag == .time || tag == .abbr, let title = document.attribute(i, .title) {
      take(StatedDate.timestamp(title, monthFirst: monthFirst), 5)
    }
    let isPermalink =
      tag == .anchor && (document.attribute(i, .href).map { $0.contains("#comment-") } ?? false)
    let rank = max(traits.date, tag == .time ? 3 : 0, isPermalink ? 2 : 0)
    guard rank > 0, dateRank <= rank else { return }
    let text = document.text(i)
    guard !text.isEmpty, text.utf8.count <= 200 else { return }
    if let found = StatedDate.timestamp(text, monthFirst: monthFirst) {
      take(found, rank)
    } else if rank >= 2, dateText == nil, text.utf8.count <= 60 {
      dateText = text
    }
  }

  private static let dateProperties: Set<String> = [
    "datePublished", "dateCreated", "commentTime", "dateModified",
  ]

  private mutating func readVotes(_ i: Int) {}

  private func holdsCut(_ i: Int) -> Bool {
    document.inside(i).contains {
      guard document.isElement($0) else { return false }
      return document.traits($0).roles.contains(.readMore)
        || (document.attributeBytes($0, .id).map { $0.starts(with: "wpdiscuz-readmore".utf8) }
          ?? false)
    }
  }

  // MARK: Text

  private func body(of item: CommentItem) -> [Block] {
    var builder = BlockBuilder(document, base: base, skipping: skipsInText)
    if textRank >= 3 {
      for node in textNodes { builder.read(node..<document.end(node)) }
      if !builder.blocks.isEmpty || isCut { return builder.blocks }
    }
    var whole = BlockBuilder(document, base: base, skipping: skipsInWhole)
    let region = item.region
    let isOneElement = document.end(region.lowerBound) == region.upperBound
    whole.read(isOneElement ? region.lowerBound + 1..<region.upperBound : region)
    return whole.blocks.filter { $0.text.string.contains { $0.isLetter || $0.isNumber } }
  }

  private func skipsInText(_ i: Int) -> Bool {
    guard document.isElement(i) else { return false }
    if starts.contains(i) || document.tag(i) == .form { return true }
    let roles = document.traits(i).roles
    if !roles.isDisjoint(with: [.ornament, .readMore, .avatar, .replyTo]) { return true }
    return isReplyLink(i)
      || (document.attributeBytes(i, .id).map { $0.starts(with: "wpdiscuz-readmore".utf8) } ?? false)
  }

  private func skipsInWhole(_ i: Int) -> Bool {
    guard document.isElement(i) else { return false }
    if skipsInText(i) { return true }
    let traits = document.traits(i)
    if traits.text > 0 { return false }
    return traits.author >= 2 || traits.date >= 2 || traits.roles.contains(.header)
      || traits.roles.contains(.replies) || document.tag(i) == .time || document.tag(i) == .cite
      || document.has(i, .datetime) || document.tag(i) == .header
  }

  private func isReplyLink(_ i: Int) -> Bool {
    guard document.tag(i) == .anchor, let href = document.attribute(i, .href) else { return false }
    return href.contains("replytocom=") || href.hasSuffix("#respond")
  }
}

extension String {
  /// A writer's name without the words that themes put around it ("NAME says:").
  var strippingSays: String {
    var name = self.trimmed
    while let last = name.last, ":,|•·-–—".contains(last) {
      name.removeLast()
      name = name.trimmed
    }
    for word in [" says", " said", " sagt", " schreibt", " dit", " dice", " wrote", " on"]
    where name.lowercased().hasSuffix(word) {
      name.removeLast(word.count)
    }
    for word in ["by ", "von "] where name.lowercased().hasPrefix(word) {
      name.removeFirst(word.count)
    }
    return name.trimmed
  }
}
