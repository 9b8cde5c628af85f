import Discussions

/// How well found facts agree with labelled ones, by the rules of `docs/facts.md`.
package struct FactScore: Hashable, Sendable {
  /// Facts that were labelled, found, and both.
  package struct Count: Hashable, Sendable {
    package var labelled = 0
    package var found = 0
    /// Pairs of the same type in the same line whose spans overlap.
    package var overlapping = 0
    /// Pairs whose spans are equal.
    package var equal = 0
    /// Overlapping pairs whose label has a number or a date, and those whose values agree.
    package var valued = 0
    package var agreeing = 0

    package var lenient: Rates { Rates(hits: overlapping, labelled: labelled, found: found) }
    package var strict: Rates { Rates(hits: equal, labelled: labelled, found: found) }
    /// Share of values that agree, in 0…1; 1 when none is labelled.
    package var valueAccuracy: Double { valued == 0 ? 1 : Double(agreeing) / Double(valued) }

    static func += (a: inout Count, b: Count) {
      a.labelled += b.labelled
      a.found += b.found
      a.overlapping += b.overlapping
      a.equal += b.equal
      a.valued += b.valued
      a.agreeing += b.agreeing
    }
  }

  /// Precision, recall and their harmonic mean, each in 0…1.
  package struct Rates: Hashable, Sendable {
    package var precision: Double
    package var recall: Double
    package var f1: Double

    init(hits: Int, labelled: Int, found: Int) {
      precision = found == 0 ? 0 : Double(hits) / Double(found)
      recall = labelled == 0 ? 0 : Double(hits) / Double(labelled)
      f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
  }

  /// A label and the found fact that it was matched with.
  package struct Pair: Hashable, Sendable {
    package var label: LabelledFact
    package var found: LabelledFact
  }

  package private(set) var byType: [FactType: Count] = [:]
  /// Labels that nothing overlaps.
  package private(set) var missed: [LabelledFact] = []
  /// Found facts that overlap no label.
  package private(set) var spurious: [LabelledFact] = []
  /// Pairs whose spans overlap and differ.
  package private(set) var inexact: [Pair] = []
  /// Pairs whose values differ.
  package private(set) var disagreeing: [Pair] = []

  package var total: Count {
    byType.values.reduce(into: Count()) { $0 += $1 }
  }

  /// Matches each label with at most one found fact of its type and line: equal spans first.
  ///
  /// - Parameter lines: the text of each line, from line 1; a label's span is looked for in it.
  package init(labels: [LabelledFact], found: [LabelledFact], lines: [String]) {
    var free = Set(found.indices)
    let byLine = Dictionary(grouping: found.indices) { found[$0].line }
    for type in FactType.allCases {
      byType[type] = Count(
        labelled: labels.count { $0.type == type }, found: found.count { $0.type == type })
    }
    var open = labels.indices.map { $0 }
    for wantsEqual in [true, false] {
      open.removeAll { index in
        let label = labels[index]
        let places = label.places(in: lines)
        let match = byLine[label.line, default: []].first {
          free.contains($0) && found[$0].type == label.type
            && (wantsEqual
              ? places.contains(found[$0].bytes) : places.contains(where: found[$0].bytes.overlaps))
        }
        guard let match else { return false }
        free.remove(match)
        count(Pair(label: label, found: found[match]), isEqual: wantsEqual)
        return true
      }
    }
    missed = open.map { labels[$0] }
    spurious = free.sorted().map { found[$0] }
  }

  /// Nothing labelled, nothing found.
  package static let empty = FactScore(labels: [], found: [], lines: [])

  /// The score of two texts together.
  package static func + (a: FactScore, b: FactScore) -> FactScore {
    var sum = a
    for (type, count) in b.byType { sum.byType[type, default: Count()] += count }
    sum.missed += b.missed
    sum.spurious += b.spurious
    sum.inexact += b.inexact
    sum.disagreeing += b.disagreeing
    return sum
  }

  private mutating func count(_ pair: Pair, isEqual: Bool) {
    var count = Count(overlapping: 1, equal: isEqual ? 1 : 0)
    if !isEqual { inexact.append(pair) }
    if let value = pair.label.value {
      count.valued = 1
      if value.agrees(with: pair.found.value) {
        count.agreeing = 1
      } else {
        disagreeing.append(pair)
      }
    }
    byType[pair.label.type, default: Count()] += count
  }
}

extension FactScore {
  /// The table of `docs/facts.md`: a row per type, then all.
  package var table: String {
    func percent(_ share: Double) -> String {
      let hundredths = Int((share * 100).rounded())
      return hundredths == 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + String(hundredths)
    }
    func row(_ name: String, _ count: Count) -> String {
      let (lenient, strict) = (count.lenient, count.strict)
      let cells = [
        name, String(count.labelled), String(count.found), percent(lenient.precision),
        percent(lenient.recall), percent(lenient.f1), percent(strict.f1),
        count.valued == 0 ? "" : "\(count.agreeing)/\(count.valued)",
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    var rows = [
      "| type | labelled | found | precision | recall | F1 | strict F1 | values right |",
      "|---|---|---|---|---|---|---|---|",
    ]
    for type in FactType.allCases { rows.append(row(type.rawValue, byType[type] ?? Count())) }
    rows.append(row("all", total))
    return rows.joined(separator: "\n")
  }
}
