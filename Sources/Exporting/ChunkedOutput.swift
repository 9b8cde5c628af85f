/// Collects what a writer writes and hands it on in pieces of about 64 KiB, so that a long
/// discussion is on its way before it is written to the end.
struct ChunkedOutput {
  private var pending = ""
  private let emit: (String) -> Void

  private static let chunkSize = 1 << 16

  init(to emit: @escaping (String) -> Void) {
    self.emit = emit
    pending.reserveCapacity(Self.chunkSize + 4096)
  }

  mutating func write(_ text: String) {
    pending += text
    if pending.utf8.count >= Self.chunkSize { flush() }
  }

  mutating func write(_ text: Substring) {
    pending += text
    if pending.utf8.count >= Self.chunkSize { flush() }
  }

  mutating func flush() {
    guard !pending.isEmpty else { return }
    emit(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
