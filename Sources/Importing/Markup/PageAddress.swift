/// An address on the web that relative links are read against, kept as the page writes it: for
/// showing and copying. What may be asked for is a `WebAddress`.
struct PageAddress: Hashable, Sendable {
  let string: String

  init?(_ string: String) {
    let trimmed = string.trimmed
    guard Self.scheme(of: trimmed).map({ $0 == "http" || $0 == "https" }) ?? false,
      trimmed.utf8.count <= Self.maximumLength
    else { return nil }
    self.string = trimmed
  }

  /// Longer ones are data, not addresses.
  static let maximumLength = 8192

  /// Everything up to the host, without a slash after it.
  private var origin: Substring {
    guard let separator = string.range(of: "://") else { return string[...] }
    return string[
      ..<(string[separator.upperBound...].firstIndex { "/?#".contains($0) } ?? string.endIndex)]
  }

  /// A link as a complete `http`, `https` or `mailto` address; nil when it is not one.
  static func complete(_ link: String, base: PageAddress?) -> String? {
    let link = link.trimmed
    guard !link.isEmpty, link.utf8.count <= maximumLength, !link.hasPrefix("#") else { return nil }
    if let scheme = scheme(of: link) {
      return scheme == "http" || scheme == "https" || scheme == "mailto" ? link : nil
    }
    guard let base else { return nil }
    if link.hasPrefix("//") { return (scheme(of: base.string) ?? "https") + ":" + link }
    if link.hasPrefix("/") { return base.origin + link }
    let path = base.string.prefix { $0 != "?" && $0 != "#" }
    if link.hasPrefix("?") { return path + link }
    guard let slash = path.lastIndex(of: "/"), slash >= base.origin.endIndex else {
      return path + "/" + link
    }
    return path[...slash] + link
  }

  /// The part before the colon, in lower case; nil for a relative link.
  static func scheme(of link: String) -> String? {
    guard let colon = link.firstIndex(of: ":"), colon != link.startIndex else { return nil }
    let name = link[..<colon]
    guard name.utf8.count <= 20,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    return name.lowercased()
  }
}

extension StringProtocol {
  /// The first place where `part` stands.
  func range(of part: String) -> Range<Index>? {
    guard let first = part.first else { return nil }
    var from = startIndex
    while let at = self[from...].firstIndex(of: first) {
      if self[at...].hasPrefix(part) { return at..<index(at, offsetBy: part.count) }
      from = index(after: at)
    }
    return nil
  }
}
