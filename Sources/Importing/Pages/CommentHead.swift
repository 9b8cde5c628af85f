import CLibXML
import Discussions

/// The writer and the date of a comment where no class names the writer: they stand before the text, as
/// in "<strong>NAME</strong> — March 25, 2013" and "<h6>NAME</h6>".
///
/// An element is taken for it that is short, holds no paragraph, and says when the comment was written,
/// links to its writer's profile, or holds nothing but the name that the link for an answer gives ("Reply
/// to NAME").
struct CommentHead {
  let author: String
  let date: Timestamp?
  /// The head, and what may hold a date between it and the first paragraph.
  private let node: Int
  private let beforeText: Range<Int>

  /// How many nodes from its beginning on a comment is searched for its parts.
  static let reach = 60
  /// Longer text is no head. In bytes.
  private static let longest = 200

  /// - Parameters:
  ///   - fields: what the comment's classes name.
  ///   - region: the comment's nodes.
  init?(_ fields: CommentFields, in region: Range<Int>) {
    let document = fields.document
    var i = document.tag(region.lowerBound) == .dt ? region.lowerBound : region.lowerBound + 1
    let end = min(region.upperBound, region.lowerBound + Self.reach)
    while i < end {
      guard document.isElement(i) else {
        i += 1
        continue
      }
      if Self.isOutside(i, fields) {
        i = document.end(i)
      } else if let found = Self.read(i, fields) {
        node = i
        beforeText = document.end(i)..<Self.firstParagraph(after: i, before: end, document)
        author = found.name
        date =
          found.date
          ?? beforeText.lazy.filter { Self.isTime($0, document) }
          .compactMap { fields.timestamp(document.text($0)) }.first
        return
      } else if Self.isText(document.tag(i)) {
        return nil
      } else {
        i += 1
      }
    }
    return nil
  }

  /// Whether an element of the comment belongs to the head and not to the text.
  func holds(_ i: Int, in document: Document) -> Bool {
    i == node || beforeText.contains(i) && Self.isTime(i, document)
  }

  private static func isText(_ tag: CLXTag) -> Bool {
    switch tag {
    case .paragraph, .blockquote, .pre, .table, .figure: true
    default: false
    }
  }

  private static func isOutside(_ i: Int, _ fields: CommentFields) -> Bool {
    let tag = fields.document.tag(i)
    return fields.context.isStart[i] || tag.isNeverText || tag == .form
      || !fields.document.traits(i).roles.isDisjoint(with: [.ornament, .avatar, .replies])
  }

  private static func firstParagraph(after i: Int, before end: Int, _ document: Document) -> Int {
    let start = document.end(i)
    return (start..<max(start, end)).first { isText(document.tag($0)) } ?? max(start, end)
  }

  private static func read(
    _ i: Int, _ fields: CommentFields
  ) -> (name: String, date: Timestamp?)? {
    let document = fields.document
    let traits = document.traits(i)
    guard document.end(i) - i <= reach, traits.text == 0 else { return nil }
    for at in document.inside(i) where document.isElement(at) {
      if isText(document.tag(at)) || document.traits(at).text > 0 || fields.context.isStart[at] {
        return nil
      }
    }
    let text = document.text(i) { isOutside($0, fields) }
    guard !text.isEmpty, text.utf8.count <= longest else { return nil }
    if fields.isReplyName(text), isName(text, fields) { return (text, nil) }
    let profile = (i..<document.end(i)).lazy.filter { isProfileLink($0, document) }
      .map { fields.bareName($0) }.first { isName($0, fields) }
    let isNamed = traits.author >= 2
    if isText(document.tag(i)), !isNamed, traits.date == 0 { return nil }
    guard let name = profile ?? prominentName(in: i, fields) ?? leading(i, fields) else {
      return nil
    }
    let date = fields.timestamp(text.replacingFirst(name))
    // A sentence may begin with a word in bold and hold a date too.
    let isHead =
      document.tag(i).isHeading || traits.date > 0 || traits.roles.contains(.header)
      || profile != nil
    guard
      isHead && date != nil || isNamed || profile == text
        || document.inside(i).contains(where: { isTime($0, document) })
    else { return nil }
    return (name, date)
  }

  private static func isTime(_ i: Int, _ document: Document) -> Bool {
    document.isElement(i) && (document.tag(i) == .time || document.traits(i).date >= 2)
  }

  /// The parts of a head that come before the date, with the text before them.
  private static func walk(
    _ i: Int, _ fields: CommentFields, _ take: (Int) -> Bool
  ) {
    let document = fields.document
    var at = i
    while at < document.end(i) {
      if document.isText(at) {
        if fields.timestamp(document.textBytes(at).string) != nil { return }
      } else if at != i, isTime(at, document) {
        return
      } else if at != i, isOutside(at, fields) {
        at = document.end(at)
        continue
      }
      if take(at) { return }
      at += 1
    }
  }

  /// The name that stands out among what comes before the date.
  private static func prominentName(in i: Int, _ fields: CommentFields) -> String? {
    let document = fields.document
    var found: String?
    walk(i, fields) { at in
      guard standsOut(document.tag(at)), !isPermalink(at, document) else { return false }
      let name = fields.bareName(at)
      if isName(name, fields) { found = name }
      return found != nil
    }
    return found
  }

  /// What is written before the date, up to a dash or another mark between name and date.
  private static func leading(_ i: Int, _ fields: CommentFields) -> String? {
    let document = fields.document
    var before = ""
    walk(i, fields) { at in
      if document.isText(at) { before += document.textBytes(at).string }
      return false
    }
    let name = before.split { "—–|•·\n".contains($0) }.lazy.map { String($0).strippingSays }
      .first { !$0.isEmpty }
    return name.flatMap { isName($0, fields) ? $0 : nil }
  }

  private static func standsOut(_ tag: CLXTag) -> Bool {
    switch tag {
    case .strong, .bold, .cite, .anchor, .heading3, .heading4, .heading5, .heading6: true
    default: false
    }
  }

  private static func isPermalink(_ i: Int, _ document: Document) -> Bool {
    document.tag(i) == .anchor && document.attributeBytes(i, .href)?.contains("#") ?? true
  }

  private static func isProfileLink(_ i: Int, _ document: Document) -> Bool {
    guard document.tag(i) == .anchor, let href = document.attributeBytes(i, .href) else {
      return false
    }
    return href.contains("/user") || href.contains("/profil") || href.contains("/member")
      || href.contains("/author/") || href.contains("/people/")
  }

  private static func isName(_ text: String, _ fields: CommentFields) -> Bool {
    text.contains(where: \.isLetter) && text.utf8.count <= CommentFields.longestName
      && fields.timestamp(text) == nil
  }
}

extension String {
  /// Without the first place where `part` stands.
  fileprivate func replacingFirst(_ part: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound] + " " + self[range.upperBound...])
  }
}
