import Discussions

extension ReaderState {
  /// The links of the selected comment, or of the article in its pane: those that the source states
  /// and those that are only written out, each once.
  private var linksHere: [Link] {
    let blocks = focus == .article ? discussion.article.blocks : selected.map { tree[$0].blocks }
    var known: Set<SafeText> = []
    return (blocks ?? []).flatMap { $0.links + $0.text.writtenLinks }
      .filter { known.insert($0.address).inserted }
  }

  mutating func listLinks() {
    let links = linksHere
    let place = focus == .article ? "the article" : "comment \((selected ?? 0) + 1)"
    guard !links.isEmpty else {
      message = "There are no links in \(place)"
      return
    }
    let lines = links.enumerated().flatMap { i, link -> [Overlay.Line] in
      let text: [Overlay.Line] = link.text == link.address ? [] : [.pair(.empty, link.text)]
      return [.pair("\(i + 1)", link.address)] + text
    }
    let how: Overlay.Line = .text("A number, then o or Enter opens it in the browser, y copies it.")
    overlay = Overlay(title: "Links of \(place)", lines: [how, .blank] + lines, links: links)
  }

  /// Opens or copies a link of the list over the panes; the only one needs no number.
  mutating func followLink(_ number: Int?, isCopied: Bool) -> [Effect] {
    guard let links = overlay?.links, !links.isEmpty else {
      message = "There are no links on this page"
      return []
    }
    guard let link = chosen(number, of: links) else { return [] }
    overlay = nil
    guard isCopied else { return open(link.address) }
    message = "\(link.address) is copied"
    return [.copy(link.address.string)]
  }

  /// Opens what the cursor stands on: with a number that link of it, else the comment itself, or its
  /// only link where the source states no address for comments.
  mutating func openHere(_ number: Int?) -> [Effect] {
    let links = linksHere
    if number == nil {
      if focus == .article { return openArticle() }
      if let i = selected, let address = permalink(i) { return open(SafeText(field: address)) }
    }
    guard !links.isEmpty else {
      message = "There is nothing to open here: no link, and no address of its own"
      return []
    }
    return chosen(number, of: links).map { open($0.address) } ?? []
  }

  mutating func openArticle() -> [Effect] {
    guard let address = discussion.source.address else {
      message = "The source does not say where the article is"
      return []
    }
    return open(address)
  }

  private mutating func chosen(_ number: Int?, of links: [Link]) -> Link? {
    let number = number ?? (links.count == 1 ? 1 : 0)
    guard links.indices.contains(number - 1) else {
      message = Message(
        "Type the number of a link first, 1 to \(links.count); u lists them", isAlert: true)
      return nil
    }
    return links[number - 1]
  }

  private mutating func open(_ address: SafeText) -> [Effect] {
    guard address.isOpenable else {
      message = Message("\(address) is no address for a browser", isAlert: true)
      return []
    }
    message = "\(address) goes to the browser"
    return [.open(address)]
  }
}

extension SafeText {
  /// Addresses written out in a text, without the punctuation that follows them.
  var writtenLinks: [Link] {
    string.split { $0.isWhitespace || "<>\"“”«»".contains($0) }.compactMap { word in
      guard let start = ["https://", "http://"].lazy.compactMap({ word.firstRange(of: $0) }).first
      else { return nil }
      var address = word[start.lowerBound...]
      func isSurplus(_ c: Character) -> Bool {
        ".,;:!?'’…*_".contains(c)
          || c == ")" && address.count { $0 == ")" } > address.count { $0 == "(" }
      }
      while let last = address.last, isSurplus(last) {
        address.removeLast()
      }
      guard WebAddress(String(address)) != nil else { return nil }
      let text = SafeText(field: address)
      return Link(text: text, address: text)
    }
  }

  /// Only these schemes leave the program, whatever a page says.
  package var isOpenable: Bool {
    let scheme = string.prefix { $0 != ":" }.lowercased()
    return ["http", "https", "mailto"].contains(scheme) && string.utf8.count > scheme.utf8.count + 1
  }
}
