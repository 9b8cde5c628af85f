import Discussions

extension Roads {
  /// What the page told.
  struct PageKnowledge {
    var article: Article?
    var links: PageLinks?
    /// Where the page really is, after redirects.
    var address: WebAddress?
    var canonical: String?
    /// Comments that the page says there are.
    var statedCount: Int?
    var pings = 0
    var hasMore = false
    var elsewhere: String?
    var isClosed = false
    /// A page of comments was closed.
    var hasLostPages = false
    /// Whether the page named pages of comments and all of them are here.
    var hasAllPages = false
  }

  /// What the REST interface told.
  struct RestKnowledge {
    var article: Article?
    var address: String?
    var postNumber: Int?
    /// Comments that the interface says there are.
    var total: Int?
    var isComplete = false
    var isClosed = false
  }

  // MARK: The page

  mutating func takeGiven(_ arrival: RoadAnswer.Arrival, _ errand: Errand) throws {
    guard arrival.isGood else { return fail(errand, Self.words(for: arrival)) }
    try limits.check(.sourceBytes, arrival.bytes.count, location: location)
    let text = try SourceText(arrival.bytes, header: arrival.charset, location: location)
    guard SourceRecognition.form(of: text.utf8) == .html else {
      whole = try Importer.discussion(
        from: arrival.bytes, location: location, charset: arrival.charset, limits: limits)
      noteRestOfList(arrival, errand)
      return
    }
    let importer = try PageImporter(
      text, location: location, address: arrival.address, limits: limits)
    let reading = try importer.reading()
    page.links = PageLinks(importer.document, page: arrival.address, header: arrival.links)
    page.address = arrival.address
    page.article = reading.article
    page.canonical = reading.address?.string
    page.statedCount = reading.statements.statedCount
    page.pings = reading.statements.pings
    page.hasMore = reading.statements.hasMore
    page.elsewhere = reading.statements.elsewhere
    merged.add(reading.comments, from: .page)
  }

  // MARK: REST

  mutating func planRest() {
    guard whole == nil else { return }
    if let links = page.links {
      guard let number = links.postNumber, let root = links.restRoot ?? guessedRoot(links) else {
        return
      }
      rest.postNumber = number
      let post = links.restPost ?? Self.rest(root, "wp/v2/posts/\(number)", "")
      if let post { add(.restPost, post.adding(query: Self.postFields), "the article by REST") }
      planRestComments(page: 1, root: root)
    } else if page.isClosed, let root = Self.defaultRoot(of: given) {
      // The page is closed; its name may still tell which post it is.
      if let number = given.parameter("p").flatMap({ Int($0) }) {
        rest.postNumber = number
        if let post = Self.rest(root, "wp/v2/posts/\(number)", Self.postFields) {
          add(.restPost, post, "the article by REST")
        }
        planRestComments(page: 1, root: root)
      } else if let slug = CommentPageForm.postPath(given.path).split(separator: "/").last,
        slug.contains("-") || slug.count > 3,
        let posts = Self.rest(root, "wp/v2/posts", "slug=\(slug)&" + Self.postFields)
      {
        add(.restPost, posts, "the article by REST")
      }
    }
  }

  private func guessedRoot(_ links: PageLinks) -> WebAddress? {
    links.isWordPress ? page.address.flatMap { Self.defaultRoot(of: $0) } : nil
  }

  private static func defaultRoot(of address: WebAddress) -> WebAddress? {
    address.path == "/" && address.parameter("p") != nil
      ? address.with(path: "/", query: "rest_route=/") : address.with(path: "/wp-json/")
  }

  /// An address of the interface, in either of its two forms.
  private static func rest(_ root: WebAddress, _ route: String, _ query: String) -> WebAddress? {
    let extra = query.isEmpty ? nil : query
    if let base = root.parameter("rest_route") {
      let slashed = base.hasSuffix("/") ? base : base + "/"
      return root.with(
        path: root.path,
        query: "rest_route=\(slashed)\(route)" + (extra.map { "&" + $0 } ?? ""))
    }
    let folder = root.path.hasSuffix("/") ? root.path : root.path + "/"
    return root.with(path: folder + route, query: extra)
  }

  private static let postFields =
    "_embed=author&_fields=id,date,date_gmt,link,title,content,_links,_embedded"

  private mutating func planRestComments(page number: Int, root: WebAddress) {
    guard let post = rest.postNumber else { return }
    let query =
      "post=\(post)&per_page=100&page=\(number)&order=asc&orderby=date_gmt"
      + "&_fields=id,post,parent,author_name,date,date_gmt,content,link,type,status"
    guard let address = Self.rest(root, "wp/v2/comments", query) else { return }
    add(.restComments(page: number), address, "comments by REST, part \(number)")
  }

  mutating func takeRestPost(_ arrival: RoadAnswer.Arrival, _ errand: Errand) {
    guard arrival.isGood else { return fail(errand, Self.words(for: arrival)) }
    guard let utf8 = try? SourceText(arrival.bytes, location: location).utf8,
      let post = try? WordPressREST.post(in: utf8, location: location),
      let article = try? post.article()
    else { return fail(errand, "the answer holds no post") }
    rest.article = article
    rest.address = post.link
    if rest.postNumber == nil, let number = post.id {
      rest.postNumber = number
      if let root = Self.defaultRoot(of: given) { planRestComments(page: 1, root: root) }
    }
  }

