import Discussions

extension Roads {
  /// The merged discussion of a site's article.
  func assembled() -> Discussion {
    let found = merged.comments()
    let (tree, orphans) = CommentTree.stated(found)
    var notes = ImportNotes()
    notes.pings(page.pings)
    notes.orphans(orphans)
    for road in closed { notes.add(.skipped, "could not read \(road)") }
    for words in missing(found) { notes.add(.missing, words) }
    let address = ownAddress(rest.address) ?? ownAddress(page.canonical) ?? here.string
    return Discussion(
      source: Source(
        kind: kind, location: SafeText(field: location), address: SafeText(field: address),
        statedCount: stated),
      article: article, comments: tree, notes: notes.notes)
  }

  private var here: WebAddress { page.address ?? given }

  /// What the site calls its own address, unless that leads to another site.
  private func ownAddress(_ text: String?) -> String? {
    func site(_ address: WebAddress) -> Substring {
      address.host.hasPrefix("www.") ? address.host.dropFirst(4) : address.host[...]
    }
    guard let address = text.flatMap({ WebAddress($0) }), site(address) == site(here) else {
      return nil
    }
    return address.string
  }

  /// A discussion that one answer held, with what became of the other roads.
  func noting(_ whole: Discussion) -> Discussion {
    var whole = whole
    for road in closed {
      whole.notes.append(Note(.skipped, SafeText(field: "could not read \(road)")))
    }
    if let stopped {
      whole.notes.append(Note(.missing, SafeText(field: "not all was fetched: \(stopped)")))
    }
    return whole
  }

  /// Where the comments, or failing these the article, come from.
  private var kind: SourceKind {
    if rest.total != nil || page.article == nil && rest.article != nil { return .wordpressREST }
    return page.article == nil ? .feed : .html
  }

  private var stated: Int? {
    if isToldByREST { return merged.count }
    return [rest.total, page.statedCount.map { max(0, $0 - page.pings) }].compactMap { $0 }.max()
  }

  /// REST gives the article without the page around it; a page has what REST cuts off.
  private var article: Article {
    guard var article = page.article else {
      var article = rest.article ?? Article()
      if article.title == nil { article.title = feedTitle.map { SafeText(field: $0) } }
      return article
    }
    guard let told = rest.article else { return article }
    let length = { (blocks: [Block]) in blocks.reduce(0) { $0 + $1.text.utf8.count } }
    if length(told.blocks) * 2 > length(article.blocks) { article.blocks = told.blocks }
    article.title = told.title ?? article.title
    article.byline = article.byline ?? told.byline
    article.published = told.published ?? article.published
    return article
  }

  private func missing(_ found: [FoundComment]) -> [String] {
    var words: [String] = []
    if let stopped { words.append("not all was fetched: \(stopped)") }
    let count = found.count
    if let stated, stated > count {
      let teller = rest.total == stated ? "the site" : "the page"
      words.append("\(teller) says \(stated) comments and \(count) could be had")
    } else if count == 0, let host = page.elsewhere {
      words.append(
        "the comments are kept at \(host) and loaded by a script: they cannot be read here")
    } else if count == 0, !closed.isEmpty {
      words.append("no comments could be had: the page holds none, and other roads are closed")
    } else if !rest.isComplete, stopped == nil {
      if page.isClosed, count > 0 {
        words.append("only the newest \(count) comments could be had, from the comment feed")
      } else if page.hasLostPages || page.hasMore && !page.hasAllPages {
        words.append("the page holds only a part of its comments, and the rest could not be had")
      }
    }
    let cut = found.count(where: \.isCut)
    if cut > 0 {
      words.append("\(cut) long \(cut == 1 ? "comment is" : "comments are") cut short on the page")
    }
    return words
  }
}
