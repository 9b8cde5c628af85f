import Discussions
import Testing

@testable import Parsing

@Suite struct DateTests {
  /// Friday, 14 March 2025.
  static let published = Timestamp(year: 2025, month: 3, day: 14)

  @Test(
    "Dates are resolved from the day of the article",
    arguments: [
      ("It was laid down on 7 February 2024.", "7 February 2024 = 2024-02-07"),
      ("It sailed on March 3, 2021 at last.", "March 3, 2021 = 2021-03-03"),
      ("She was sunk in May 1982.", "May 1982 = 1982-05"),
      ("It began in early December.", "early December = 2024-12"),
      ("By mid-January it was over.", "mid-January = 2025-01"),
      ("It will enter service in September.", "September = 2025-09"),
      ("The war of 1950-53 ended so.", "1950-53 = 1950/1953"),
      ("From 2014 to 2022 it froze.", "2014 to 2022 = 2014/2022"),
      ("It should be ready by 2030.", "2030 = 2030"),
      ("It is planned for the early 2030s.", "early 2030s = 2030/2039"),
      ("First steel in Q3 2026.", "Q3 2026 = 2026-Q3"),
      ("The FY26 budget grew.", "FY26 = 2026"),
      ("It fell last year.", "last year = 2024"),
      ("They met yesterday.", "yesterday = 2025-03-13"),
      ("It was scrapped two years ago.", "two years ago = 2023"),
      ("They left in the summer.", "in the summer = 2024-summer"),
      ("It was signed on Tuesday.", "Tuesday = 2025-03-11"),
      ("It happened on 2024-08-06.", "2024-08-06 = 2024-08-06"),
      ("It will be gone by the end of the decade.", "end of the decade = 2030"),
      ("Decide by the middle of the decade.", "middle of the decade = 2025"),
      ("It sank on Christmas Day.", "Christmas Day = 2024-12-25"),
      ("They met on Monday 10 March.", "Monday 10 March = 2025-03-10"),
      ("It is due in the first half of 2026.", "first half of 2026 = 2026-H1"),
      ("The fiscal year 2024 request fell.", "fiscal year 2024 = 2024"),
      ("We served in ’96 together.", "96 = 1996"),
      ("Its 2018 report warned of it.", "2018 = 2018"),
      ("It was said this morning.", "this morning = 2025-03-14"),
      ("It left early in 2024.", "early in 2024 = 2024"),
      ("It sailed on 1 May.", "1 May = 2024-05-01"),
    ])
  func resolved(text: String, expected: String) {
    #expect(told(text, .date, published: Self.published) == [expected])
  }

  @Test("Without a stated date the latest one in the text is the anchor")
  func inferred() {
    let text = "It began in October 2024. In early December it grew. By mid-January it was over."
    #expect(
      told(text, .date) == [
        "October 2024 = 2024-10", "early December = 2024-12", "mid-January = 2025-01",
      ])
  }

  @Test(
    "Words and numbers that only look like dates are none",
    arguments: ["You may be right.", "They march on.", "About 2000 tanks.", "It cost 2024 pounds."])
  func others(text: String) {
    #expect(told(text, .date, published: Self.published) == [])
  }
}
