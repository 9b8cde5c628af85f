import Discussions

/// Writes a discussion as a mailbox that mail programs show as a thread: the article is the first
/// mail and each comment a mail that answers it or another comment.
///
/// The mailbox is in the mboxrd form; the mails follow RFC 5322, with UTF-8 bodies and RFC 2047
/// headers. Numbers, doubts and dates in words stand in `X-Wardroom-` headers.
struct MboxWriter {
  private let discussion: Discussion
  private let subject: String
  /// The right part of all Message-IDs: the same for the same source.
  private let domain: String
  /// When the mail before was sent. One without a date is put a second later, because mail programs
  /// sort by date and comments are to stay in their order.
  private var latest = Timestamp(seconds: -1)

  /// Mail programs thread by the last few references as well; all ancestors of a deep chain of
  /// replies would take endless space.
  private static let mostReferences = 12

  init(_ discussion: Discussion) {
    self.discussion = discussion
    subject = String(discussion.displayTitle.string.prefix(160))
    let identity = discussion.source.location.string + "\n" + subject
    domain = MailHeader.hash(identity) + ".wardroom.invalid"
  }

  mutating func write(to output: inout ChunkedOutput) {
    if hasArticle { writeArticle(to: &output) }
    for i in discussion.comments.indices { write(comment: i, to: &output) }
  }

  private var hasArticle: Bool {
    discussion.article.title != nil || !discussion.article.blocks.isEmpty
  }

  private func id(_ comment: Int?) -> String {
    "<\(comment.map(JSONWriter.id(ofComment:)) ?? "article")@\(domain)>"
  }

  private mutating func writeArticle(to output: inout ChunkedOutput) {
    let article = discussion.article
    var headers = [
      "From: " + address(article.byline?.string ?? discussion.source.location.string),
      "Subject: " + MailHeader.text(subject), "Message-ID: " + id(nil),
    ]
    if let address = discussion.source.address {
      headers.append("X-Wardroom-Address: " + MailHeader.text(address.string))
    }
    write(
      headers, date: article.published, words: nil, blocks: article.blocks,
      to: &output)
  }

  private mutating func write(comment i: Int, to output: inout ChunkedOutput) {
    let tree = discussion.comments
    let comment = tree[i]
    let label = CommentLabel(i, of: tree)
    var headers = [
      "From: " + address(comment.author?.name.string ?? "unnamed"),
      "Subject: " + MailHeader.text("Re: " + subject), "Message-ID: " + id(i),
    ]
    let references = references(of: i)
    if let parent = references.last {
      headers.append("In-Reply-To: " + parent)
      headers.append("References: " + references.joined(separator: "\n "))
    }
    headers.append("X-Wardroom-Number: \(label.number)")
    if case .inferred(let inference) = comment.link {
      headers.append("X-Wardroom-Parent: inferred, confidence \(inference.confidence)")
    }
    write(
      headers, date: comment.date, words: comment.dateText,
      blocks: comment.blocks, to: &output)
  }

  /// The article first, then the nearest ancestors, the parent last.
  private func references(of i: Int) -> [String] {
    var ancestors: [String] = []
    var parent = discussion.comments.parent(i)
    while let j = parent, ancestors.count < Self.mostReferences {
      ancestors.append(id(j))
      parent = discussion.comments.parent(j)
    }
    return (hasArticle ? [id(nil)] : []) + ancestors.reversed()
  }

  /// The same made-up address for the same name.
  private func address(_ name: String) -> String {
    "\(MailHeader.phrase(String(name.prefix(80)))) <\(MailHeader.hash(name))@wardroom.invalid>"
  }

  private mutating func write(
    _ headers: [String], date: Timestamp?, words: SafeText?, blocks: [Block],
    to output: inout ChunkedOutput
  ) {
    let moment = date ?? Timestamp(seconds: latest.seconds + 1)
    latest = moment
    var headers = headers
    headers.append("Date: " + MailHeader.date(moment))
    if date == nil {
      headers.append("X-Wardroom-Date: " + MailHeader.text(words?.string ?? "unknown"))
    }
    let body = MailBody(blocks)
    headers += [
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: " + body.encoding,
    ]
    output.write("From wardroom@wardroom.invalid \(MailHeader.envelopeDate(moment))\n")
    for header in headers { output.write(header + "\n") }
    output.write("\n")
    for line in body.lines {
      if MailBody.isFromLine(line) { output.write(">") }
      output.write(line)
      output.write("\n")
    }
    output.write("\n")
  }
}

/// The lines of a mail's body.
struct MailBody {
  private(set) var lines: [Substring] = []
  /// "8bit", or "quoted-printable" when a line is longer than mail may carry.
  private(set) var encoding = "8bit"

  /// RFC 5322, 2.1.1: octets of a line without its end.
  private static let longestLine = 998

  init(_ blocks: [Block]) {
    for block in blocks {
      if !lines.isEmpty { lines.append("") }
      let prefix = block.kind == .quote ? "> " : ""
      for line in block.text.string.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append(prefix.isEmpty ? line : Substring(prefix + line))
      }
      for link in block.links where !block.text.string.contains(link.address.string) {
        lines.append("<\(link.address)>")
      }
    }
    guard lines.contains(where: { $0.utf8.count > Self.longestLine }) else { return }
    encoding = "quoted-printable"
    lines = lines.flatMap(Self.quotedPrintable)
  }

  /// RFC 2045, 6.7: at most 76 characters a line, broken softly.
  private static func quotedPrintable(_ line: Substring) -> [Substring] {
    var lines: [Substring] = []
    var current = ""
    let bytes = Array(line.utf8)
    for (i, byte) in bytes.enumerated() {
      let isLast = i + 1 == bytes.count
      let isPlain =
        byte >= 0x21 && byte <= 0x7E && byte != 0x3D || (byte == 0x20 || byte == 0x09) && !isLast
      let piece = isPlain ? String(UnicodeScalar(byte)) : "=" + MailHeader.hex(byte)
      if current.utf8.count + piece.utf8.count > 75 {
        lines.append(Substring(current + "="))
        current = ""
      }
      current += piece
    }
    lines.append(Substring(current))
    return lines
  }

  /// mboxrd puts one more ">" before such a line.
  static func isFromLine(_ line: Substring) -> Bool {
    line.drop { $0 == ">" }.hasPrefix("From ")
  }
}
