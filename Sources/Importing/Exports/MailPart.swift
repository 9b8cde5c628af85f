import Discussions

/// A part of a mail (MIME, RFC 2045 and 2046), from which the readable text is taken.
struct MailPart {
  let header: MailHeader
  let body: ArraySlice<UInt8>

  private var contentType: String { (header["content-type"] ?? "text/plain").lowercased() }

  /// Plain text if there is any, else HTML; nil when the mail has neither.
  func readable(depth: Int = 0) -> MailPart? {
    if contentType.hasPrefix("multipart/") {
      // Mails nest a handful of parts; deeper ones are made to be slow.
      guard depth < 16, let boundary = parameter("boundary") else { return nil }
      let parts = parts(boundary).compactMap { $0.readable(depth: depth + 1) }
      return parts.first { $0.contentType.hasPrefix("text/plain") } ?? parts.first
    }
    if header["content-disposition"]?.lowercased().hasPrefix("attachment") ?? false { return nil }
    return contentType.hasPrefix("text/plain") || contentType.hasPrefix("text/html") ? self : nil
  }

  func blocks() throws -> [Block] {
    let decoded = TransferEncoding.decoded(body, header["content-transfer-encoding"])
    let bytes = decoded.filter { $0 != 0 }
    // A mail whose character set nobody knows is still a mail.
    let text =
      try (try? SourceText(bytes, header: parameter("charset") ?? "utf-8", location: ""))
      ?? SourceText(bytes, header: "utf-8", location: "")
    if contentType.hasPrefix("text/html") {
      return try HTMLFragment.blocks(String(decoding: text.utf8, as: UTF8.self))
    }
    return MailText.blocks(String(decoding: text.utf8, as: UTF8.self))
  }

  /// A parameter of Content-Type, without its quotes.
  private func parameter(_ name: String) -> String? {
    guard let field = header["content-type"] else { return nil }
    for parameter in field.split(separator: ";").dropFirst() {
      let pair = parameter.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, String(pair[0]).trimmed.lowercased() == name else { continue }
      return String(pair[1]).trimmed.filter { $0 != "\"" }
    }
    return nil
  }

  private func parts(_ boundary: String) -> [MailPart] {
    guard !boundary.isEmpty else { return [] }
    let mark = Array("--".utf8) + Array(boundary.utf8)
    var parts: [MailPart] = []
    var start: Int?
    var at = body.startIndex
    while at < body.endIndex {
      let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[at..<end].starts(with: mark) {
        if let start {
          let (header, rest) = MailHeader.split(body[start..<at])
          parts.append(MailPart(header: header, body: rest))
        }
        let isLast = body[at..<end].dropFirst(mark.count).starts(with: "--".utf8)
        start = isLast ? nil : min(end + 1, body.endIndex)
        if isLast { break }
      }
      at = end + 1
    }
    if let start, start < body.endIndex {
      let (header, rest) = MailHeader.split(body[start...])
      parts.append(MailPart(header: header, body: rest))
    }
    return parts
  }
}
