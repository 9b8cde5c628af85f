import Testing

@testable import Discussions

@Suite struct TimestampTests {
  @Test(arguments: [
    "2025-02-07T10:15:00Z", "2016-02-29T23:59:59+05:30", "1969-12-31T23:00:00-01:00",
    "2025-02-07T10:15:00",
  ])
  func writesBackWhatItReads(text: String) throws {
    #expect(try #require(Timestamp(iso: text)).description == text)
  }

  @Test func countsSecondsFromTheEpoch() {
    #expect(Timestamp(iso: "2000-03-01T00:00:00Z")?.seconds == 951_868_800)
    #expect(Timestamp(iso: "2000-03-01T01:00:00+01:00")?.seconds == 951_868_800)
    #expect(Timestamp(iso: "1969-12-31T23:59:59Z")?.seconds == -1)
  }

  @Test(arguments: ["", "2025", "2025-13-01", "2025-02-29", "2025-02-07T25:00:00Z", "yesterday"])
  func refusesWhatIsNoDate(text: String) {
    #expect(Timestamp(iso: text) == nil)
  }
}
