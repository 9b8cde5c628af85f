/// What kind of markup or data a source is, from its first bytes.
enum SourceRecognition {
  enum Form {
    case html, xml, json, mbox, text
  }

  static func form(of utf8: [UInt8]) -> Form {
    let head = String(decoding: utf8.prefix(4096), as: UTF8.self).lowercased()
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("{") || start.hasPrefix("[") { return .json }
    if start.hasPrefix("from ") { return .mbox }
    if start.contains("<html") || start.contains("<!doctype html") { return .html }
    return .text
  }
}
