import Discussions

/// One address to be asked for.
package struct FetchRequest: Hashable, Sendable {
  package var address: WebAddress
  /// Whether the user gave this very address, rather than a page that names it: only then may it
  /// lead to this machine or a private network.
  package var isGiven: Bool
  /// What the server said of the copy that is there already; it answers 304 when that still holds.
  package var validators: Validators

  package struct Validators: Hashable, Sendable {
    package var etag: String?
    package var lastModified: String?

    package init(etag: String? = nil, lastModified: String? = nil) {
      self.etag = etag
      self.lastModified = lastModified
    }

    package var isEmpty: Bool { etag == nil && lastModified == nil }
  }

  package init(
    _ address: WebAddress, isGiven: Bool = false, validators: Validators = Validators()
  ) {
    self.address = address
    self.isGiven = isGiven
    self.validators = validators
  }
}

/// What a server answered, whatever its status.
package struct FetchResponse: Hashable, Sendable {
  /// Where the answer came from, after redirects.
  package var address: WebAddress
  package var status: Int
  package var headers: Headers
  /// Decompressed.
  package var bytes: [UInt8]

  package init(address: WebAddress, status: Int, headers: Headers = Headers(), bytes: [UInt8]) {
    self.address = address
    self.status = status
    self.headers = headers
    self.bytes = bytes
  }

  /// `charset` of the content type, where it names one.
  package var charset: String? {
    guard let type = headers["content-type"] else { return nil }
    for part in type.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].trimmedField.lowercased() == "charset" else { continue }
      let name = pair[1].filter { $0 != "\"" && $0 != "'" && $0 != " " }
      return name.isEmpty ? nil : name
    }
    return nil
  }

  package var validators: FetchRequest.Validators {
    FetchRequest.Validators(etag: headers["etag"], lastModified: headers["last-modified"])
  }
}

/// Header fields by name in lower case; fields sent more than once are joined with a comma.
package struct Headers: Hashable, Sendable {
  private var fields: [String: String] = [:]

  package init() {}

  package subscript(name: String) -> String? { fields[name] }

  /// Takes one header line. A status line begins a new answer and forgets what came before.
  ///
  /// - Returns: the status when this is a status line.
  mutating func take(line: String) -> Int? {
    if line.hasPrefix("HTTP/") {
      fields = [:]
      return line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
    let name = line[..<colon].lowercased()
    let value = line[line.index(after: colon)...].trimmedField
    if let before = fields[name] {
      fields[name] = before + ", " + value
    } else {
      fields[name] = value
    }
    return nil
  }
}

extension StringProtocol {
  /// Without blanks and line ends around it.
  var trimmedField: String {
    var rest = Substring(self)
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
