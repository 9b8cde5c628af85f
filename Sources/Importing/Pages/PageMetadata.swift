import CLibXML
import Discussions

/// What a page says about itself: title, writer, date, address, language.
struct PageMetadata {
  private(set) var title: String?
  private(set) var siteName: String?
  private(set) var byline: String?
  private(set) var published: Timestamp?
  /// What the page calls its own address.
  private(set) var address: PageAddress?
  /// What relative links are read against.
  var base: PageAddress? { fetchedFrom ?? address }
  private let fetchedFrom: PageAddress?
  private(set) var language: String?
  private(set) var commentCount: Int?
  /// The page's own links to other forms of itself.
  private(set) var documentTitle: String?

  init(_ document: Document, fetchedFrom: WebAddress? = nil) {
    self.fetchedFrom = fetchedFrom.flatMap { PageAddress($0.string) }
    var metas: [String: String] = [:]
    var canonical: String?
    for i in document.indices where document.isElement(i) {
      switch document.tag(i) {
      case .html: language = document.attribute(i, .lang)?.lowercased()
      case .title where documentTitle == nil: documentTitle = document.text(i)
      case .meta:
        let keys = [document.attribute(i, .property), document.attribute(i, .name)]
        guard let content = document.attribute(i, .content)?.trimmed, !content.isEmpty else {
          continue
        }
        for key in keys.compactMap({ $0?.lowercased() }) where metas[key] == nil {
          metas[key] = content
        }
        if let property = document.attribute(i, .itemprop), property == "commentCount" {
          commentCount = Int(content)
        }
      case .link where document.attribute(i, .rel)?.lowercased() == "canonical":
        canonical = canonical ?? document.attribute(i, .href)
      default: break
      }
    }
    func first(_ keys: [String]) -> String? {
      for key in keys { if let value = metas[key] { return value } }
      return nil
    }
    siteName = metas["og:site_name"]
    title = first(["og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title"])
    byline = first([
      "author", "article:author_name", "parsely-author", "dc.creator", "byl", "sailthru.author",
    ])
    if byline == nil, let author = metas["article:author"], PageAddress(author) == nil {
      byline = author
    }
    if let name = byline, PageAddress(name) != nil { byline = nil }
    published = first([
      "article:published_time", "datepublished", "og:published_time", "parsely-pub-date",
      "sailthru.date", "dc.date", "dcterms.created", "dc.date.issued", "date", "pubdate",
      "publish-date", "article.published",
    ]).flatMap { StatedDate.timestamp($0) }
    address = (canonical ?? metas["og:url"]).flatMap { PageAddress($0) }
    readLinkedData(document)
  }

  /// Whether 3/4/2019 is the fourth of March on this page.
  var monthFirst: Bool { language.map { $0 == "en" || $0 == "en-us" } ?? true }

  private mutating func readLinkedData(_ document: Document) {
    for object in LinkedData.objects(in: document) where object.isArticle {
      title = title ?? object.headline
      byline = byline ?? object.authorName
      published = published ?? object.published
      commentCount = commentCount ?? object.commentCount
    }
  }
}
