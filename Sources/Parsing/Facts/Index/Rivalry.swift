import Discussions

/// Figures that people give for the same thing, and whether they differ.
struct Rivalry {
  /// What a figure is about: what is counted, and of whom.
  struct Subject: Hashable {
    var type: FactType
    var unit: String
    var of: String
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
    guard let figure = fact.figure, let of = figure.of?.string.lowercased(), !of.isEmpty else {
      return nil
    }
    switch fact.type {
    case .percent:
      // A share of GDP is of a country's, and which one is seldom said.
      return of == "gdp" ? nil : Subject(type: .percent, unit: "%", of: of)
    case .quantity:
      let unit = FigureUnits.category(of: figure.unit.string)
      return unit.isEmpty ? nil : Subject(type: .quantity, unit: unit, of: of)
    default: return nil
    }
  }
}

/// Units that count the same kind of thing.
enum FigureUnits {
  /// "troops", "soldiers" and "personnel" are all people; a unit that is not known is its own kind.
  static func category(of unit: String) -> String {
    var unit = unit
    let passageNode = unit.withUTF8 { bytes -> Lexicon.Node? in
      var scanner = WordScanner(bytes, in: 0..<bytes.count)
      guard scanner.next() else { return nil }
      let lexicon = Lexicon.shared
      return lexicon.node(lexicon.find(scanner.hash), doing: .counted)
        ?? (scanner.stem == 0
          ? nil : lexicon.node(lexicon.find(scanner.stem), doing: .counted))
    }
    guard let passageNode else { return unit }
    let name = Lexicon.shared.name(of: passageNode)
    return ["soldiers", "troops", "sailors"].contains(name) ? "personnel" : name
  }
}
