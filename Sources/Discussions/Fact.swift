/// The types of fact that are looked for; the rules for each are in `docs/facts.md`.
package enum FactType: String, Hashable, Sendable, CaseIterable, Codable {
  case quantity, percent, money, date, person, place, organisation, equipment, event
}

/// How surely a figure is stated.
package enum Hedge: String, Hashable, Sendable, CaseIterable, Codable {
  case approximately, atLeast = "at least", atMost = "at most", nearly
  case moreThan = "more than", lessThan = "less than"
}

/// A figure: one value, or a range when `minimum` and `maximum` differ.
package struct Figure: Hashable, Sendable {
  package var minimum: Double
  package var maximum: Double
  /// Normal form of the unit or the thing counted ("km", "soldiers", "%", "GBP"); empty if unknown.
  package var unit: SafeText
  /// What the figure is a figure of ("French Army"), where the text says so.
  package var of: SafeText?
  package var hedge: Hedge?

  package init(
    minimum: Double, maximum: Double, unit: SafeText = .empty, of: SafeText? = nil,
    hedge: Hedge? = nil
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.unit = unit
    self.of = of
    self.hedge = hedge
  }

  /// The single value; nil for a range.
  package var value: Double? { minimum == maximum ? minimum : nil }
}

/// A typed span of text with a normal form, and where it was said.
package struct Fact: Hashable, Sendable {
  package var type: FactType
  /// The words as they stand in the text.
  package var text: SafeText
  package var span: Span
  /// One name for all mentions of a person, place, organisation, piece of equipment or event.
  package var entity: SafeText?
  /// For quantity, percent and money.
  package var figure: Figure?
  /// For dates: ISO 8601 with the precision that the text gives ("2024-08", "1950/1953").
  package var date: SafeText?

  package init(
    type: FactType, text: SafeText, span: Span, entity: SafeText? = nil, figure: Figure? = nil,
    date: SafeText? = nil
  ) {
    self.type = type
    self.text = text
    self.span = span
    self.entity = entity
    self.figure = figure
    self.date = date
  }
}

/// One row of the facts pane: all mentions of one thing, or one figure about one thing.
package struct FactEntry: Hashable, Sendable {
  package var type: FactType
  /// What the row is called: the entity, or the figure in the words of its first mention.
  package var name: SafeText
  /// Indices into `Discussion.facts`, in order of place, never empty.
  package var mentions: [Int]
  /// What other entries give other figures for ("North Korea, personnel"); nil where none does.
  package var subject: SafeText?

  /// Whether people give different figures for the same thing.
  package var isDisputed: Bool { subject != nil }

  package init(type: FactType, name: SafeText, mentions: [Int], subject: SafeText? = nil) {
    self.type = type
    self.name = name
    self.mentions = mentions
    self.subject = subject
  }
}