  mutating func takeRestComments(
    _ number: Int, _ arrival: RoadAnswer.Arrival, _ errand: Errand
  ) throws {
    guard arrival.isGood else { return fail(errand, Self.words(for: arrival)) }
    guard let utf8 = try? SourceText(arrival.bytes, location: location).utf8,
      utf8.first(where: { $0 > 0x20 }) == 0x5B,
      let found = try? WordPressREST.comments(from: utf8, location: location)
    else { return fail(errand, "the answer is no list of comments") }
    rest.total = arrival.total ?? rest.total
    let new = merged.add(found.comments, from: .rest)
    let isFull = found.comments.count + found.pings >= 100
    if number < arrival.totalPages ?? (isFull ? number + 1 : number), new > 0 {
      // The next page of the same list.
      let query = errand.address.query ?? ""
      let next = query.replacingAll("&page=\(number)&", with: "&page=\(number + 1)&")
      add(
        .restComments(page: number + 1),
        errand.address.with(path: errand.address.path, query: next),
        "comments by REST, part \(number + 1)\(arrival.totalPages.map { " of \($0)" } ?? "")")
    } else {
      rest.isComplete = !rest.isClosed
    }
  }

  // MARK: Pages of comments

  /// Whether REST told of everything: all that it counts, and nothing that it hides is on the page.
  /// The page's own count is often higher, because it counts pingbacks.
  var isToldByREST: Bool {
    rest.isComplete && merged.count > 0 && merged.count == rest.total ?? merged.count
  }

  /// Whether the roads so far have left something out.
  var needsMore: Bool {
    if isToldByREST { return false }
    if let stated = page.statedCount, merged.count + page.pings < stated { return true }
    if rest.isComplete { return merged.count < rest.total ?? 0 }
    return page.hasMore || page.isClosed || merged.count == 0 || rest.total ?? 0 > merged.count
  }

  mutating func planCommentPages() {
    guard whole == nil, needsMore, !(rest.isComplete && page.statedCount == nil) else { return }
    planCommentPages(from: page.links)
  }

  private mutating func planCommentPages(from links: PageLinks?) {
    guard let links, let form = links.commentPageForm, let last = links.commentPages.max() else {
      return
    }
    // What links to page 5 has pages 1 to 4 as well.
    for number in 1...last {
      if let address = form.address(number) {
        add(.commentPage(number), address, "page \(number) of the comments")
      }
    }
    page.hasAllPages = true
  }

  mutating func takeCommentPage(
    _ number: Int, _ arrival: RoadAnswer.Arrival, _ errand: Errand
  ) throws {
    guard arrival.isGood else { return fail(errand, Self.words(for: arrival)) }
    let text = try SourceText(arrival.bytes, header: arrival.charset, location: location)
    guard SourceRecognition.form(of: text.utf8) == .html else {
      return fail(errand, "the answer is no page")
    }
    let importer = try PageImporter(
      text, location: location, address: arrival.address, limits: limits)
    merged.add(try importer.reading().comments, from: .page)
    planCommentPages(
      from: PageLinks(importer.document, page: arrival.address, header: arrival.links))
  }

  // MARK: The comment feed

  mutating func planFeed() {
    // Without REST only the feed says what an answer below the page's deepest level answers.
    guard whole == nil, needsMore || !rest.isComplete else { return }
    if let links = page.links, let address = page.address {
      if let feed = links.commentFeed(of: address) { add(.commentFeed, feed, "the comment feed") }
    } else if page.isClosed {
      let post = CommentPageForm.postPath(given.path)
      let path = post.hasSuffix("/") ? post : post + "/"
      let feed =
        given.parameter("p").map { given.with(path: "/", query: "feed=rss2&p=\($0)") }
        ?? (path == "/" ? nil : given.with(path: path + "feed/"))
      if let feed { add(.commentFeed, feed, "the comment feed") }
    }
  }

  mutating func takeCommentFeed(_ arrival: RoadAnswer.Arrival, _ errand: Errand) throws {
    guard arrival.isGood else { return fail(errand, Self.words(for: arrival)) }
    guard let text = try? SourceText(arrival.bytes, header: arrival.charset, location: location),
      SourceRecognition.form(of: text.utf8) == .xml,
      let document = try? Document(text.utf8, as: .xml),
      let feed = FeedImporter(document, location: location, limits: limits)
    else { return fail(errand, "the answer is no feed") }
    feedTitle = FeedImporter.postTitle(feed.feedTitle)
    if let found = try feed.foundComments() { merged.add(found.comments, from: .feed) }
  }

  // MARK: Words

  /// What a server that did not give an answer said instead.
  static func words(for arrival: RoadAnswer.Arrival) -> String {
    let meaning =
      switch arrival.status {
      case 401: " (not without logging in)"
      case 403: " (closed)"
      case 404, 410: " (not there)"
      case 429: " (too many requests)"
      case 500...599: " (the server is in trouble)"
      default: ""
      }
    let code = WordPressREST.errorCode(in: arrival.bytes).map { ", \($0)" } ?? ""
    return "status \(arrival.status)\(meaning)\(code)"
  }
}

extension WebAddress {
  /// The same address with more in its query.
  fileprivate func adding(query more: String) -> WebAddress {
    with(path: path, query: query.map { "\($0)&\(more)" } ?? more)
  }
}
