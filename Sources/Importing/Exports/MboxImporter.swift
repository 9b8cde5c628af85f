import Discussions

/// A mailbox (mbox): mails parted by lines that begin with `From `, threaded by the mails that they
/// name in In-Reply-To and References.
struct MboxImporter {
  let bytes: [UInt8]
  let location: String
  let limits: Limits

  func discussion() throws -> Discussion {
    let messages = Self.messages(in: bytes).map { MailMessage($0) }
    try limits.check(.comments, messages.count, location: location)
    let ids = messages.map(\.id)
    let known = Set(ids.compactMap { $0 })
    var found: [FoundComment] = []
    found.reserveCapacity(messages.count)
    var orphans = 0
    for (i, message) in messages.enumerated() {
      let parents = message.parents.filter { $0 != ids[i] }
      let parent = parents.first { known.contains($0) }
      if parent == nil, !parents.isEmpty { orphans += 1 }
      var blocks = try message.blocks()
      if parent == nil, let subject = message.subject, !subject.isEmpty {
        blocks.insert(Block(.heading, SafeText(field: subject)), at: 0)
      }
      found.append(
        FoundComment(
          id: ids[i], parentID: parent, author: message.author, date: message.date,
          blocks: blocks))
    }
    let (tree, _) = CommentTree.stated(found)
    var notes = ImportNotes()
    notes.orphans(orphans)
    return Discussion(
      source: Source(kind: .mbox, location: SafeText(field: location)),
      article: article(messages, threads: tree.topLevelCount), comments: tree, notes: notes.notes)
  }

  private func article(_ messages: [MailMessage], threads: Int) -> Article {
    guard threads != 1 else {
      return Article(
        title: messages.first?.subject.map { SafeText(field: $0) },
        byline: messages.first?.author.map { SafeText(field: $0) },
        published: messages.first?.date)
    }
    return Article(title: "\(messages.count) mails in \(threads) threads")
  }

  /// Each mail without its `From ` line.
  static func messages(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var out: [ArraySlice<UInt8>] = []
    var start = bytes.firstIndex { $0 > 0x20 } ?? bytes.startIndex
    var at = start
    var isAfterEmptyLine = true
    while at < bytes.endIndex {
      let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let line = bytes[at..<end]
      if isAfterEmptyLine, line.starts(with: "From ".utf8), isHeader(bytes, after: end) {
        if at > start { out.append(bytes[start..<at]) }
        start = min(end + 1, bytes.endIndex)
      }
      isAfterEmptyLine = line.isEmpty || line.elementsEqual([0x0D])
      at = end + 1
    }
    if start < bytes.endIndex { out.append(bytes[start...]) }
    return out
  }

  /// A sentence may begin with "From" too; only a header field follows the line between mails.
  private static func isHeader(_ bytes: [UInt8], after end: Int) -> Bool {
    let next = end + 1
    guard next < bytes.endIndex else { return false }
    let name = bytes[next...].prefix(80).prefix { $0 != 0x3A }
    return !name.isEmpty && name.count < 80
      && name.allSatisfy { $0 > 0x20 && $0 < 0x7F } || bytes[next...].starts(with: ">From ".utf8)
  }
}
