import Discussions

/// Settles which of several overlapping names stand.
enum NameOverlaps {
  /// Of one type the longer stands. A place or a person inside the name of a body, a thing or another
  /// place is a part of that name; inside a happening it stands beside it.
  static func settle(_ mentions: [Mention]) -> [Mention] {
    let sorted = mentions.sorted { ($0.first, $1.last) < ($1.first, $0.last) }
    var kept: [Mention] = []
    var lastOfType: [FactType: Int] = [:]
    var lastProper = -1
    for mention in sorted {
      if let last = kept.last, last.type == .equipment, mention.type == .equipment,
        last.last + 1 == mention.first, last.entity == mention.entity,
        mention.bytes.lowerBound - last.bytes.upperBound <= 1
      {
        // "AH-64E Apache": two names of one thing in a row are one.
        kept[kept.count - 1].last = mention.last
        kept[kept.count - 1].bytes = last.bytes.lowerBound..<mention.bytes.upperBound
        lastOfType[.equipment] = mention.last
        lastProper = max(lastProper, mention.last)
        continue
      }
      if let last = lastOfType[mention.type], mention.first <= last { continue }
      if mention.type != .event, mention.first <= lastProper { continue }
      kept.append(mention)
      lastOfType[mention.type] = mention.last
      if mention.type != .event { lastProper = max(lastProper, mention.last) }
    }
    return kept
  }
}
