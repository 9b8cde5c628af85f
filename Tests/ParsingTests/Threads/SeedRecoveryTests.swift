import Discussions
import Foundation
import Testing

@testable import Parsing

/// Floors for the bundled discussion as recovered, against the repairs that put it right by hand.
@Suite struct SeedRecoveryTests {
  private static var seeds: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "seeds")
  }

  /// First line of each comment, and of the one it answers (0 for the top level).
  private func edges(_ discussion: Discussion) -> [Int: Int] {
    var edges: [Int: Int] = [:]
    let comments = discussion.comments
    for i in comments.indices {
      guard let line = comments[i].lines?.lowerBound else { continue }
      edges[line] = comments.parent(i).flatMap { comments[$0].lines?.lowerBound } ?? 0
    }
    return edges
  }

  @Test func holdsItsFloors() throws {
    let bytes = [UInt8](try Data(contentsOf: Self.seeds.appending(path: "kursk.txt")))
    let file = try String(
      contentsOf: Self.seeds.appending(path: "kursk.txt.repairs"), encoding: .utf8)
    let repairs = try RepairFile.read(file, for: bytes).repairs
    let truth = FlatText.discussion(from: bytes, location: "seed", repairs: repairs)
    let found = FlatText.discussion(from: bytes, location: "seed")
    #expect(found.article.blocks.count == truth.article.blocks.count)
    let (wanted, got) = (edges(truth), edges(found))
    let whole = Double(wanted.count + got.count)
    let starts = got.keys.count { wanted[$0] != nil }
    let right = got.count { wanted[$0.key] == $0.value }
    // The least that weights may reach; docs/recovery.md has the figures.
    #expect(2 * Double(starts) / whole >= 0.73)
    #expect(2 * Double(right) / whole >= 0.46)
  }
}
