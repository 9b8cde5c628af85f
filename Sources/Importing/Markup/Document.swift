import CLibXML

/// A parsed page or XML file: its nodes in document order, in one flat array.
///
/// Node `i` holds the nodes `i + 1 ..< end(i)`. Text is UTF-8 as it came, not yet `SafeText`.
final class Document {
  private let parsed: UnsafeMutablePointer<CLXDocument>
  private let nodes: UnsafeBufferPointer<CLXNode>
  private let attributes: UnsafeBufferPointer<CLXAttribute>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let classValues: UnsafeBufferPointer<CLXRange>
  /// What each different value of `class` says, indexed by `CLXNode.classes`.
  private let classes: [ClassTraits]

  enum Language { case html, xml }

  /// - Parameter source: well-formed UTF-8 without NUL (`SourceText`).
  /// - Throws: `ImportError.outOfMemory`, `ImportError.missingLibrary`.
  init(_ source: [UInt8], as language: Language) throws {
    guard clx_load() else { throw ImportError.missingLibrary }
    let result = source.withUnsafeBufferPointer { buffer -> UnsafeMutablePointer<CLXDocument>? in
      guard let base = buffer.baseAddress else { return clx_parse_html([0], 0) }
      switch language {
      case .html: return clx_parse_html(base, buffer.count)
      case .xml: return clx_parse_xml(base, buffer.count)
      }
    }
    guard let parsed = result else { throw ImportError.outOfMemory }
    self.parsed = parsed
    nodes = UnsafeBufferPointer(start: parsed.pointee.nodes, count: parsed.pointee.nodeCount)
    attributes = UnsafeBufferPointer(
      start: parsed.pointee.attributes, count: parsed.pointee.attributeCount)
    let bytes = UnsafeBufferPointer(
      start: parsed.pointee.bytes.map { UnsafePointer($0) }, count: parsed.pointee.byteCount)
    self.bytes = bytes
    classValues = UnsafeBufferPointer(
      start: parsed.pointee.classes, count: parsed.pointee.classCount)
    classes =
      language == .xml
      ? []
      : classValues.map { range in
        ClassTraits(
          String(decoding: bytes[Int(range.start)..<Int(range.start + range.length)], as: UTF8.self)
        )
      }
    if parsed.pointee.stop == .memory {
      clx_free(parsed)
      throw ImportError.outOfMemory
    }
  }

  deinit { clx_free(parsed) }

  /// The page was built to be slow to read, and what followed was left out.
  var isCutShort: Bool { parsed.pointee.stop == .work }

  var count: Int { nodes.count }
  var indices: Range<Int> { 0..<nodes.count }

  func tag(_ i: Int) -> CLXTag { nodes[i].tag }
  func isText(_ i: Int) -> Bool { nodes[i].tag == .text }
  func isElement(_ i: Int) -> Bool { nodes[i].tag != .text && nodes[i].tag != .raw }
  /// One past the last node inside `i`.
  func end(_ i: Int) -> Int { Int(nodes[i].end) }
  func parent(_ i: Int) -> Int? { nodes[i].parent < 0 ? nil : Int(nodes[i].parent) }
  /// The nodes inside `i`, without `i`.
  func inside(_ i: Int) -> Range<Int> { i + 1..<Int(nodes[i].end) }

  /// Number of the element's whole `class` value, equal for equal values; 0 without one.
  func classNumber(_ i: Int) -> Int { isElement(i) ? Int(nodes[i].classes) : 0 }
  /// The element's whole `class` value in HTML, empty without one.
  func classValue(_ i: Int) -> String {
    let range = classValues[classNumber(i)]
    return bytes[Int(range.start)..<Int(range.start + range.length)].string
  }

  /// One past the last node of a term (`dt`) with its definitions: where the next term stands.
  func end(ofTerm term: Int) -> Int {
    guard let list = parent(term) else { return end(term) }
    var at = end(term)
    while at < end(list), tag(at) != .dt { at = max(end(at), at + 1) }
    return min(at, end(list))
  }

  func traits(_ i: Int) -> ClassTraits { classes[classNumber(i)] }

