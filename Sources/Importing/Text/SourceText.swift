import CLibXML

/// A source's bytes as well-formed UTF-8 without NUL, and how they were read.
struct SourceText {
  let utf8: [UInt8]
  /// Bytes that were not what their character set says, and were read as windows-1252.
  let repairedBytes: Int
  let charset: String

  /// The character set is what the byte order mark says, else the server's header, else what the
  /// source itself says in its first kilobyte, else UTF-8. Ill-formed bytes in UTF-8 are read one by
  /// one as windows-1252, which is what pages that lie about themselves nearly always are.
  ///
  /// - Parameter header: `charset` of the server's Content-Type, where there was one.
  init(_ bytes: [UInt8], header: String? = nil, location: String) throws {
    var body = bytes[...]
    var charset: String
    if body.starts(with: [0xEF, 0xBB, 0xBF]) {
      (charset, body) = ("utf-8", body.dropFirst(3))
    } else if body.starts(with: [0xFF, 0xFE]) {
      (charset, body) = ("utf-16le", body.dropFirst(2))
    } else if body.starts(with: [0xFE, 0xFF]) {
      (charset, body) = ("utf-16be", body.dropFirst(2))
    } else {
      charset = header ?? Self.statedCharset(body) ?? "utf-8"
    }
    charset = Self.canonical(charset)
    switch charset {
    case "utf-8":
      try Self.refuseBinary(body, location)
      (utf8, repairedBytes) = Self.repaired(body)
    case "windows-1252":
      try Self.refuseBinary(body, location)
      (utf8, repairedBytes) = (Self.fromWindows1252(body), 0)
    default:
      guard let converted = Self.converted(body, from: charset) else {
        // A name that nobody knows is a mistake more often than a character set.
        guard Self.isUTF8(body.prefix(Self.sample)) else {
          throw ImportError.unknownCharset(location: location, name: charset)
        }
        (utf8, repairedBytes) = Self.repaired(body)
        self.charset = "utf-8"
        return
      }
      (utf8, repairedBytes) = Self.repaired(converted[...])
    }
    self.charset = charset
  }

  /// Bytes looked at to tell text from binary data.
  private static let sample = 4096

  /// Text holds no NUL, but for a page that was damaged.
  private static func refuseBinary(_ bytes: ArraySlice<UInt8>, _ location: String) throws {
    let sample = bytes.prefix(Self.sample)
    guard let offset = sample.firstIndex(of: 0), sample.first(where: { $0 > 0x20 }) != 0x3C
    else { return }
    throw ImportError.binary(location: location, offset: offset)
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    repaired(bytes).repairs <= bytes.count / 100
  }

  private static func canonical(_ name: String) -> String {
    let name = name.lowercased().trimmed
    // Browsers read all of these as windows-1252 (WHATWG Encoding Standard).
    let western: Set = [
      "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
      "l1", "ascii", "us-ascii", "ansi_x3.4-1968", "iso-8859-15x",
    ]
    if western.contains(name) { return "windows-1252" }
    if name.isEmpty || name == "utf8" || name == "unicode-1-1-utf-8" { return "utf-8" }
    // A source whose declaration can be read byte by byte is not in UTF-16.
    return name == "utf-16" ? "utf-8" : name
  }

  /// `charset=…` of a meta element or `encoding="…"` of an XML declaration.
  private static func statedCharset(_ bytes: ArraySlice<UInt8>) -> String? {
    let head = String(
      decoding: bytes.prefix(2048).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self
    ).lowercased()
    let isXML = head.hasPrefix("<?xml")
    guard isXML || head.contains("<meta") else { return nil }
    let place =
      isXML
      ? head.prefix { $0 != ">" }.range(of: "encoding=") ?? head.range(of: "charset=")
      : head.range(of: "charset=")
    guard let place else { return nil }
    let rest = head[place.upperBound...].drop { "\"' ".contains($0) }
    let name = rest.prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
    return name.isEmpty ? nil : String(name)
  }

  private static func converted(_ bytes: ArraySlice<UInt8>, from charset: String) -> [UInt8]? {
    bytes.withUnsafeBufferPointer { buffer -> [UInt8]? in
      guard let base = buffer.baseAddress else { return [] }
      var count = 0
      guard let result = clx_convert(charset, base, buffer.count, &count) else { return nil }
      defer { clx_free_bytes(result) }
      return Array(UnsafeBufferPointer(start: result, count: count))
    }
  }
}
