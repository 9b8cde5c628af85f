/// The `Link` header of an answer (RFC 8288).
enum LinkHeader {
  struct Link: Hashable {
    var target: String
    /// In lower case.
    var rel = ""
    /// In lower case.
    var type = ""
  }

  static func links(_ header: String) -> [Link] {
    var links: [Link] = []
    var rest = header[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      var link = Link(target: String(rest[rest.index(after: open)..<close]))
      rest = rest[close...].dropFirst()
      while let (name, value) = parameter(&rest) {
        if name == "rel" { link.rel = value.lowercased() }
        if name == "type" { link.type = value.lowercased() }
      }
      links.append(link)
    }
    return links
  }

  /// Takes one `; name="value"`; nil at the end of the link.
  private static func parameter(_ rest: inout Substring) -> (name: String, value: String)? {
    rest = rest.drop { $0 == " " || $0 == "\t" }
    guard rest.first == ";" else { return nil }
    rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
    let name = rest.prefix { !"=;,".contains($0) }
    rest = rest[name.endIndex...]
    guard rest.first == "=" else { return (String(name).trimmed.lowercased(), "") }
    rest = rest.dropFirst()
    let value: Substring
    if rest.first == "\"" {
      rest = rest.dropFirst()
      value = rest.prefix { $0 != "\"" }
      rest = rest[value.endIndex...].dropFirst()
    } else {
      value = rest.prefix { !";, ".contains($0) }
      rest = rest[value.endIndex...]
    }
    return (String(name).trimmed.lowercased(), String(value))
  }
}
