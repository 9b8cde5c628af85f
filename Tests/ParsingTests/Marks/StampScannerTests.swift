import Discussions
import Testing

@testable import Parsing

@Suite struct StampScannerTests {
  @Test(arguments: [
    ("May 15, 2017 2:53 pm", "2017-05-15T14:53:00"),
    ("December 7, 2020 at 12:10 am", "2020-12-07T00:10:00"),
    ("Sept. 3rd, 2017", "2017-09-03T00:00:00"),
    ("15 May 2017, 14:53", "2017-05-15T14:53:00"),
    ("10:15 am on May 5, 2013", "2013-05-05T10:15:00"),
    ("Monday, May 5th, 2014 at 7:00 pm", "2014-05-05T19:00:00"),
    ("23. Juni 2016 um 17:21 Uhr", "2016-06-23T17:21:00"),
    ("18.10.2019, 16:18", "2019-10-18T16:18:00"),
    ("27.05.2019 um 13.18 Uhr", "2019-05-27T13:18:00"),
    ("24 Jun 2025 23.05", "2025-06-24T23:05:00"),
    ("15 mai 2017 à 14 h 53 min", "2017-05-15T14:53:00"),
    ("15 de mayo de 2017 a las 14:53", "2017-05-15T14:53:00"),
    ("15 maggio 2017 alle 14:53", "2017-05-15T14:53:00"),
    ("15 mei 2017 om 14:53", "2017-05-15T14:53:00"),
    ("15 maja 2017 o 14:53", "2017-05-15T14:53:00"),
    ("15 мая 2017 в 14:53", "2017-05-15T14:53:00"),
    ("2017-05-15 14:53:07 UTC", "2017-05-15T14:53:07Z"),
    ("2017-05-15T14:53:07+02:00", "2017-05-15T14:53:07+02:00"),
    ("2017年5月15日 下午2:53", "2017-05-15T14:53:00"),
    ("5/15/2017 at 2:53 PM", "2017-05-15T14:53:00"),
  ])
  func `moments are read in many languages`(text: String, iso: String) {
    #expect(stamp(text)?.moment?.description == iso)
    #expect(stamp(text).map { String($0.words) } == text)
  }

  @Test(arguments: [
    ("4 years ago", 4 * 365 * 86_400), ("an hour ago", 3600), ("8 mo. ago", 240 * 86_400),
    ("50 Minuten 46 Sekunden her", 3046), ("vor 3 Tagen", 259_200), ("just now", 0),
    ("1 week, 2 days ago", 9 * 86_400), ("2d", 172_800), ("3mo", 90 * 86_400),
    ("a few days ago", nil),
    ("May 15, 2017", nil),
  ])
  func `how long ago something was is read`(text: String, seconds: Int?) {
    #expect(stamp(text) != nil)
    #expect(stamp(text)?.age == seconds)
  }

  @Test(arguments: [
    "4 years ago", "an hour ago", "1 year, 2 months ago", "2 hrs ago", "vor 3 Jahren",
    "50 Minuten 46 Sekunden her", "1 Stunde 51 Minuten her", "hace 2 años", "il y a 3 mois",
    "3 anni fa", "4 jaar geleden", "há 2 anos", "for 3 år siden", "2 lata temu", "3 года назад",
    "yesterday at 5:04 PM", "just now", "Yesterday", "23h ago", "a few minutes ago", "moments ago",
    "less than a minute ago", "about an hour ago", "2d", "22h", "1w •", "gestern",
  ])
  func `relative times are stamps without a moment`(text: String) {
    #expect(stamp(text) != nil)
    #expect(stamp(text)?.moment == nil)
  }

  @Test(arguments: [
    "", "5", "in 2017", "40 ships", "4 years", "for 5 minutes", "version 2.4.1", "99/99/2020",
    "yesterday it rained", "2d of rain", "I waited 3 h", "a few minutes", "23.05",
    "February 31, 2020", "May 2020", "1,500 soldiers", "12:30", "the 38th parallel", "3 days later",
  ])
  func `other numbers are no stamps`(text: String) {
    #expect(stamp(text) == nil)
  }

  @Test func `a date of numbers says which comes first only where it can`() {
    #expect(stamp("5/4/2020")?.isMonthFirst == nil)
    #expect(stamp("5/4/2020")?.moment?.description == "2020-04-05T00:00:00")
    #expect(stamp("5/4/2020")?.swapped?.description == "2020-05-04T00:00:00")
    #expect(stamp("5/14/2020")?.isMonthFirst == true)
    #expect(stamp("14/5/2020")?.isMonthFirst == false)
  }

  func stamp(_ text: String) -> Stamp? {
    StampScanner(text[...], LineTokens(text[...])).firstStamp()
  }
}
