import Discussions

/// A site whose pages are better read by the JSON that it gives of them.
enum KnownSite: Hashable {
  /// Hacker News by Algolia's interface: one answer with the whole thread.
  case algolia(item: Int)
  /// Hacker News by its own interface: one answer a comment, so only where the other is closed.
  case firebase(item: Int)
  case reddit(WebAddress)
  /// The address without `.json`, and the page of posts, from 1.
  case discourse(WebAddress, page: Int)

  init?(_ address: WebAddress) {
    let parts = address.path.split(separator: "/").map(String.init)
    let host = address.host.hasPrefix("www.") ? String(address.host.dropFirst(4)) : address.host
    if host == "news.ycombinator.com", parts == ["item"],
      let item = address.parameter("id").flatMap({ Int($0) })
    {
      self = .algolia(item: item)
    } else if host == "reddit.com" || host.hasSuffix(".reddit.com"),
      let at = parts.firstIndex(of: "comments"), at + 1 < parts.count
    {
      let path = "/" + parts.joined(separator: "/")
      self = .reddit(address.with(path: path))
    } else if parts.first == "t", (2...4).contains(parts.count), !address.path.hasSuffix(".json"),
      let number = parts.dropFirst().firstIndex(where: { Int($0) != nil }), number <= 2
    {
      // Any forum at the root of its host may be Discourse; the answer tells.
      self = .discourse(address.with(path: "/" + parts[...number].joined(separator: "/")), page: 1)
    } else {
      return nil
    }
  }

  var address: WebAddress {
    switch self {
    case .algolia(let item):
      WebAddress(host: "hn.algolia.com", path: "/api/v1/items/\(item)")
    case .firebase(let item):
      WebAddress(host: "hacker-news.firebaseio.com", path: "/v0/item/\(item).json")
    case .reddit(let address):
      address.with(path: address.path + "/.json", query: "raw_json=1&limit=500")
    case .discourse(let address, let page):
      address.with(path: address.path + ".json", query: page > 1 ? "page=\(page)" : nil)
    }
  }

  /// What to ask when this one is closed.
  var fallback: KnownSite? {
    guard case .algolia(let item) = self else { return nil }
    return .firebase(item: item)
  }
}
