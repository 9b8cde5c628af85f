import Discussions
import Glibc
import Synchronization

/// A small web server on 127.0.0.1 that answers as badly as it is told to.
package final class LoopbackServer: Sendable {
  package struct Request: Sendable {
    /// Path and query as sent.
    package let target: String
    /// By name in lower case.
    package let headers: [String: String]
  }

  /// What is done with a connection once its request is there; it is closed after the last step.
  package enum Step: Sendable {
    case send([UInt8])
    case pause(milliseconds: Int)
    /// Sends the same again and again until the other side or the server has enough.
    case sendEndlessly([UInt8], pause: Int)
    /// Breaks the connection off without a goodbye.
    case reset
  }

  private struct State {
    var requests: [Request] = []
    var isStopped = false
  }

  package let port: Int
  private let listener: Int32
  private let answer: @Sendable (Request, Int) -> [Step]
  private let state = Mutex(State())

  /// - Parameter answer: given the request and how many came before it.
  package init(_ answer: @escaping @Sendable (Request, Int) -> [Step]) throws {
    self.answer = answer
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(listener, raw, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, raw, &length) == 0
      }
    }
    guard isBound else { throw Unavailable() }
    self.listener = listener
    port = Int(in_port_t(bigEndian: address.sin_port))
  }

  package struct Unavailable: Error {}

  /// Runs the server while the body runs.
  package func serving<Result>(_ body: (LoopbackServer) throws -> Result) throws -> Result {
    Self.thread { self.accept() }
    defer { stop() }
    return try body(self)
  }

  package func address(_ target: String = "/") -> String { "http://127.0.0.1:\(port)\(target)" }

  package var requests: [Request] { state.withLock { $0.requests } }

  package func stop() {
    state.withLock { $0.isStopped = true }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  private func accept() {
    while !isStopped {
      let connection = Glibc.accept(listener, nil, nil)
      guard connection >= 0 else { break }
      Self.thread { self.serve(connection) }
    }
    close(listener)
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    guard let request = Self.readRequest(connection) else { return }
    let number = state.withLock { state in
      state.requests.append(request)
      return state.requests.count - 1
    }
    for step in answer(request, number) {
      switch step {
      case .send(let bytes): guard send(bytes, connection) else { return }
      case .pause(let milliseconds): pause(milliseconds)
      case .sendEndlessly(let bytes, let milliseconds):
        while !isStopped, send(bytes, connection) { pause(milliseconds) }
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        return
      }
    }
    shutdown(connection, Int32(SHUT_WR))
  }

  private func pause(_ milliseconds: Int) {
    var left = milliseconds
    while left > 0, !isStopped {
      usleep(UInt32(min(left, 20)) * 1000)
      left -= 20
    }
  }

  private func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty, !isStopped {
      let sent = rest.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return rest.isEmpty
  }

  private static func readRequest(_ connection: Int32) -> Request? {
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      head += buffer[..<count]
    }
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = String(line[colon...].dropFirst(2))
    }
    return Request(target: String(words[1]), headers: headers)
  }

  private static func thread(_ work: @escaping @Sendable () -> Void) {
    final class Box {
      let work: @Sendable () -> Void
      init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
    let box = Unmanaged.passRetained(Box(work))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { raw in
        guard let raw else { return nil }
        Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().work()
        return nil
      }, box.toOpaque())
    if status == 0 { pthread_detach(thread) } else { box.release() }
  }
}

extension LoopbackServer.Step {
  /// A whole answer.
  package static func answer(
    _ status: Int = 200, _ body: String = "", type: String = "text/html; charset=utf-8",
    headers: [String] = []
  ) -> [LoopbackServer.Step] {
    answer(status, bytes: Array(body.utf8), type: type, headers: headers)
  }

  package static func answer(
    _ status: Int = 200, bytes: [UInt8], type: String = "text/html; charset=utf-8",
    headers: [String] = []
  ) -> [LoopbackServer.Step] {
    let fields = ["Content-Type: \(type)", "Content-Length: \(bytes.count)"] + headers
    return [.head(fields, status: status), .send(bytes)]
  }

  /// Status line and header fields.
  package static func head(_ fields: [String], status: Int = 200) -> LoopbackServer.Step {
    let lines = ["HTTP/1.1 \(status) Status"] + fields + ["Connection: close", "", ""]
    return .send(Array(lines.joined(separator: "\r\n").utf8))
  }
}
