import Discussions

/// Finds facts in a discussion's text, by the rules of `docs/facts.md`.
package enum FactFinder {
  /// Builds the lexicon, some milliseconds, unless it is there already.
  package static func prepare() { _ = Lexicon.shared }

  /// All facts, in the order of their places.
  package static func facts(in discussion: Discussion) -> [Fact] {
    var stream = FactStream()
    stream.read(discussion, upTo: discussion.comments.count)
    return stream.facts
  }

  /// The facts of one section, read by what the sections before it have said.
  ///
  /// - Parameters:
  ///   - section: index of the comment, or `Place.article`.
  ///   - context: learns from the section; pass it on to the next.
  package static func facts(
    in blocks: [Block], section: Int, context: inout FactContext
  ) -> [Fact] {
    context.isArticle = section == Place.article
    var facts: [Fact] = []
    for (index, block) in blocks.enumerated() where block.kind != .code {
      let place = Place(comment: section, block: index)
      BlockReader(block: block, place: place).read(&facts, &context)
    }
    return facts
  }
}
