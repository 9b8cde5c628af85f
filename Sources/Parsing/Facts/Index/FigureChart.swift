import Discussions

/// Figures of one kind that stand side by side, as bars: "French Army 118,000", "Italian Army 97,000".
package struct FigureChart: Hashable, Sendable {
  package struct Bar: Hashable, Sendable {
    /// Whose figure it is.
    package var name: SafeText
    /// The figure, or the middle of its range.
    package var value: Double
    /// Index into `Discussion.facts`.
    package var fact: Int
  }

  /// What all bars count ("personnel", "GBP").
  package var unit: SafeText
  /// In the order of the text, at least two, each of another name.
  package var bars: [Bar]
}

extension FactIndex {
  /// Figures of one section with the same unit and different owners.
  package static func charts(of discussion: Discussion) -> [FigureChart] {
    struct Key: Hashable {
      var section: Int
      var type: FactType
      var unit: String
    }
    var charts: [Key: FigureChart] = [:]
    var order: [Key] = []
    for (index, fact) in discussion.facts.enumerated() {
      guard let figure = fact.figure, let of = figure.of, !figure.unit.isEmpty,
        fact.type != .percent
      else { continue }
      let unit = FigureUnits.category(of: figure.unit.string)
      let key = Key(section: fact.span.start.comment, type: fact.type, unit: unit)
      if charts[key] == nil { order.append(key) }
      var chart = charts[key] ?? FigureChart(unit: SafeText(field: unit), bars: [])
      if !chart.bars.contains(where: { $0.name == of }) {
        let value = (figure.minimum + figure.maximum) / 2
        chart.bars.append(.init(name: of, value: value, fact: index))
      }
      charts[key] = chart
    }
    return order.compactMap { charts[$0] }.filter { $0.bars.count > 1 }
  }
}
