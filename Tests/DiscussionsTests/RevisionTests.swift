import Samples
import Testing

@testable import Discussions

@Suite struct RevisionTests {
  /// "text" a comment with its depth in blanks, and what became of it.
  private func outline(_ revision: Revision) -> [String] {
    let tree = revision.discussion.comments
    return tree.indices.map { i in
      let mark =
        switch revision.changes[i] {
        case .new: "+"
        case .changed: "*"
        case .gone: "-"
        case nil: " "
        }
      return mark + String(repeating: "  ", count: tree.depth(i)) + tree[i].blocks[0].text.string
    }
  }

  /// A sample whose ids are the numbers at the beginnings of its texts, or none.
  private func sample(_ outline: String, hasIDs: Bool = true) -> Discussion {
    var discussion = Sample.discussion(outline)
    for i in discussion.comments.indices {
      discussion.comments.update(i) { comment in
        let number = comment.blocks[0].text.string.prefix { $0.isNumber }
        comment.sourceID = hasIDs ? String(number) : nil
      }
    }
    return discussion
  }

  @Test func newChangedAndGoneAreToldById() {
    let old = sample("1 one\n  2 two\n    3 three\n4 four\n5 five")
    let new = sample("6 six\n1 one\n  3 three\n4 four, edited\n  7 seven")
    let revision = Revision(from: old, to: new)
    #expect(
      outline(revision) == [
        "+6 six", " 1 one", "-  2 two", "   3 three", "*4 four, edited", "+  7 seven", "-5 five",
      ])
    #expect(revision.earlier == [nil, 0, 1, 2, 3, nil, 4])
    #expect([.new, .changed, .gone].map(revision.count) == [2, 1, 2])
    #expect(!revision.isArticleChanged)
  }

  @Test func whatIsGoneStaysUnderWhatItAnswered() {
    let old = sample("1 one\n  2 two\n    3 three\n  4 four\n5 five")
    let revision = Revision(from: old, to: sample("1 one\n  4 four\n5 five"))
    #expect(outline(revision) == [" 1 one", "-  2 two", "-    3 three", "   4 four", " 5 five"])
  }

  @Test func whatWasGoneIsNotCountedAgain() {
    let old = sample("1 one\n2 two\n3 three")
    let revision = Revision(from: old, to: sample("1 one\n4 four"), gone: [1])
    #expect(outline(revision) == [" 1 one", "-2 two", "-3 three", "+4 four"])
    #expect(revision.count(.gone) == 1)
  }

  @Test func aReadingThatIsNotWholeTakesNothingAway() {
    let old = sample("1 one\n2 two\n3 three")
    var new = sample("1 one")
    new.notes = [Note(.missing, "the page says 3 comments and 1 could be had")]
    let revision = Revision(from: old, to: new)
    #expect(outline(revision) == [" 1 one", " 2 two", " 3 three"])
    #expect(revision.count(.gone) == 0)
  }

  @Test func textWithoutIdsIsMatchedByItsWords() {
    let old = sample(
      "the yard is late again this year\nagreed\nand who pays for it\nagreed", hasIDs: false)
    let new = sample(
      "a first remark\nthe yard is late again this spring\n  agreed\nagreed\nagreed", hasIDs: false)
    let revision = Revision(from: old, to: new)
    #expect(
      outline(revision) == [
        "+a first remark", "*the yard is late again this spring", "   agreed",
        "-and who pays for it", " agreed", "+agreed",
      ])
  }

  @Test func everythingIsThereOnceWhateverChanged() {
    var random = SplitMix(seed: 11)
    for _ in 0..<200 {
      func some() -> Discussion {
        let lines = (0..<random.next(below: 12)).map { _ in
          let depth = String(repeating: "  ", count: random.next(below: 4))
          return depth + "\(random.next(below: 15)) \(random.next(below: 3))"
        }
        return sample(lines.joined(separator: "\n"), hasIDs: random.next(below: 3) > 0)
      }
      let (old, new) = (some(), some())
      let revision = Revision(from: old, to: new)
      let pairs = CommentPairing(from: old.comments, to: new.comments)
      let kept = pairs.later.count { $0 != nil }
      #expect(
        revision.discussion.comments.count == old.comments.count + new.comments.count - kept)
      #expect(
        revision.earlier.compactMap { $0 }.sorted() == Array(old.comments.indices))
      // What the later reading has is in its order and under its parents.
      let later = revision.earlier.indices.filter { i in
        revision.earlier[i].map { pairs.later[$0] != nil } ?? true
      }
      #expect(
        later.map { revision.discussion.comments[$0].blocks } == new.comments.comments.map(\.blocks)
      )
    }
  }

  @Test func manyDifferentTextsCostNoSquare() {
    func texts(_ word: String) -> Discussion {
      sample((0..<5000).map { "\(word)\($0) \(word) \($0)" }.joined(separator: "\n"), hasIDs: false)
    }
    let revision = Revision(from: texts("a"), to: texts("b"))
    #expect(revision.count(.new) == 5000)
    #expect(revision.count(.gone) == 5000)
  }
}
