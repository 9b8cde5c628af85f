import Discussions

/// Figures that people give for the same thing, and whether they differ.
struct Rivalry {
  /// What a figure is about: what is counted, and of whom.
  struct Subject: Hashable {
    var type: FactType
    var unit: String
    var of: String

    /// "North Korea, personnel".
    var words: SafeText {
      SafeText(field: unit == "%" ? of : "\(of), \(unit)")
    }
  }

  private var subjects: [Int: Subject] = [:]
  private var disputed: Set<Subject> = []

  init(_ discussion: Discussion) {
    var values: [Subject: Set<Figure>] = [:]
    for (index, fact) in discussion.facts.enumerated() {
      guard let subject = Self.subject(of: fact), let figure = fact.figure else { continue }
      subjects[index] = subject
      let plain = Figure(minimum: figure.minimum, maximum: figure.maximum)
      values[subject, default: []].insert(plain)
    }
    for (subject, figures) in values where figures.count > 1 { disputed.insert(subject) }
  }

  func subject(of fact: Int) -> Subject? { subjects[fact] }

  func isDisputed(_ subject: Subject) -> Bool { disputed.contains(subject) }

  /// Nil where the text does not say what the figure is about, or says too little to compare.
  private static func subject(of fact: Fact) -> Subject? {
    guard let figure = fact.figure, let of = figure.of?.string, !of.isEmpty else { return nil }
    switch fact.type {
    case .percent:
      // A share of GDP is of a country's, and of which one is not always said.
      return of == "GDP" ? nil : Subject(type: .percent, unit: "%", of: of)
    case .quantity:
      let unit = FigureUnits.rival(figure.unit.string)
      guard !unit.isEmpty else { return nil }
      return Subject(type: .quantity, unit: unit, of: FigureUnits.owner(of))
    case .money: return Subject(type: .money, unit: figure.unit.string, of: of)
    default: return nil
    }
  }
}