  func children(_ i: Int) -> Children { Children(document: self, at: i + 1, end: end(i)) }

  struct Children: Sequence, IteratorProtocol {
    let document: Document
    var at: Int
    let end: Int

    mutating func next() -> Int? {
      guard at < end else { return nil }
      defer { at = document.end(at) }
      return at
    }
  }

  /// An element name of an XML document, as written there with its prefix.
  func name(_ name: String) -> CLXTag? {
    let number = clx_name(parsed, name)
    return number < 0 ? nil : CLXTag(rawValue: number)
  }

  /// An attribute name of an XML document, as written there with its prefix.
  func key(_ name: String) -> CLXKey? {
    let number = clx_key_named(parsed, name)
    return number < 0 ? nil : CLXKey(rawValue: number)
  }

  // MARK: Text and attributes

  /// The bytes of a text node.
  func textBytes(_ i: Int) -> Bytes {
    let start = Int(nodes[i].start)
    return bytes[start..<start + Int(nodes[i].length)]
  }

  func attributeBytes(_ i: Int, _ key: CLXKey) -> Bytes? {
    guard isElement(i) else { return nil }
    let first = Int(nodes[i].start)
    for attribute in attributes[first..<first + Int(nodes[i].length)] where attribute.key == key {
      let start = Int(attribute.start)
      return bytes[start..<start + Int(attribute.length)]
    }
    return nil
  }

  /// Which attributes the element has.
  func keys(_ i: Int) -> KeySet {
    guard isElement(i) else { return [] }
    let first = Int(nodes[i].start)
    var keys: KeySet = []
    for attribute in attributes[first..<first + Int(nodes[i].length)] {
      keys.insert(KeySet(attribute.key))
    }
    return keys
  }

  func attribute(_ i: Int, _ key: CLXKey) -> String? {
    attributeBytes(i, key).map { String(decoding: $0, as: UTF8.self) }
  }

  func has(_ i: Int, _ key: CLXKey) -> Bool { attributeBytes(i, key) != nil }

  /// Whether the attribute has exactly this value.
  func has(_ i: Int, _ key: CLXKey, _ value: StaticString) -> Bool {
    attributeBytes(i, key)?.equals(value) ?? false
  }

  /// All text inside `i` joined, with white space as one space and none at the ends.
  ///
  /// - Parameter skip: elements to leave out with all that they hold.
  func text(_ i: Int, skipping skip: (Int) -> Bool = { _ in false }) -> String {
    var out: [UInt8] = []
    var pendingSpace = false
    var at = isText(i) ? i : i + 1
    let end = end(i)
    while at < end {
      switch tag(at) {
      case .text:
        Self.append(textBytes(at), to: &out, pendingSpace: &pendingSpace)
      case .script, .style, .noscript, .template:
        at = self.end(at)
        continue
      case .raw: break
      case let tag:
        if skip(at) {
          at = self.end(at)
          pendingSpace = true
          continue
        }
        if tag.isBlock || tag == .br { pendingSpace = true }
      }
      at += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// All text inside `i` as it stands, for elements of XML that hold text only.
  func content(_ i: Int) -> String {
    var out: [UInt8] = []
    for at in inside(i) where isText(at) { out.append(contentsOf: textBytes(at)) }
    return String(decoding: out, as: UTF8.self)
  }

  /// The first child element with this name.
  func child(_ i: Int, _ tag: CLXTag?) -> Int? {
    guard let tag else { return nil }
    return children(i).first { self.tag($0) == tag }
  }

  /// Appends text with each run of white space (and no-break spaces) as one space.
  static func append(
    _ text: Bytes, to out: inout [UInt8], pendingSpace: inout Bool
  ) {
    var i = text.startIndex
    let end = text.endIndex
    while i < end {
      let byte = text[i]
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        pendingSpace = true
      } else if byte == 0xC2, i + 1 < end, text[i + 1] == 0xA0 {
        pendingSpace = true
        i += 1
      } else {
        if pendingSpace {
          if !out.isEmpty { out.append(0x20) }
          pendingSpace = false
        }
        out.append(byte)
      }
      i += 1
    }
  }
}
