/// An `http` or `https` address that may be asked for: checked, complete, and in ASCII but for its
/// host (RFC 3986; letters beyond ASCII in path and query are percent-encoded as UTF-8).
package struct WebAddress: Hashable, Sendable {
  package let isSecure: Bool
  /// In lower case; an IPv6 address stands in brackets.
  package let host: String
  /// nil for the scheme's own port.
  package let port: Int?
  /// Begins with a slash and holds no dot segments.
  package let path: String
  /// Without its question mark.
  package let query: String?

  /// Bytes that an address may have; longer ones are data, not addresses.
  package static let maximumLength = 8192

  /// nil for anything but a complete `http` or `https` address. What follows `#` is left out: it is
  /// never sent. An address with a user name or password is refused, because it would be sent.
  package init?(_ text: String) {
    let trimmed = text.trimmedBytes
    guard trimmed.count <= Self.maximumLength, let mark = trimmed.firstIndex(of: 0x3A) else {
      return nil
    }
    switch String(decoding: trimmed[..<mark], as: UTF8.self).lowercased() {
    case "http": isSecure = false
    case "https": isSecure = true
    default: return nil
    }
    var rest = trimmed[(mark + 1)...]
    guard rest.starts(with: "//".utf8) else { return nil }
    rest = rest.dropFirst(2).prefix { $0 != 0x23 }
    let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? rest.endIndex
    guard let (host, port) = Self.authority(rest[rest.startIndex..<end]) else { return nil }
    self.host = host
    self.port = port == (isSecure ? 443 : 80) ? nil : port
    (path, query) = Self.pathAndQuery(rest[end...])
  }

  /// An https address of a host that the program knows by itself.
  package init(host: String, path: String) {
    (isSecure, self.host, port) = (true, host, nil)
    (self.path, query) = (path, nil)
  }

  private init(like base: WebAddress, path: String, query: String?) {
    (isSecure, host, port) = (base.isSecure, base.host, base.port)
    (self.path, self.query) = (path, query)
  }

  private static func authority(_ bytes: ArraySlice<UInt8>) -> (host: String, port: Int?)? {
    var host = bytes
    var port: Int?
    let bracket = bytes.lastIndex(of: 0x5D) ?? bytes.startIndex - 1
    if let colon = bytes.lastIndex(of: 0x3A), colon > bracket {
      host = bytes[..<colon]
      let digits = bytes[(colon + 1)...]
      if !digits.isEmpty {
        guard digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }),
          let number = Int(String(decoding: digits, as: UTF8.self)), (1...65535).contains(number)
        else { return nil }
        port = number
      }
    }
    let name = String(decoding: host, as: UTF8.self)
    let isAllowed: (UInt8) -> Bool
    if host.first == 0x5B {
      guard host.count > 4, host.last == 0x5D else { return nil }
      isAllowed = { "0123456789abcdefABCDEF:.[]".utf8.contains($0) }
    } else {
      isAllowed = { $0.isASCIILetterOrDigit || "-._".utf8.contains($0) || $0 >= 0x80 }
    }
    guard !host.isEmpty, host.count <= 255, host.allSatisfy(isAllowed),
      host.contains(where: { $0 != 0x2E })
    else { return nil }
    return (name.lowercased(), port)
  }

  private static func pathAndQuery(
    _ bytes: ArraySlice<UInt8>
  ) -> (path: String, query: String?) {
    let mark = bytes.firstIndex(of: 0x3F)
    let path = encoded(bytes[bytes.startIndex..<(mark ?? bytes.endIndex)])
    let query = mark.map { encoded(bytes[($0 + 1)...]) }
    return (withoutDotSegments(path), query)
  }

  /// Bytes that an address cannot hold become `%XX`; what is encoded already stays.
  private static func encoded(_ bytes: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in bytes {
      if byte > 0x20, byte < 0x7F, !"\"<>\\^`{|}".utf8.contains(byte) {
        out.append(byte)
      } else {
        out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func withoutDotSegments(_ path: String) -> String {
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (i, segment) in segments.enumerated() {
      let isLast = i == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        if !kept.isEmpty { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }
}

extension WebAddress {
  package var string: String { origin + path + (query.map { "?" + $0 } ?? "") }

  /// Scheme, host and port: what a server is.
  package var origin: String {
    "\(isSecure ? "https" : "http")://\(host)\(port.map { ":\($0)" } ?? "")"
  }

  /// The address that a link on this page leads to; nil when that is neither http nor https.
  package func resolving(_ link: String) -> WebAddress? {
    let bytes = link.trimmedBytes
    guard bytes.count <= Self.maximumLength else { return nil }
    let head = bytes.prefix { $0.isASCIILetterOrDigit || "+-.".utf8.contains($0) }
    if !head.isEmpty, bytes.dropFirst(head.count).first == 0x3A {
      return WebAddress(String(decoding: bytes, as: UTF8.self))
    }
    if bytes.starts(with: "//".utf8) {
      return WebAddress((isSecure ? "https:" : "http:") + String(decoding: bytes, as: UTF8.self))
    }
    let rest = bytes.prefix { $0 != 0x23 }
    if rest.isEmpty { return self }
    var (newPath, newQuery) = (path, query)
    if rest.first == 0x3F {
      newQuery = Self.encoded(rest.dropFirst())
    } else {
      var whole = Array(rest)
      if rest.first != 0x2F {
        let folder = path.utf8.lastIndex(of: 0x2F).map { path.utf8[...$0] } ?? "/".utf8[...]
        whole = Array(folder) + whole
      }
      (newPath, newQuery) = Self.pathAndQuery(whole[...])
    }
    let resolved = WebAddress(like: self, path: newPath, query: newQuery)
    return resolved.string.utf8.count <= Self.maximumLength ? resolved : nil
  }

  /// The same server with another path and query, both already encoded.
  package func with(path: String, query: String? = nil) -> WebAddress {
    let path = path.hasPrefix("/") ? path : "/" + path
    return WebAddress(like: self, path: path, query: query)
  }

  /// The value of a name in the query, still encoded; nil when it is not there.
  package func parameter(_ name: String) -> String? {
    for part in (query ?? "").split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.first.map({ $0 == name }) ?? false { return pair.count > 1 ? String(pair[1]) : "" }
    }
    return nil
  }
}

extension WebAddress: CustomStringConvertible {
  package var description: String { string }
}

extension String {
  /// The bytes without blanks and controls at both ends.
  fileprivate var trimmedBytes: [UInt8] {
    var bytes = Array(utf8)[...]
    bytes = bytes.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return Array(bytes)
  }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
