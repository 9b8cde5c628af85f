import Discussions

/// A live search: its pattern and every hit, in order of place.
package struct Search {
  package let pattern: Pattern
  package let hits: [Span]
  /// Index of the hit that the reader stands on.
  package var current: Int?

  /// Looks through the article and every comment.
  ///
  /// - Parameter earlier: a search whose pattern this one extends; only the blocks that it hit are
  ///   looked at again, which makes typing cheap on large discussions.
  package init(_ pattern: Pattern, in discussion: Discussion, narrowing earlier: Search? = nil) {
    self.pattern = pattern
    var hits: [Span] = []
    func look(_ section: Int, _ index: Int, _ block: Block) {
      for range in pattern.ranges(in: block.text) {
        let start = Place(comment: section, block: index, offset: range.lowerBound)
        hits.append(Span(start: start, length: range.count))
      }
    }
    if let earlier, earlier.isNarrowed(by: pattern) {
      var last: Place?
      for hit in earlier.hits {
        let place = Place(comment: hit.start.comment, block: hit.start.block)
        guard place != last else { continue }
        last = place
        look(place.comment, place.block, discussion.blocks(of: place.comment)[place.block])
      }
    } else {
      for (index, block) in discussion.article.blocks.enumerated() {
        look(Place.article, index, block)
      }
      for i in discussion.comments.indices {
        for (index, block) in discussion.comments[i].blocks.enumerated() { look(i, index, block) }
      }
    }
    self.hits = hits
  }

  private func isNarrowed(by pattern: Pattern) -> Bool {
    !self.pattern.isRegularExpression && !pattern.isRegularExpression
      && self.pattern.matchesCase == pattern.matchesCase
      && pattern.source.hasPrefix(self.pattern.source)
  }

  /// The hits in one section.
  package func hits(in section: Int) -> ArraySlice<Span> {
    hits[lowerBound(Place(comment: section))..<lowerBound(Place(comment: section + 1))]
  }

  /// Index of the first hit at or after a place; `hits.count` when there is none.
  package func lowerBound(_ place: Place) -> Int {
    var low = 0
    var high = hits.count
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The place of the current hit among all, from 1: "3/17".
  package var position: (current: Int, of: Int)? { current.map { ($0 + 1, hits.count) } }
}
