/// What a word of `words.txt` (or of another data file) does in the grammars; a word may do several things.
struct WordClass: OptionSet, Hashable, Sendable {
  var rawValue: UInt64

  static let number = WordClass(rawValue: 1 << 0)
  static let pluralNumber = WordClass(rawValue: 1 << 1)
  static let scale = WordClass(rawValue: 1 << 2)
  static let fraction = WordClass(rawValue: 1 << 3)
  static let hedge = WordClass(rawValue: 1 << 4)
  static let hedgeAfter = WordClass(rawValue: 1 << 5)
  static let unit = WordClass(rawValue: 1 << 6)
  static let timeUnit = WordClass(rawValue: 1 << 7)
  static let counted = WordClass(rawValue: 1 << 8)
  static let currency = WordClass(rawValue: 1 << 9)
  static let month = WordClass(rawValue: 1 << 10)
  static let season = WordClass(rawValue: 1 << 11)
  static let weekday = WordClass(rawValue: 1 << 12)
  static let part = WordClass(rawValue: 1 << 13)
  static let direction = WordClass(rawValue: 1 << 14)
  static let title = WordClass(rawValue: 1 << 15)
  static let say = WordClass(rawValue: 1 << 16)
  static let shipPrefix = WordClass(rawValue: 1 << 17)
  static let orgHead = WordClass(rawValue: 1 << 18)
  static let orgHeadInner = WordClass(rawValue: 1 << 19)
  static let placeHead = WordClass(rawValue: 1 << 20)
  static let placeHeadLower = WordClass(rawValue: 1 << 21)
  static let placeHeadInner = WordClass(rawValue: 1 << 22)
  static let equipmentHead = WordClass(rawValue: 1 << 23)
  static let projectHead = WordClass(rawValue: 1 << 24)
  static let eventHead = WordClass(rawValue: 1 << 25)
  static let eventHeadInner = WordClass(rawValue: 1 << 26)
  static let happening = WordClass(rawValue: 1 << 27)
  static let force = WordClass(rawValue: 1 << 28)
  static let stop = WordClass(rawValue: 1 << 29)
  static let verb = WordClass(rawValue: 1 << 30)
  static let pointing = WordClass(rawValue: 1 << 31)
  static let common = WordClass(rawValue: 1 << 32)
  static let military = WordClass(rawValue: 1 << 33)
  static let greeting = WordClass(rawValue: 1 << 34)
  static let numbered = WordClass(rawValue: 1 << 35)
  static let trivial = WordClass(rawValue: 1 << 36)
  static let relative = WordClass(rawValue: 1 << 37)
  static let equipmentModifier = WordClass(rawValue: 1 << 38)
  static let vague = WordClass(rawValue: 1 << 39)
  static let equipmentTail = WordClass(rawValue: 1 << 40)
  static let holiday = WordClass(rawValue: 1 << 41)
  static let shipNoun = WordClass(rawValue: 1 << 42)
  static let unitHead = WordClass(rawValue: 1 << 43)
  static let label = WordClass(rawValue: 1 << 44)
  static let action = WordClass(rawValue: 1 << 45)
  static let actionPassive = WordClass(rawValue: 1 << 46)

  static let givenName = WordClass(rawValue: 1 << 48)
  static let demonym = WordClass(rawValue: 1 << 49)
  /// An alias of a place, person, organisation, piece of equipment or event.
  static let named = WordClass(rawValue: 1 << 50)
  /// Longer entries begin with this word.
  static let prefix = WordClass(rawValue: 1 << 51)

  /// The classes by the name that the data file gives them.
  static let byName: [StaticString] = [
    "number", "plural-number", "scale", "fraction", "hedge", "hedge-after", "unit", "time-unit",
    "counted", "currency", "month", "season", "weekday", "part", "direction", "title", "say",
    "ship-prefix", "org-head", "org-head-inner", "place-head", "place-head-lower",
    "place-head-inner", "equipment-head", "project-head", "event-head", "event-head-inner",
    "happening", "force", "stop", "verb", "pointing", "common", "military", "greeting",
    "numbered", "trivial", "relative", "equipment-modifier", "vague",
    "equipment-tail", "holiday", "ship-noun", "unit-head", "label", "action", "action-passive",
  ]
}
