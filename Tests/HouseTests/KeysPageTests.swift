import Foundation
import Reader
import Testing

@Suite struct KeysPageTests {
  @Test func theKeysPageIsFresh() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/keys.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(
      text == KeyTable.markdown(.standard),
      "docs/keys.md is stale: swift run wardroom keys --markdown > docs/keys.md")
  }
}
