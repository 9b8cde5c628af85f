/// Ends the character references that HTML lets stand without a semicolon, which libxml2 would take
/// for plain text (`AT&amp T`).
enum MissingSemicolons {
  /// The same bytes, with the semicolons that are missing.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var places: [Int] = []
    bytes.withUnsafeBufferPointer { buffer in
      var i = 0
      while i < buffer.count {
        guard buffer[i] == 0x26 else {
          i += 1
          continue
        }
        let start = i + 1
        i = start
        while i < buffer.count, isAlphanumeric(buffer[i]), i - start <= longest { i += 1 }
        // In an address "&copy=1" is a parameter, and a longer name is another name.
        guard i > start, i < buffer.count, buffer[i] != 0x3B, buffer[i] != 0x3D,
          !isAlphanumeric(buffer[i]), i - start <= longest
        else { continue }
        if names.contains(String(decoding: buffer[start..<i], as: UTF8.self)) { places.append(i) }
      }
    }
    guard !places.isEmpty else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + places.count)
    var from = 0
    for place in places {
      out.append(contentsOf: bytes[from..<place])
      out.append(0x3B)
      from = place
    }
    out.append(contentsOf: bytes[from...])
    return out
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static let longest = 6

  /// The names that HTML's table of character references lists without a semicolon too.
  private static let names: Set<String> = Set(
    """
    AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT \
    Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute \
    Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil \
    cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute \
    icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve \
    ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig \
    thorn times uacute ucirc ugrave uml uuml yacute yen yuml
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
