import CLibXML
import Discussions

/// Finds the article of a page: its title, byline, date and blocks, without menus, sharing, related
/// posts and forms.
///
/// The body is an element that says so (`itemprop=articleBody`, `entry-content` …) if it holds most
/// of the page's running text, else the smallest element that does.
struct ArticleExtraction {
  let document: Document
  let metadata: PageMetadata
  /// Node ranges of the comments, in document order.
  let comments: [Range<Int>]
  private let measure: TextMeasure

  init(_ document: Document, metadata: PageMetadata, comments: [Range<Int>]) {
    self.document = document
    self.metadata = metadata
    self.comments = comments
    measure = TextMeasure(document, comments: comments)
  }

  func article() -> Article {
    guard document.count > 0 else { return Article() }
    let root = body()
    let heading = heading(near: root)
    let title = title(heading)
    let blocks = blocks(of: root, title: title)
    return Article(
      title: title.map { SafeText(field: $0) },
      byline: byline(near: root).map { SafeText(field: $0) },
      published: metadata.published ?? published(near: root),
      blocks: blocks)
  }

  // MARK: Body

  private func body() -> Int {
    let whole = document.indices.first { document.tag($0) == .body } ?? 0
    let total = measure.running(whole)
    guard total > 0 else { return explicitBody(atLeast: 0) ?? whole }
    // A page may show other articles' beginnings under the same class: the longest is its own.
    if let body = explicitBody(atLeast: total / 3) { return body }
    return smallest(holding: total, from: whole)
  }

  /// The element that calls itself the article's body and holds most text.
  private func explicitBody(atLeast least: Int) -> Int? {
    var best: (node: Int, text: Int, rank: Int)?
    for i in document.indices where document.isElement(i) && !measure.isDropped(i) {
      let rank: Int
      if document.has(i, .itemprop, "articleBody") {
        rank = 3
      } else if document.traits(i).page.isBody {
        rank = 2
      } else if document.tag(i) == .article {
        rank = 1
      } else {
        continue
      }
      let text = measure.running(i)
      guard text >= least, text > 0 else { continue }
      guard let current = best else {
        best = (i, text, rank)
        continue
      }
      // Of nested ones the inner, if nearly nothing is lost by it.
      let isInner = document.end(i) <= document.end(current.node) && i > current.node
      let isBetter =
        isInner
        ? text * 20 >= current.text * 19 && rank >= current.rank
        : (text, rank) > (current.text, current.rank)
      if isBetter { best = (i, text, rank) }
    }
    return best?.node
  }

  private func smallest(holding total: Int, from whole: Int) -> Int {
    var at = whole
    while true {
      let text = measure.running(at)
      let next = document.children(at).first { child in
        document.isElement(child) && measure.running(child) * 10 >= text * 7
          && document.tag(child) != .paragraph
      }
      guard let next else { return at }
      at = next
    }
  }

  private func blocks(of root: Int, title: String?) -> [Block] {
    let pruning = ArticlePruning(document: document, measure: measure, root: root)
    var builder = BlockBuilder(document, base: metadata.base, skipping: pruning.drops)
    builder.read(root..<document.end(root))
    var blocks = builder.blocks
    if let title, let first = blocks.prefix(3).firstIndex(where: { $0.text.string == title }) {
      blocks.remove(at: first)
    }
    return blocks
  }

  // MARK: Title, byline, date

  /// The first-level heading that stands nearest before the body, or in its beginning.
  private func heading(near root: Int) -> String? {
    var best: (text: String, score: Int)?
    for i in document.indices where document.tag(i).isHeading && !measure.isDropped(i) {
      guard i < root || i < root + 60 else { break }
      let isNamed =
        document.traits(i).page.isTitle || document.has(i, .itemprop, "headline")
      let isFirstLevel = document.tag(i) == .heading1
      guard isNamed || isFirstLevel else { continue }
      let text = document.text(i)
      guard !text.isEmpty, text.utf8.count < 400 else { continue }
      let score = (isNamed ? 2 : 0) + (isFirstLevel ? 2 : 0)
      if score >= best?.score ?? 0 { best = (text, score) }
    }
    return best?.text
  }

  private func title(_ heading: String?) -> String? {
    let stated = metadata.title ?? metadata.documentTitle
    guard let heading else { return stated.map(withoutSite) }
    guard let stated else { return heading }
    // A heading that the page's own title repeats is surely the title; one that it does not may be
    // the site's name.
    return withoutSite(stated).contains(heading) || stated.hasPrefix(heading)
      ? heading : withoutSite(stated)
  }

  private func withoutSite(_ title: String) -> String {
    guard let site = metadata.siteName, title.hasSuffix(site), title.count > site.count else {
      return title
    }
    let rest = String(title.dropLast(site.count)).trimmed
    guard let last = rest.last, "|-–—»·•:".contains(last) else { return title }
    return String(rest.dropLast()).trimmed
  }

  private func byline(near root: Int) -> String? {
    if let stated = metadata.byline { return stated }
    var best: (name: String, rank: Int)?
    for i in document.indices where document.isElement(i) && !measure.isDropped(i) {
      let traits = document.traits(i)
      let rank: Int
      if document.has(i, .itemprop, "author") {
        rank = 3
      } else if document.attribute(i, .rel)?.split(separator: " ").contains("author") ?? false {
        rank = 2
      } else if traits.page.isByline {
        rank = 1
      } else {
        continue
      }
      guard rank > best?.rank ?? 0 else { continue }
      let name = document.text(i).strippingSays
      if !name.isEmpty, name.utf8.count <= 120 { best = (name, rank) }
    }
    return best?.name
  }

  private func published(near root: Int) -> Timestamp? {
    var dated: Timestamp?
    for i in document.indices where document.isElement(i) && !measure.isDropped(i) {
      let property = document.attribute(i, .itemprop)
      let isDate =
        document.tag(i) == .time || document.traits(i).page.isDate || property == "datePublished"
      guard isDate else { continue }
      let stated =
        document.attribute(i, .datetime) ?? document.attribute(i, .content)
        ?? document.attribute(i, .title)
      let found =
        stated.flatMap { StatedDate.timestamp($0, monthFirst: metadata.monthFirst) }
        ?? StatedDate.timestamp(document.text(i), monthFirst: metadata.monthFirst)
      guard let found else { continue }
      if property == "datePublished" { return found }
      dated = dated ?? found
    }
    return dated
  }
}
