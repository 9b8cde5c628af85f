import Discussions

/// Why an address could not be had. The description says what, where, and what to do next.
package struct FetchError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case cancelled
    case missingLibrary
    case unknownHost
    case noConnection(String)
    case privateAddress
    case connectTimeout(seconds: Int)
    case totalTimeout(seconds: Int)
    case stalled(seconds: Int)
    case certificate(String)
    case secureConnection(String)
    case cutShort
    case badEncoding
    case tooLarge(limit: Int)
    case tooManyHeaders(limit: Int)
    case tooManyRedirects(limit: Int)
    /// A redirect to something that is neither http nor https.
    case badRedirect(SafeText)
    /// A picture, a film, an archive: nothing with a discussion in it.
    case wrongType(SafeText)
    /// The server asks to wait longer than is waited.
    case waitTooLong(status: Int, seconds: Int, limit: Int)
    case other(String)
  }

  package let address: WebAddress
  package let reason: Reason

  /// Whether other addresses of the same server would fail in the same way.
  package var isOfServer: Bool {
    switch reason {
    case .cancelled, .missingLibrary, .unknownHost, .noConnection, .privateAddress, .connectTimeout,
      .certificate, .secureConnection, .waitTooLong:
      true
    case .totalTimeout, .stalled, .cutShort, .badEncoding, .tooLarge, .tooManyHeaders,
      .tooManyRedirects, .badRedirect, .wrongType, .other:
      false
    }
  }

  package init(_ address: WebAddress, _ reason: Reason) {
    self.address = address
    self.reason = reason
  }
}

extension FetchError: CustomStringConvertible {
  package var description: String { SafeText(field: "\(address): \(words)").string }

  /// What happened, without the address and what to do next.
  package var clause: String {
    SafeText(field: words.prefix { $0 != ";" }).string
  }

  private var words: String {
    switch reason {
    case .cancelled: "cancelled; nothing more was fetched"
    case .missingLibrary:
      "fetching needs libcurl: apt-get install -y libcurl4, or save the page and open the file"
    case .unknownHost:
      "no server of that name was found; see that the address is right and the network is there"
    case .noConnection(let words):
      "no connection (\(words)); the server may be down: try again later, or open a saved page"
    case .privateAddress:
      "a page or redirect leads to this machine or a private network, which is not followed; "
        + "give the address yourself if you mean it"
    case .connectTimeout(let seconds):
      "no connection after \(seconds) s; try again later, or open a saved page"
    case .totalTimeout(let seconds):
      "the answer was not whole after \(seconds) s; try again later, or save the page with a browser"
    case .stalled(let seconds):
      "hardly a byte came for \(seconds) s; try again later, or save the page with a browser"
    case .certificate(let words):
      "the server cannot prove who it is (\(words)); see that the address and this machine's clock "
        + "are right and the package ca-certificates is installed"
    case .secureConnection(let words):
      "no secure connection (\(words)); try again later, or save the page with a browser"
    case .cutShort:
      "the connection broke off before the answer was whole; try again"
    case .badEncoding:
      "the answer's compression is damaged; try again, or save the page with a browser"
    case .tooLarge(let limit):
      "the answer is larger than the limit of \(limit.asBytes); save the page and give a part of it"
    case .tooManyHeaders(let limit):
      "the answer's header is larger than the limit of \(limit.asBytes); this is no page to read"
    case .tooManyRedirects(let limit):
      "redirected more than \(limit) times; open the page in a browser and give the address that it "
        + "ends at"
    case .badRedirect(let target):
      "redirected to \(target), which is neither http nor https and is not followed"
    case .wrongType(let type):
      "the answer is \(type), which holds no discussion; give the address of the page itself"
    case .waitTooLong(let status, let seconds, let limit):
      "the server is busy (\(status)) and asks to wait \(seconds) s, more than the \(limit) s that "
        + "are waited; try again then"
    case .other(let words): "\(words); try again, or save the page with a browser"
    }
  }
}

extension Int {
  /// A number of bytes in whole units.
  fileprivate var asBytes: String {
    if self >= 1 << 20 { return "\(self >> 20) MiB" }
    return self >= 1 << 10 ? "\(self >> 10) KiB" : "\(self) bytes"
  }
}
