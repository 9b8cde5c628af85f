import Discussions

/// One mail (RFC 5322) of a mailbox: its header fields and its readable text.
struct MailMessage {
  private let header: MailHeader
  private let body: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    let (header, body) = MailHeader.split(bytes)
    self.header = header
    self.body = body
  }

  /// With its angle brackets, as it is stated.
  var id: String? { header["message-id"].flatMap { Self.ids(in: $0).first } }

  /// The mails that this one follows, nearest first (RFC 5322, 3.6.4).
  var parents: [String] {
    let answered = header["in-reply-to"].map(Self.ids) ?? []
    let references = header["references"].map(Self.ids) ?? []
    return answered.prefix(1) + references.reversed()
  }

  var date: Timestamp? { header["date"].flatMap { StatedDate.timestamp(Self.withoutComment($0)) } }

  var subject: String? {
    header["subject"].map { EncodedWords.decoded($0) }
  }

  /// The display name, else the address.
  var author: String? {
    guard let from = header["from"].map({ EncodedWords.decoded($0).trimmed }) else { return nil }
    if let angle = from.firstIndex(of: "<"), angle > from.startIndex {
      let name = from[..<angle].filter { $0 != "\"" && $0 != "\\" }
      let trimmed = String(name).trimmed
      if !trimmed.isEmpty { return trimmed }
    }
    // "address (Name)", as old programs wrote it.
    if let open = from.firstIndex(of: "("), from.hasSuffix(")") {
      let name = String(from[from.index(after: open)...].dropLast()).trimmed
      if !name.isEmpty { return name }
    }
    return from.filter { $0 != "<" && $0 != ">" && $0 != "\"" }
  }

  func blocks() throws -> [Block] {
    let part = MailPart(header: header, body: body)
    return try part.readable()?.blocks() ?? []
  }

  private static func ids(in field: String) -> [String] {
    var out: [String] = []
    var rest = field[...]
    while let open = rest.firstIndex(of: "<") {
      guard let close = rest[open...].firstIndex(of: ">") else { break }
      out.append(String(rest[open...close].filter { !$0.isWhitespace }))
      rest = rest[close...].dropFirst()
    }
    return out
  }

  private static func withoutComment(_ field: String) -> String {
    String(field.prefix { $0 != "(" })
  }
}

/// The fields of one header, names in lower case; of repeated ones the first.
struct MailHeader {
  private var fields: [String: String] = [:]

  subscript(name: String) -> String? { fields[name] }

  /// A header and what follows its empty line.
  static func split(_ bytes: ArraySlice<UInt8>) -> (MailHeader, ArraySlice<UInt8>) {
    var header = MailHeader()
    var rest = bytes
    var name: String?
    var value: [UInt8] = []
    func finished(_ header: inout MailHeader) {
      if let name, header.fields[name] == nil {
        header.fields[name] = String(decoding: value, as: UTF8.self).trimmed
      }
    }
    while let start = rest.indices.first {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      var line = rest[start..<end]
      if line.last == 0x0D { line = line.dropLast() }
      rest = end < rest.endIndex ? rest[(end + 1)...] : rest[rest.endIndex...]
      guard let first = line.first else { break }
      if first == 0x20 || first == 0x09 {
        value.append(0x20)
        value.append(contentsOf: line.drop { $0 == 0x20 || $0 == 0x09 })
        continue
      }
      finished(&header)
      guard let colon = line.firstIndex(of: 0x3A) else {
        name = nil
        continue
      }
      name = String(decoding: line[..<colon], as: UTF8.self).lowercased().trimmed
      value = Array(line[(colon + 1)...])
    }
    finished(&header)
    return (header, rest)
  }
}
