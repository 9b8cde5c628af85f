import Discussions

/// An address that a road wants asked for.
package struct RoadRequest: Hashable, Sendable {
  package let address: WebAddress
  /// Whether it is the very address that the user gave.
  package let isGiven: Bool
}

/// What came of asking.
package enum RoadAnswer: Sendable {
  /// A server answered, with whatever status.
  case arrived(Arrival)
  /// Nothing came; the words say why, in one clause.
  case failed(String)

  package struct Arrival: Sendable {
    /// Where the answer came from, after redirects.
    package var address: WebAddress
    package var status: Int
    /// `charset` of the content type.
    package var charset: String?
    /// The `Link` header.
    package var links: String?
    /// The `X-WP-Total` and `X-WP-TotalPages` headers of a WordPress list.
    package var total: Int?
    package var totalPages: Int?
    package var bytes: [UInt8]

    package init(
      address: WebAddress, status: Int = 200, charset: String? = nil, links: String? = nil,
      total: Int? = nil, totalPages: Int? = nil, bytes: [UInt8]
    ) {
      self.address = address
      self.status = status
      self.charset = charset
      self.links = links
      self.total = total
      self.totalPages = totalPages
      self.bytes = bytes
    }

    var isGood: Bool { (200..<300).contains(status) }
  }
}
