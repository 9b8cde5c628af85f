import Discussions
import Synchronization

/// Asks for an address again only if it has changed: keeps answers that came with a validator, and
/// gives the kept one when the server says that it still holds (304).
package final class RememberingFetcher: Fetcher {
  private struct Kept {
    var answers: [WebAddress: FetchResponse] = [:]
    var bytes = 0
  }

  private let fetcher: any Fetcher
  private let kept = Mutex(Kept())
  /// Bytes that are kept at most; what goes beyond is fetched anew.
  private let capacity: Int

  package init(_ fetcher: any Fetcher, capacity: Int = 64 << 20) {
    self.fetcher = fetcher
    self.capacity = capacity
  }

  package func fetch(
    _ request: FetchRequest, report: (FetchProgress) -> Bool
  ) throws(FetchError) -> FetchResponse {
    let before = kept.withLock { $0.answers[request.address] }
    var request = request
    if let before { request.validators = before.validators }
    let response = try fetcher.fetch(request, report: report)
    if response.status == 304, let before { return before }
    if response.status == 200 { keep(response, for: request.address) }
    return response
  }

  private func keep(_ response: FetchResponse, for address: WebAddress) {
    kept.withLock { kept in
      if let old = kept.answers.removeValue(forKey: address) { kept.bytes -= old.bytes.count }
      guard !response.validators.isEmpty, kept.bytes + response.bytes.count <= capacity else {
        return
      }
      kept.answers[address] = response
      kept.bytes += response.bytes.count
    }
  }
}
