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
    var whole = BlockBuilder(document, base: context.base, skipping: skipsInWhole)
    let region = item.region
    let isOneElement = document.end(region.lowerBound) == region.upperBound
    whole.read(isOneElement ? region.lowerBound + 1..<region.upperBound : region)
    return whole.blocks.filter { $0.text.string.contains { $0.isLetter || $0.isNumber } }
  }

  private func skipsInText(_ i: Int) -> Bool {
    guard document.isElement(i) else { return false }
    if context.isStart[i] || document.tag(i) == .form { return true }
    let roles = document.traits(i).roles
    if !roles.isDisjoint(with: [.ornament, .readMore, .avatar, .replyTo]) { return true }
    return isReplyLink(i) || isReadMoreID(i)
  }

  private func skipsInWhole(_ i: Int) -> Bool {
    guard document.isElement(i) else { return false }
    if skipsInText(i) { return true }
    let traits = document.traits(i)
    if traits.text > 0 { return false }
    let tag = document.tag(i)
    return traits.author >= 2 || traits.date >= 2 || tag == .time || tag == .cite || tag == .header
      || !traits.roles.isDisjoint(with: [.header, .replies]) || document.has(i, .datetime)
  }

  private func isReplyLink(_ i: Int) -> Bool {
    guard document.tag(i) == .anchor, let href = document.attributeBytes(i, .href) else {
      return false
    }
    return href.contains("replytocom=") || href.suffix(8).equals("#respond")
  }
}
