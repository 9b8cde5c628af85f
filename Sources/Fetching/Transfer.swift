import CCurl
import Discussions
import Glibc

/// One request and its answer, with nothing followed and every limit kept while bytes arrive.
struct Transfer {
  let address: WebAddress
  let limits: FetchLimits
  let validators: FetchRequest.Validators
  let userAgent: String
  /// Whether this machine and private networks may answer.
  let mayBePrivate: Bool

  /// - Parameter isPrivate: set when this machine or a private network was at the other end, also of
  ///   a transfer that failed.
  func run(
    _ session: OpaquePointer, isPrivate: inout Bool, _ report: (FetchProgress) -> Bool
  ) throws(FetchError) -> FetchResponse {
    var lines = [
      "Accept: text/html,application/xhtml+xml,application/json,application/xml;q=0.9,*/*;q=0.8"
    ]
    // A validator is repeated only as it came: what could break the line is left out.
    if let etag = validators.etag, etag.isHeaderSafe { lines.append("If-None-Match: \(etag)") }
    if let date = validators.lastModified, date.isHeaderSafe {
      lines.append("If-Modified-Since: \(date)")
    }
    let (result, answer) = withoutActuallyEscaping(report) { report in
      let answer = Answer(limits: limits, report: report)
      let result = perform(session, lines, answer)
      answer.report = nil
      return (result, answer)
    }
    isPrivate = result.isPrivate
    if let problem = problem(result, answer) { throw FetchError(address, problem) }
    return FetchResponse(
      address: address, status: answer.status, headers: answer.headers, bytes: answer.bytes)
  }

  private func perform(
    _ session: OpaquePointer, _ lines: [String], _ answer: Answer
  ) -> CCurlResult {
    var receiver = CCurlReceiver(
      context: Unmanaged.passUnretained(answer).toOpaque(),
      header: { context, bytes, count in
        Answer.of(context)?.take(header: UnsafeRawBufferPointer(start: bytes, count: count))
          ?? false
      },
      body: { context, bytes, count in
        Answer.of(context)?.take(body: UnsafeBufferPointer(start: bytes, count: count)) ?? false
      },
      goesOn: { context in Answer.of(context)?.goesOn() ?? false })
    let copies = lines.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let headers = copies.compactMap { $0.map { UnsafePointer<CChar>($0) } }
    return address.string.withCString { address in
      userAgent.withCString { userAgent in
        headers.withUnsafeBufferPointer { headers in
          var request = CCurlRequest(
            address: address, userAgent: userAgent, headers: headers.baseAddress,
            headerCount: headers.count, isPrivateAllowed: mayBePrivate,
            connectMilliseconds: limits.connectMilliseconds,
            totalMilliseconds: limits.totalMilliseconds, stallSeconds: limits.stallSeconds,
            stallBytes: limits.stallBytes)
          return ccurl_fetch(session, &request, &receiver)
        }
      }
    }
  }

  private func problem(_ result: CCurlResult, _ answer: Answer) -> FetchError.Reason? {
    let seconds = limits.totalMilliseconds / 1000
    switch result.end {
    case .done: return nil
    case .stopped: return answer.problem ?? .cancelled
    case .unknownHost: return .unknownHost
    case .noConnection: return .noConnection(result.sentence)
    case .private: return .privateAddress
    case .connectTimeout:
      return .connectTimeout(seconds: min(limits.connectMilliseconds / 1000, seconds))
    case .totalTimeout: return .totalTimeout(seconds: seconds)
    case .stalled: return .stalled(seconds: limits.stallSeconds)
    case .certificate: return .certificate(result.sentence)
    case .secureConnection: return .secureConnection(result.sentence)
    case .cutShort: return .cutShort
    case .badEncoding: return .badEncoding
    case .other: return .other(result.sentence)
    }
  }

  /// What has arrived, filled by the callbacks on the calling thread.
  private final class Answer {
    private let limits: FetchLimits
    /// Only while the transfer runs.
    var report: ((FetchProgress) -> Bool)?
    private(set) var status = 0
    private(set) var headers = Headers()
    private(set) var bytes: [UInt8] = []
    private(set) var problem: FetchError.Reason?
    private var headerBytes = 0

    init(limits: FetchLimits, report: @escaping (FetchProgress) -> Bool) {
      self.limits = limits
      self.report = report
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> Answer? {
      context.map { Unmanaged<Answer>.fromOpaque($0).takeUnretainedValue() }
    }

    func take(header: UnsafeRawBufferPointer) -> Bool {
      headerBytes += header.count
      guard headerBytes <= limits.headerBytes else {
        problem = .tooManyHeaders(limit: limits.headerBytes)
        return false
      }
      // Latin-1 is what header fields are; only ASCII is used.
      let line = String(decoding: header, as: UTF8.self)
      if let status = headers.take(line: line) { self.status = status }
      return true
    }

    func take(body: UnsafeBufferPointer<UInt8>) -> Bool {
      if bytes.isEmpty, let type = refusedType {
        problem = .wrongType(type)
        return false
      }
      guard bytes.count + body.count <= limits.answerBytes else {
        problem = .tooLarge(limit: limits.answerBytes)
        return false
      }
      bytes += body
      return true
    }

    func goesOn() -> Bool {
      report?(status == 0 ? .connecting : .receiving(bytes: bytes.count)) ?? false
    }

    /// The type of an answer that cannot hold a discussion. Of texts and what has no type the
    /// content decides.
    private var refusedType: SafeText? {
      guard (200..<300).contains(status),
        let type = headers["content-type"]?.split(separator: ";").first?.lowercased()
      else { return nil }
      let families = ["image/", "video/", "audio/", "font/"]
      let kinds = ["application/pdf", "application/zip", "application/gzip"]
      guard families.contains(where: { type.hasPrefix($0) }) || kinds.contains(type) else {
        return nil
      }
      return SafeText(field: type.prefix(80))
    }
  }
}

extension CCurlResult {
  /// libcurl's words as one clause.
  fileprivate var sentence: String {
    let words = withUnsafeBytes(of: words) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return words.isEmpty ? "no reason given" : SafeText(field: words).string
  }
}

extension String {
  /// Printable ASCII only, and short.
  fileprivate var isHeaderSafe: Bool {
    utf8.count <= 1024 && utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  }
}
