import CLibXML

/// Decides what within an article's body is not the article.
struct ArticlePruning {
  let document: Document
  let measure: TextMeasure
  let root: Int

  /// An element that holds more than one part in this many of the body's running text is never clutter,
  /// whatever it is called.
  private static let share = 2

  func drops(_ i: Int) -> Bool {
    guard document.isElement(i), i != root else { return false }
    if measure.isDropped(i) { return true }
    let tag = document.tag(i)
    if tag == .nav || tag == .footer || tag == .form { return true }
    let holdsMuch = measure.running(i) * Self.share > measure.running(root)
    if !holdsMuch {
      if tag == .aside || tag == .dialog { return true }
      let traits = document.traits(i)
      if traits.page.isClutter && !traits.page.isBody { return true }
      if traits.page.isComments, tag.isBlock { return true }
      if let role = document.attribute(i, .role), Self.roles.contains(role) { return true }
      if let id = document.attribute(i, .id) {
        let named = PageTraits(id: id)
        if named.isClutter || named.isComments && tag.isBlock { return true }
      }
      if isLinkList(i, tag) { return true }
    }
    return false
  }

  private static let roles: Set<String> = [
    "navigation", "complementary", "banner", "contentinfo", "search", "menu", "dialog", "toolbar",
    "tablist",
  ]

  /// Lists and boxes made of links lead elsewhere.
  private func isLinkList(_ i: Int, _ tag: CLXTag) -> Bool {
    switch tag {
    case .ul, .ol, .div, .section, .table, .dl: break
    default: return false
    }
    let text = measure.text(i)
    guard text > 0 else { return false }
    let links = measure.links(i)
    return links * 10 > text * (tag == .ul || tag == .ol ? 8 : 7) && measure.running(i) == 0
  }
}
