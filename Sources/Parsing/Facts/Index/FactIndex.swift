import Discussions

/// The rows of the facts pane.
package enum FactIndex {
  /// Mentions joined into entries; ordered by type (as `FactType` lists them), then by the number of
  /// mentions, rival figures of the same thing together.
  package static func entries(of discussion: Discussion) -> [FactEntry] {
    var groups: [Key: [Int]] = [:]
    var order: [Key] = []
    for (index, fact) in discussion.facts.enumerated() {
      let key = Key(fact)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(index)
    }
    let rivals = Rivalry(discussion)
    var rows = order.enumerated().compactMap { position, key -> Row? in
      guard let mentions = groups[key], let first = mentions.first else { return nil }
      let fact = discussion.facts[first]
      let subject = rivals.subject(of: first).flatMap { rivals.isDisputed($0) ? $0 : nil }
      let entry = FactEntry(
        type: fact.type, name: name(of: fact), mentions: mentions, subject: subject?.words)
      return Row(entry: entry, weight: mentions.count, position: position, subject: subject)
    }
    gather(&rows)
    return rows.map(\.entry)
  }

  /// What two mentions of the same entry share.
  private struct Key: Hashable {
    var type: FactType
    var name: String
    var of: String

    init(_ fact: Fact) {
      type = fact.type
      of = fact.figure?.of?.string.lowercased() ?? ""
      if let figure = fact.figure {
        name = "\(figure.minimum) \(figure.maximum) \(figure.unit)"
      } else if let date = fact.date {
        name = date.string
      } else {
        name = (fact.entity ?? fact.text).string.lowercased()
      }
    }
  }

  private struct Row {
    var entry: FactEntry
    var weight: Int
    var position: Int
    var subject: Rivalry.Subject?
  }

  private static func name(of fact: Fact) -> SafeText {
    if fact.figure != nil || fact.date != nil { return fact.text }
    return fact.entity ?? fact.text
  }

  /// Orders the rows; rivals stand together at the place of the first of them.
  private static func gather(_ rows: inout [Row]) {
    var lead: [Rivalry.Subject: (weight: Int, position: Int)] = [:]
    for row in rows {
      guard let subject = row.subject else { continue }
      let known = lead[subject]
      lead[subject] = (
        (known?.weight ?? 0) + row.weight, min(known?.position ?? row.position, row.position)
      )
    }
    let types = FactType.allCases
    func rank(_ row: Row) -> (Int, Int, Int, Int) {
      let group = row.subject.flatMap { lead[$0] } ?? (row.weight, row.position)
      let type = types.firstIndex(of: row.entry.type) ?? types.count
      return (type, -group.weight, group.position, row.position)
    }
    rows.sort { rank($0) < rank($1) }
  }
}
