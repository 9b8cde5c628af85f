import Discussions

/// Moves bytes from addresses: the network, or answers kept for a test.
package protocol Fetcher: Sendable {
  /// - Parameter report: told what is going on, at least ten times a second; answers false to end the
  ///   fetch with `FetchError.Reason.cancelled`.
  func fetch(
    _ request: FetchRequest, report: (FetchProgress) -> Bool
  ) throws(FetchError) -> FetchResponse
}

/// What is going on in a fetch.
package enum FetchProgress: Hashable, Sendable {
  case connecting
  /// Bytes so far after decompression.
  case receiving(bytes: Int)
  /// The server asked for a pause; seconds left of it.
  case waiting(seconds: Int)
}
