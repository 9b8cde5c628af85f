/// What forums tell beside each comment about its writer: "Join Date: May 2001", or "Joined" and the date
/// below it.
enum MemberProfile {
  /// Indices of the lines that tell it, on a page that tells several things of several writers.
  static func lines(_ lines: [PageLine]) -> [Int] {
    var found: [Int] = []
    var counts: [String: Int] = [:]
    for i in lines.indices where lines[i].length <= longest && mayBegin(lines[i].text) {
      let words = LineTokens(lines[i].text)
      guard let (key, end) = keys.first(in: words) else { continue }
      if words.isSign(end, [":"]), end + 1 < words.count {
        found.append(i)
      } else if end == words.count || words.isSign(end, [":"]), lines.indices.contains(i + 1),
        isValue(lines[i + 1])
      {
        found += [i, i + 1]
      } else {
        continue
      }
      counts[key.joined(separator: " "), default: 0] += 1
    }
    return counts.count { $0.value > 1 } > 1 ? found : []
  }

  /// Told by the first letter, so that few lines are cut into words.
  private static func mayBegin(_ line: Substring) -> Bool {
    line.utf8.first.map { initials.contains($0 | 0x20) } ?? false
  }

  private static let initials = Set(keys.firstWords.compactMap(\.utf8.first))

  /// In Unicode scalars.
  private static let longest = 60

  /// A number, a date or a place, and no sentence.
  private static func isValue(_ line: PageLine) -> Bool {
    !line.isBlank && line.length <= longest
      && !".!?".unicodeScalars.contains(line.ink.unicodeScalars.last ?? ".")
  }

  private static let keys = Phrases(
    """
    join date|joined|location|posts|messages|reaction score|points|age|registriert seit|registriert|\
    beiträge|ort|wohnort|inscription|inscrit le
    """)
}
