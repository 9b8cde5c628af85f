import Discussions

/// Finds the facts of a discussion that is still growing: each section is read once, in order.
package struct FactStream: Sendable {
  /// What was found so far, in the order of places.
  package private(set) var facts: [Fact] = []
  private var context = FactContext()
  /// How the sections that were read were cut: the article, then the comments.
  private var cuts: [Cut] = []

  private struct Cut: Hashable, Sendable {
    var line: Int?
    var blocks: Int
    var bytes: Int

    init(_ blocks: [Block]) {
      line = blocks.first?.line
      self.blocks = blocks.count
      bytes = blocks.last?.text.utf8.count ?? 0
    }
  }

  package init() {}

  /// Comments that were read; the article comes before the first.
  package var count: Int { max(0, cuts.count - 1) }

  /// Reads the sections that were not yet read, up to a comment.
  ///
  /// Begins anew when the sections that were read are cut differently by now.
  ///
  /// - Parameter end: index after the last comment to be read.
  package mutating func read(_ discussion: Discussion, upTo end: Int) {
    let end = min(end, discussion.comments.count)
    if cuts.isEmpty || !isPrefix(of: discussion) {
      self = FactStream()
      context = FactContext(published: discussion.article.published)
      cuts.append(Cut(discussion.article.blocks))
      context.note(writersOf: discussion, from: 0)
      facts = FactFinder.facts(
        in: discussion.article.blocks, section: Place.article, context: &context)
    } else {
      context.note(writersOf: discussion, from: count)
    }
    while count < end {
      let comment = discussion.comments[count]
      context.enter(commentOf: comment.date)
      facts += FactFinder.facts(in: comment.blocks, section: count, context: &context)
      cuts.append(Cut(comment.blocks))
    }
  }

  private func isPrefix(of discussion: Discussion) -> Bool {
    guard count <= discussion.comments.count, cuts[0] == Cut(discussion.article.blocks)
    else { return false }
    return (0..<count).allSatisfy { cuts[$0 + 1] == Cut(discussion.comments[$0].blocks) }
  }
}
