/// Bytes of a document's text or of an attribute, compared without making a `String` of them.
typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

extension Bytes {
  var string: String { String(decoding: self, as: UTF8.self) }

  func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && hasPrefix(text)
  }

  func hasPrefix(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count >= length else { return false }
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: length)
    for i in 0..<length where self[startIndex + i] != wanted[i] { return false }
    return true
  }

  func contains(_ text: StaticString) -> Bool { offset(of: text) != nil }

  /// Where `text`, which must not be empty, first stands.
  func offset(of text: StaticString) -> Int? {
    let length = text.utf8CodeUnitCount
    guard count >= length, length > 0 else { return nil }
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: length)
    let first = wanted[0]
    let last = endIndex - length
    var i = startIndex
    while i <= last {
      if self[i] == first {
        var k = 1
        while k < length, self[i + k] == wanted[k] { k += 1 }
        if k == length { return i }
      }
      i += 1
    }
    return nil
  }
}
