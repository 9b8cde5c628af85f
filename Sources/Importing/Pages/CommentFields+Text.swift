import CLibXML
import Discussions

extension CommentFields {
  /// The comment's text: what the element holds that calls itself so, else all of the comment but
  /// its header and controls.
  func body(of item: CommentItem) -> [Block] {
    if textRank >= 3 {
      var builder = BlockBuilder(document, base: context.base, skipping: skipsInText)
      for node in textNodes { builder.read(node..<document.end(node)) }
      if !builder.blocks.isEmpty || isCut { return builder.blocks }
    }
    let whole = whole(of: item) { skipsInText($0) || isField($0) || isHeader($0) }
    // What calls itself a header may be around all of the comment.
    return whole.isEmpty ? self.whole(of: item) { skipsInText($0) || isField($0) } : whole
  }

  private func whole(of item: CommentItem, skipping skip: (Int) -> Bool) -> [Block] {
    withoutActuallyEscaping(skip) { skip in
      var builder = BlockBuilder(document, base: context.base, skipping: skip)
      let region = item.region
      let isOneElement = document.end(region.lowerBound) == region.upperBound
      builder.read(isOneElement ? region.lowerBound + 1..<region.upperBound : region)
      return builder.blocks.filter { $0.text.string.contains { $0.isLetter || $0.isNumber } }
    }
  }

  private func skipsInText(_ i: Int) -> Bool {
    guard document.isElement(i) else { return false }
    if context.isStart[i] || document.tag(i) == .form { return true }
    if let head, head.holds(i, in: document) { return true }
    let roles = document.traits(i).roles
    if !roles.isDisjoint(with: [.ornament, .readMore, .avatar, .replyTo]) { return true }
    return isReplyLink(i) || isReadMoreID(i)
  }

  /// What sites call the link for an answer, or to the comment itself. In lower case.
  private static let controlWords: Set<String> = [
    "reply", "antworten", "répondre", "responder", "rispondi", "beantwoorden", "reageer", "svara",
    "svar", "odpowiedz", "permalink",
  ]

  /// Whether the element holds the writer's name or the date.
  private func isField(_ i: Int) -> Bool {
    guard document.isElement(i) else { return false }
    let traits = document.traits(i)
    if traits.text > 0 { return false }
    let tag = document.tag(i)
    return traits.author >= 2 || traits.date >= 2 || tag == .time || tag == .cite
      || traits.roles.contains(.replies) || document.has(i, .datetime)
  }

  private func isHeader(_ i: Int) -> Bool {
    guard document.isElement(i) else { return false }
    let traits = document.traits(i)
    return traits.text == 0 && (document.tag(i) == .header || traits.roles.contains(.header))
  }

  /// Whether a short element holds all the text of the one around it, so that it is no word of a sentence.
  private func isAlone(_ i: Int) -> Bool {
    guard let parent = document.parent(i), document.end(i) - i <= 4,
      document.end(parent) - parent <= CommentHead.reach
    else { return false }
    return document.text(parent) == document.text(i)
  }

  private func isReplyLink(_ i: Int) -> Bool {
    guard document.tag(i) == .anchor, let href = document.attributeBytes(i, .href) else {
      return false
    }
    if isAlone(i), Self.controlWords.contains(document.text(i).lowercased()) { return true }
    return href.contains("replytocom=") || href.suffix(8).equals("#respond")
  }
}
