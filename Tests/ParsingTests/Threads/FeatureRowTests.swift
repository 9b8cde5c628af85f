import Testing

@testable import Parsing

@Suite struct FeatureRowTests {
  @Test func `a row has a number for every case`() {
    #expect(FeatureRow<BoundaryFeature>.capacity >= BoundaryFeature.allCases.count)
    #expect(FeatureRow<LinkFeature>.capacity >= LinkFeature.allCases.count)
    #expect(FeatureRow<SplitFeature>.capacity >= SplitFeature.allCases.count)
  }

  @Test func `rows lie one after the other as nothing but their numbers`() throws {
    let last = try #require(LinkFeature.allCases.last)
    var row = FeatureRow<LinkFeature>()
    row[last] = 7
    #expect(MemoryLayout.stride(ofValue: row) == FeatureRow<LinkFeature>.capacity * 4)
    #expect(row.withValues { $0[last.rawValue] } == 7)
    row[last] = .nan
    #expect(row.values.allSatisfy { $0 == 0 })
  }
}
