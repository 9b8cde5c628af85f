import Discussions
import Testing

@testable import Parsing

/// The facts of one line of an article.
func facts(_ text: String, published: Timestamp? = nil) -> [Fact] {
  var context = FactContext(published: published)
  return FactFinder.facts(
    in: [Block(.paragraph, SafeText(body: text))], section: Place.article, context: &context)
}

/// "type: span = value" for each fact of some types, as one reads them.
func told(_ text: String, _ types: FactType..., published: Timestamp? = nil) -> [String] {
  facts(text, published: published).filter { types.contains($0.type) }.map { fact in
    var words = fact.text.string
    if let figure = fact.figure {
      let value =
        figure.value.map { "\($0)" } ?? "\(figure.minimum)…\(figure.maximum)"
      words += " = \(value) \(figure.unit)"
      if let hedge = figure.hedge { words += " (\(hedge.rawValue))" }
    } else if let date = fact.date {
      words += " = \(date)"
    } else if fact.type != .date, let entity = fact.entity {
      words += " = \(entity)"
    }
    return words
  }
}

@Suite struct FigureTests {
  @Test(
    "Quantities are read in the forms that people write",
    arguments: [
      ("The yard employs 2,300 people on the Clyde.", "2,300 people = 2300.0 people"),
      ("They want 350K shells.", "350K shells = 350000.0 shells"),
      ("There are 250, 000 men there.", "250, 000 men = 250000.0 men"),
      ("We have 14 or 15 frigates left.", "14 or 15 frigates = 14.0…15.0 frigates"),
      ("It needs 6-8 tankers.", "6-8 tankers = 6.0…8.0 tankers"),
      ("It displaces 6,900 tonnes.", "6,900 tonnes = 6900.0 t"),
      ("A range of over 3,000 km was claimed.", "over 3,000 km = 3000.0 km (more than)"),
      ("It will carry a 57mm gun.", "57mm = 57.0 mm"),
      (
        "Another 400 or so sailors left.",
        "Another 400 or so sailors = 400.0 sailors (approximately)"
      ),
      ("Nearly two hundred jets flew.", "Nearly two hundred jets = 200.0 jets (nearly)"),
      ("It took a couple of months.", "a couple of months = 2.0 months"),
      ("Up to 24 missiles fit.", "Up to 24 missiles = 24.0 missiles (at most)"),
      ("The crew is 105 strong.", "105 strong = 105.0 strong"),
      (
        "About 3 million drones are made.",
        "About 3 million drones = 3000000.0 drones (approximately)"
      ),
      ("Twenty-five tanks were lost.", "Twenty-five tanks = 25.0 tanks"),
      ("Three frigates a year could be built.", "Three frigates a year = 3.0 frigates"),
      ("It has been a 20-year wait.", "20-year = 20.0 years"),
      ("Order 6x Type 45s now.", "6x Type 45s = 6.0 type 45s"),
      ("The hull is 284 m long.", "284 m = 284.0 m"),
      ("It flies at Mach 5 easily.", "Mach 5 = 5.0 Mach"),
      ("There are 10,000+ men there.", "10,000+ men = 10000.0 men (at least)"),
      ("They fired 1000s of shells.", "1000s of shells = 1000.0 shells (at least)"),
      ("Scores of tanks burned.", "Scores of tanks = 20.0 tanks (at least)"),
      ("Two or three dozen drones came.", "Two or three dozen drones = 24.0…36.0 drones"),
      ("Half a million men fled.", "Half a million men = 500000.0 men"),
      ("Two and a half million men fled.", "Two and a half million men = 2500000.0 men"),
      ("Some 15 ships, give or take.", "Some 15 ships = 15.0 ships (approximately)"),
    ])
  func quantities(text: String, expected: String) {
    #expect(told(text, .quantity) == [expected])
  }

  @Test(
    "Numbers that name or order are no quantities",
    arguments: [
      "See page 12.", "The 1st Sea Lord spoke.", "It is a Type 45.", "Article 5 applies.",
      "One of the best ideas yet.", "An F-35B landed.", "It happened in 2019.",
      "The two nations agreed.", "One day it will sail.", "Ring 10:30 or 24/7.",
    ])
  func labels(text: String) {
    #expect(told(text, .quantity) == [])
  }

  @Test(
    "Sums of money keep their currency and scale",
    arguments: [
      ("It cost £1.2bn.", "£1.2bn = 1200000000.0 GBP"),
      ("A $3 billion order.", "$3 billion = 3000000000.0 USD"),
      ("Between £10-15 billion is needed.", "£10-15 billion = 10000000000.0…15000000000.0 GBP"),
      ("Some €500m was spent.", "Some €500m = 500000000.0 EUR (approximately)"),
      ("They paid 2.5 million pounds.", "2.5 million pounds = 2500000.0 GBP"),
      ("The A$368 billion plan.", "A$368 billion = 368000000000.0 AUD"),
      ("It is up to £5 million a year.", "up to £5 million a year = 5000000.0 GBP (at most)"),
      ("Only 40p each.", "40p = 40.0 p"),
      ("They want another £2bn.", "another £2bn = 2000000000.0 GBP"),
      ("It is between £1m and £2m.", "between £1m and £2m = 1000000.0…2000000.0 GBP"),
      ("It cost half a billion pounds.", "half a billion pounds = 500000000.0 GBP"),
      ("It was US$3m.", "US$3m = 3000000.0 USD"),
    ])
  func money(text: String, expected: String) {
    #expect(told(text, .money) == [expected])
  }

  @Test(
    "Shares keep what they are of",
    arguments: [
      ("Spend 2.5% of GDP.", "2.5% of GDP = 2.5 %"),
      ("At 1.5%GDP we sink.", "1.5%GDP = 1.5 %"),
      ("More than 60 per cent agree.", "More than 60 per cent = 60.0 % (more than)"),
      ("One in four pilots left.", "One in four = 25.0 %"),
      ("Half of the fleet is alongside.", "Half of the fleet = 50.0 %"),
      ("It rose by 3 to 4% overall.", "3 to 4% = 3.0…4.0 %"),
    ])
  func shares(text: String, expected: String) {
    #expect(told(text, .percent) == [expected])
  }
}
