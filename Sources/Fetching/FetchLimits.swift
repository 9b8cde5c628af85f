/// How much is asked of a server, and how much is taken from it.
package struct FetchLimits: Hashable, Sendable {
  /// Milliseconds until a connection must stand.
  package var connectMilliseconds = 30_000
  /// Milliseconds that one answer may take from the first byte sent to the last one received.
  package var totalMilliseconds = 30_000
  /// Seconds for which an answer may come slower than `stallBytes` a second.
  package var stallSeconds = 10
  package var stallBytes = 16
  package var redirects = 10
  /// Bytes of one answer after decompression.
  package var answerBytes = SourceFile.limit
  /// Bytes of all header lines of one answer together.
  package var headerBytes = 256 << 10
  /// Seconds that a server may ask to wait (`Retry-After`) before the wait is refused.
  package var waitSeconds = 60
  /// Times that one address is asked for again after such a wait.
  package var retries = 2

  package init() {}
}
