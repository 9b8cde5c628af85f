import CLibXML
import Discussions

/// What a WordPress page says of its other forms: in `link` elements, its body's classes and, the
/// same again, in the server's `Link` header.
struct PageLinks {
  /// Root of the REST interface.
  private(set) var restRoot: WebAddress?
  /// This post in the REST interface, ending in its number.
  private(set) var restPost: WebAddress?
  private(set) var postNumber: Int?
  /// Feeds that the page names.
  private(set) var feeds: [WebAddress] = []
  /// Numbers of the comment pages that the page links to, with the form of their addresses.
  private(set) var commentPages: Set<Int> = []
  private(set) var commentPageForm: CommentPageForm?
  private(set) var isWordPress = false

  /// Comment pages that are followed at most.
  static let maximumCommentPages = 500

  /// - Parameters:
  ///   - page: the address that the page came from.
  ///   - header: the server's `Link` header.
  init(_ document: Document, page: WebAddress, header: String?) {
    for link in LinkHeader.links(header ?? "") { note(link, page) }
    for i in document.indices where document.isElement(i) {
      switch document.tag(i) {
      case .link:
        guard let href = document.attribute(i, .href) else { continue }
        note(
          LinkHeader.Link(
            target: href, rel: document.attribute(i, .rel)?.lowercased() ?? "",
            type: document.attribute(i, .type)?.lowercased() ?? ""), page)
      case .meta:
        if document.attribute(i, .name)?.lowercased() == "generator",
          document.attribute(i, .content)?.hasPrefix("WordPress") ?? false
        {
          isWordPress = true
        }
      case .body: note(classes: document.classValue(i))
      case .anchor:
        if let href = document.attributeBytes(i, .href),
          href.contains("/comment-page-") || href.contains("cpage=")
        {
          noteCommentPage(href.string, page)
        }
      default: break
      }
    }
  }

  private mutating func note(_ link: LinkHeader.Link, _ page: WebAddress) {
    let relations = link.rel.split(separator: " ")
    if link.rel == "https://api.w.org/" {
      isWordPress = true
      restRoot = restRoot ?? page.resolving(link.target)
    } else if relations.contains("alternate") {
      guard let address = page.resolving(link.target) else { return }
      switch link.type {
      case "application/json" where address.string.contains("wp/v2/"):
        restPost = restPost ?? address
        postNumber = postNumber ?? address.trailingNumber
      case "application/rss+xml", "application/atom+xml":
        if !feeds.contains(address) { feeds.append(address) }
      default: break
      }
    } else if relations.contains("shortlink") {
      guard let address = page.resolving(link.target) else { return }
      let number = address.parameter("p") ?? address.parameter("page_id")
      postNumber = postNumber ?? number.flatMap { Int($0) }
    }
  }

  private mutating func note(classes: String) {
    for name in classes.split(separator: " ") {
      for prefix in ["postid-", "page-id-"] where name.hasPrefix(prefix) {
        guard let number = Int(name.dropFirst(prefix.count)) else { continue }
        isWordPress = true
        postNumber = postNumber ?? number
      }
    }
  }

  /// Takes links to other pages of the same post's comments only.
  private mutating func noteCommentPage(_ href: String, _ page: WebAddress) {
    guard let address = page.resolving(href), address.host == page.host,
      let (form, number) = CommentPageForm.read(address),
      (1...Self.maximumCommentPages).contains(number),
      commentPageForm == nil || commentPageForm == form,
      CommentPageForm.postPath(page.path) == CommentPageForm.postPath(address.path)
    else { return }
    commentPageForm = form
    commentPages.insert(number)
  }

  /// The feed of this page's comments: the one that stands under its own address.
  func commentFeed(of page: WebAddress) -> WebAddress? {
    let path = CommentPageForm.postPath(page.path)
    return feeds.first { feed in
      guard feed.host == page.host, feed != page else { return false }
      if let number = postNumber, feed.parameter("p") == String(number) { return true }
      return path.utf8.count > 1 && feed.path.hasPrefix(path)
        && feed.path.utf8.count > path.utf8.count
    }
  }
}

/// How a site writes the addresses of its comment pages.
struct CommentPageForm: Hashable {
  /// The address with a zero for the number of the page.
  private let before: String
  private let after: String

  func address(_ number: Int) -> WebAddress? { WebAddress("\(before)\(number)\(after)") }

  static func read(_ address: WebAddress) -> (form: CommentPageForm, number: Int)? {
    let text = address.string
    for mark in ["/comment-page-", "cpage="] {
      guard let place = text.range(of: mark) else { continue }
      let digits = text[place.upperBound...].prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { continue }
      let form = CommentPageForm(
        before: String(text[..<place.upperBound]), after: String(text[digits.endIndex...]))
      return (form, number)
    }
    return nil
  }

  /// The post's own path, of its address or of one of its comment pages.
  static func postPath(_ path: String) -> String {
    guard let place = path.range(of: "/comment-page-") else { return path }
    return String(path[..<place.lowerBound]) + "/"
  }
}

extension WebAddress {
  /// The number that the path ends in, or `rest_route` where the interface is asked that way.
  fileprivate var trailingNumber: Int? {
    let text = parameter("rest_route") ?? path
    let last = text.split(separator: "/").last ?? ""
    return Int(last)
  }
}
