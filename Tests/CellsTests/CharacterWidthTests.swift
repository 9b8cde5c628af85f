import CWidth
import Glibc
import Testing

@testable import Cells

@Suite struct CharacterWidthTests {
  @Test func agreesWithTheCLibraryOnEveryScalar() throws {
    let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
    defer { freelocale(locale) }
    let before = uselocale(locale)
    defer { uselocale(before) }
    var differing: [UInt32] = []
    for value in (UInt32(0x20)...0x10FFFF) {
      guard let scalar = Unicode.Scalar(value), !(0x7F..<0xA0).contains(value) else { continue }
      let theirs = Int(c_width(value))
      if CharacterWidth.columns(of: scalar) ?? -1 != theirs { differing.append(value) }
    }
    #expect(differing.isEmpty, "first at U+\(String(differing.first ?? 0, radix: 16))")
  }

  @Test(arguments: [UInt32(0), 7, 0x1B, 0x7F, 0x85, 0x9F])
  func printsNoControl(value: UInt32) throws {
    #expect(CharacterWidth.columns(of: try #require(Unicode.Scalar(value))) == nil)
  }
}
