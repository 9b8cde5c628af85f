import CLibXML
import Discussions

/// What a page says about comments that it does not hold, as notes for the reader.
struct PageStatements {
  private(set) var statedCount: Int?
  /// A button or links lead to comments that are not on this page.
  var hasMore: Bool { hasLoadMore || hasOtherPages }
  private var hasLoadMore = false
  private var hasOtherPages = false
  /// Who keeps the comments instead of the page.
  private(set) var elsewhere: String?

  var found = 0
  var pings = 0
  var cut = 0
  var orphans = 0

  init(_ document: Document, metadata: PageMetadata) {
    statedCount = metadata.commentCount
    for i in document.indices {
      if document.tag(i) == .raw {
        readScript(document.textBytes(i))
      } else if document.isElement(i) {
        read(document, i)
      }
    }
  }

  private mutating func read(_ document: Document, _ i: Int) {
    let traits = document.traits(i)
    let keys = document.keys(i)
    if keys.contains(.dataCommentsCount),
      let count = document.attribute(i, .dataCommentsCount).flatMap({ Int($0) })
    {
      statedCount = count
    }
    if traits.roles.contains(.countHeading), statedCount == nil {
      let text = document.text(i)
      if text.utf8.count <= 300 { statedCount = Self.count(in: text) }
    }
    if traits.roles.contains(.loadMore) { hasLoadMore = true }
    if !hasOtherPages, document.tag(i) == .anchor, let href = document.attributeBytes(i, .href),
      href.contains("/comment-page-") || href.contains("cpage=")
    {
      hasOtherPages = Self.isPageLink(href)
    }
    if elsewhere == nil, let host = traits.commentHost { elsewhere = host }
    if elsewhere == nil, keys.contains(.id), let id = document.attributeBytes(i, .id),
      id.count <= Self.longestHostID
    {
      elsewhere = Self.hosts[id.string.lowercased()]
    }
  }

  /// A link to one comment names its page as well; that is no sign of other pages being missing.
  private static func isPageLink(_ href: Bytes) -> Bool {
    guard let hash = href.lastIndex(of: 0x23) else { return true }
    return href[hash...].equals("#comments")
  }

  private static let longestHostID = 20

  private static let hosts = [
    "disqus_thread": "Disqus", "coral_thread": "Coral", "coral_talk_stream": "Coral",
    "fb-comments": "Facebook", "vf-conversations": "Viafoura", "isso-thread": "Isso",
    "remark42": "Remark42", "commento": "Commento", "utterances": "Utterances",
    "hyvor-talk-view": "Hyvor Talk", "fastcomments-widget": "FastComments",
    "livefyre-comments": "Livefyre",
  ]

  private mutating func readScript(_ bytes: Bytes) {
    guard elsewhere == nil, bytes.count < 200_000 else { return }
    if bytes.contains("disqus_shortname") || bytes.contains("disqusConfig")
      || bytes.contains(".disqus.com/embed.js")
    {
      elsewhere = "Disqus"
    } else if bytes.contains("cdn.viafoura.net") {
      elsewhere = "Viafoura"
    } else if bytes.contains("spot.im/launcher") {
      elsewhere = "OpenWeb"
    }
  }

  /// The number in "118 Comments", "34 thoughts on …"; nil when there is none.
  static func count(in text: String) -> Int? {
    var digits = ""
    for c in text {
      if c.isASCII, c.isNumber {
        digits.append(c)
      } else if (c == "," || c == "." || c == "\u{202F}"), !digits.isEmpty, digits.count <= 3 {
        continue
      } else if !digits.isEmpty {
        break
      }
      if digits.count > 7 { return nil }
    }
    if let count = Int(digits) { return count }
    return text.lowercased().hasPrefix("one ") ? 1 : nil
  }

  func notes() -> [Note] {
    var notes: [Note] = []
    func note(_ kind: Note.Kind, _ text: String) { notes.append(Note(kind, SafeText(field: text))) }
    if let stated = statedCount, stated > found + pings {
      note(
        .missing,
        "the page says \(stated) comments and holds \(found): open its address to get the rest")
    } else if hasMore, found > 0 {
      note(.missing, "the page holds only a part of its comments: open its address to get the rest")
    }
    if found == 0, let elsewhere {
      note(
        .missing,
        "the comments are kept at \(elsewhere) and loaded by a script: the page does not hold them")
    }
    if cut > 0 {
      note(
        .missing,
        "\(cut) long \(cut == 1 ? "comment is" : "comments are") cut short on the page: "
          + "open its address to get the whole text")
    }
    if pings > 0 {
      note(.skipped, "\(pings) \(pings == 1 ? "pingback" : "pingbacks") left out")
    }
    if orphans > 0 {
      note(
        .repaired,
        "\(orphans) \(orphans == 1 ? "comment answers" : "comments answer") one that the page does "
          + "not hold, and \(orphans == 1 ? "stands" : "stand") at the top level")
    }
    return notes
  }
}
