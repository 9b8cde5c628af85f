import CCurl
import Discussions
import Glibc
import Synchronization

/// Fetches over http and https, one request at a time over kept connections.
package final class NetworkFetcher: Fetcher {
  private let limits: FetchLimits
  private let userAgent: String
  private let state = Mutex(State())

  private struct State: ~Copyable {
    var session: OpaquePointer?
    /// Servers on this machine or a private network that the user gave the address of.
    var privateOrigins: Set<String> = []

    deinit { ccurl_close(session) }
  }

  /// - Parameter version: of the program, for the `User-Agent` header.
  package init(version: String, limits: FetchLimits = FetchLimits()) {
    self.limits = limits
    userAgent = "Wardroom/\(version) (terminal reader; one page at the wish of its reader)"
  }

  package func fetch(
    _ request: FetchRequest, report: (FetchProgress) -> Bool
  ) throws(FetchError) -> FetchResponse {
    try state.withLock { (state: inout State) throws(FetchError) in
      if state.session == nil { state.session = ccurl_open() }
      guard let session = state.session else {
        throw FetchError(request.address, .missingLibrary)
      }
      var attempt = 0
      while true {
        let response = try follow(request, session, &state.privateOrigins, report)
        attempt += 1
        guard response.status == 429 || response.status == 503, attempt <= limits.retries,
          let seconds = RetryAfter.seconds(response.headers["retry-after"])
        else { return response }
        guard seconds <= limits.waitSeconds else {
          throw FetchError(
            response.address,
            .waitTooLong(status: response.status, seconds: seconds, limit: limits.waitSeconds))
        }
        try wait(seconds, response.address, report)
      }
    }
  }

  /// Follows redirects, each checked as if it were a link of a page.
  private func follow(
    _ request: FetchRequest, _ session: OpaquePointer, _ privateOrigins: inout Set<String>,
    _ report: (FetchProgress) -> Bool
  ) throws(FetchError) -> FetchResponse {
    var address = request.address
    var mayBePrivate = request.isGiven
    for _ in 0...limits.redirects {
      mayBePrivate = mayBePrivate || privateOrigins.contains(address.origin)
      let transfer = Transfer(
        address: address, limits: limits, validators: request.validators, userAgent: userAgent,
        mayBePrivate: mayBePrivate)
      let origin = address.origin
      var isPrivate = false
      defer { if isPrivate { privateOrigins.insert(origin) } }
      let response = try transfer.run(session, isPrivate: &isPrivate, report)
      guard Self.redirects.contains(response.status), let target = response.headers["location"]
      else { return response }
      guard let next = address.resolving(target) else {
        throw FetchError(address, .badRedirect(SafeText(field: target.prefix(200))))
      }
      address = next
      mayBePrivate = false
    }
    throw FetchError(request.address, .tooManyRedirects(limit: limits.redirects))
  }

  private static let redirects: Set = [301, 302, 303, 307, 308]

  private func wait(
    _ seconds: Int, _ address: WebAddress, _ report: (FetchProgress) -> Bool
  ) throws(FetchError) {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while case let left = end - clock.now, left > .zero {
      guard report(.waiting(seconds: Int(left.components.seconds) + 1)) else {
        throw FetchError(address, .cancelled)
      }
      usleep(50_000)
    }
  }
}

/// `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).
enum RetryAfter {
  /// nil when the field is missing or says neither.
  static func seconds(_ field: String?) -> Int? {
    guard let field else { return nil }
    if let seconds = Int(field) { return max(0, seconds) }
    let date = ccurl_date(field)
    return date < 0 ? nil : max(0, Int(date) - time(nil))
  }
}
