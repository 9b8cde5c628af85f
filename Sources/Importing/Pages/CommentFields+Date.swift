import CLibXML
import Discussions

extension CommentFields {
  private static let machineKeys: [CLXKey] = [.dataTimestamp, .dataTime, .dataUtime, .dataDate]
  private static let dateKeys = KeySet(machineKeys + [.datetime, .itemprop, .title])

  /// Takes the date that an element states for programs, else remembers it as one whose words may be
  /// a date.
  mutating func noteDate(_ i: Int, _ traits: ClassTraits, _ keys: KeySet, isInDate: Bool) {
    let tag = document.tag(i)
    if tag == .anchor, let shown = bloggerMoment(i) { take(shown, 4) }
    if !keys.isDisjoint(with: Self.dateKeys) { readDate(i, keys, isInDate: isInDate) }
    guard stated == nil, !traits.roles.contains(.ornament) else { return }
    let isPermalink =
      tag == .anchor && (document.attributeBytes(i, .href)?.contains("#comment-") ?? false)
    let rank = max(traits.date, tag == .time ? 3 : 0, isPermalink ? 2 : 0)
    if rank > 0 { dates.append((rank, i)) }
  }

  private mutating func take(_ found: Timestamp?, _ rank: Int) {
    guard let found, rank > stated?.rank ?? 0 else { return }
    stated = (found, rank)
  }

  /// Blogger's links to a comment give the moment in milliseconds, though the page may show only the time
  /// of day ("…?showComment=1174315620000#c…").
  private func bloggerMoment(_ i: Int) -> Timestamp? {
    guard let href = document.attributeBytes(i, .href), let at = href.offset(of: "showComment=")
    else { return nil }
    let digits = href[(at + "showComment=".utf8.count)...].prefix { (0x30...0x39).contains($0) }
    return StatedDate.timestamp(epoch: digits.string)
  }

  private mutating func readDate(_ i: Int, _ keys: KeySet, isInDate: Bool) {
    if keys.contains(.datetime), stated?.rank ?? 0 < 6 {
      take(document.attribute(i, .datetime).flatMap(timestamp), 6)
    }
    if keys.contains(.itemprop), let property = document.attributeBytes(i, .itemprop),
      property.equals("datePublished") || property.equals("dateCreated")
        || property.equals("commentTime")
    {
      take(document.attribute(i, .content).flatMap(timestamp), 6)
      take(timestamp(document.text(i)), 5)
    }
    for key in Self.machineKeys where keys.contains(key) {
      guard let text = document.attribute(i, key) else { continue }
      take(StatedDate.timestamp(epoch: text) ?? timestamp(text), 5)
    }
    let tag = document.tag(i)
    if keys.contains(.title), isInDate || tag == .time || tag == .abbr {
      let title = document.attribute(i, .title) ?? ""
      // Hacker News: "2031-03-14T10:40:55 1930560055"
      take(
        timestamp(title) ?? title.split(separator: " ").first.flatMap { timestamp(String($0)) }, 5)
    }
  }

  /// The date as far as it is stated, else the words in its place ("4 years ago").
  func date() -> (stamp: Timestamp?, text: String?) {
    if let stated { return (stated.date, nil) }
    var words: String?
    for (rank, node) in dates.sorted(by: { ($0.rank, -$0.node) > ($1.rank, -$1.node) }) {
      let text = document.text(node) { document.traits($0).roles.contains(.ornament) }
      guard !text.isEmpty, text.utf8.count <= 200 else { continue }
      if let found = timestamp(text) { return (found, nil) }
      if rank >= 2, words == nil, text.utf8.count <= 60 { words = text }
    }
    return (nil, words)
  }
}
