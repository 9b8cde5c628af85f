import Discussions

/// An address on the web that relative links are read against, kept as the page writes it: for
/// showing and copying. What may be asked for is a `WebAddress`.
struct PageAddress: Hashable, Sendable {
  let string: String
  private let whole: WebAddress?

  init?(_ string: String) {
    let trimmed = string.trimmed
    guard Self.scheme(of: trimmed).map({ $0 == "http" || $0 == "https" }) ?? false,
      trimmed.utf8.count <= Self.maximumLength
    else { return nil }
    self.string = trimmed
    whole = WebAddress(trimmed)
  }

  static let maximumLength = WebAddress.maximumLength

  /// A link as a complete `http`, `https` or `mailto` address; nil when it is not one.
  static func complete(_ link: String, base: PageAddress?) -> String? {
    let link = link.trimmed
    guard !link.isEmpty, link.utf8.count <= maximumLength, !link.hasPrefix("#") else { return nil }
    if let scheme = scheme(of: link) {
      return scheme == "http" || scheme == "https" || scheme == "mailto" ? link : nil
    }
    guard let address = base?.whole?.resolving(link) else { return nil }
    return address.string + (link.firstIndex(of: "#").map { link[$0...] } ?? "")
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
