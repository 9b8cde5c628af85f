import Discussions
import Exporting
import Foundation
import Testing

@Suite struct JSONWriterTests {
  @Test func `the interchange form has its members in the order of the design`() {
    #expect(
      Sample.written(as: .json) == #"""
        {"wardroom": 1,
         "source": {"kind": "flat-text", "location": "yard.txt"},
         "article": {"title": "A third slip", "byline": "Ada Lund", "published": null, "end_confidence": 1, "blocks": [
          {"line": 1, "kind": "heading", "text": "Steel"},
          {"line": 2, "kind": "paragraph", "text": "Nearly 40 ships “wait” for a slip, and the yard takes one a year."}]},
         "comments": [
          {"id": "c1", "source_id": "71", "parent": null, "depth": 0, "lines": [4, 5], "author": "Mara", "date": "2031-03-04T10:15:00Z", "paragraphs": ["The yard has two slips, and both of them are full.", "both are full"], "confidence": {"start": 1, "parent": 1}, "evidence": [], "kinds": ["paragraph", "quote"]},
          {"id": "c2", "source_id": null, "parent": "c1", "depth": 1, "lines": [7, 7], "author": "Tomas", "date": null, "paragraphs": ["Hi Mara, then build a third."], "confidence": {"start": 0.5, "parent": 0.91, "author": 0.91}, "evidence": [{"signal": "position", "weight": -0.25, "text": "", "for": "start"}, {"signal": "greeting", "weight": 2.5, "text": "Hi Mara,", "for": "parent"}, {"signal": "greeting", "weight": 2.5, "text": "Hi Mara,", "for": "author"}], "date_text": "4 years ago", "score": 3, "links": [{"paragraph": 0, "text": "plan", "address": "https://example.org/plan"}]},
          {"id": "c3", "source_id": null, "parent": null, "depth": 0, "lines": [8, 8], "author": null, "date": null, "paragraphs": ["Who pays? < & >"], "confidence": {"start": 1, "parent": 1}, "evidence": []}],
         "facts": [
          {"type": "quantity", "text": "Nearly 40 ships", "line": 2, "column": 1, "said_by": null, "value": 40, "unit": "ships", "of": "navy", "entity": null, "hedge": "nearly", "comment": null, "block": 1, "offset": 0},
          {"type": "person", "text": "Mara", "line": 7, "column": 4, "said_by": "Tomas", "value": null, "unit": null, "of": null, "entity": "Mara", "comment": "c2", "block": 0, "offset": 3}],
         "notes": [
          {"kind": "skipped", "text": "a menu of 4 lines", "line": 1}]}

        """#)
  }

  @Test func `columns count characters and lines within a block`() {
    var discussion = Sample.discussion
    let text = SafeText(body: "“été” – 40 ships\nand “été” 7 tugs")
    discussion.article.blocks = [Block(.paragraph, text, line: 10)]
    func fact(_ words: String) -> Fact? {
      guard let range = text.string.range(of: words) else { return nil }
      let offset = text.string.utf8.distance(
        from: text.string.startIndex, to: range.lowerBound)
      return Fact(
        type: .quantity, text: SafeText(field: words),
        span: Span(
          start: Place(comment: Place.article, block: 0, offset: offset),
          length: words.utf8.count))
    }
    discussion.facts = [fact("40 ships"), fact("7 tugs")].compactMap { $0 }
    let json = Sample.written(as: .json, discussion)
    #expect(json.contains(#""text": "40 ships", "line": 10, "column": 9"#))
    #expect(json.contains(#""text": "7 tugs", "line": 11, "column": 11"#))
  }

  @Test func `a long discussion comes in pieces that join to the whole`() {
    var discussion = Sample.discussion
    let comment = Discussions.Comment(blocks: [
      Block(.paragraph, SafeText(body: String(repeating: "é ", count: 400)))
    ])
    let comments = Array(repeating: comment, count: 500)
    discussion.comments =
      CommentTree.arranging(comments, parents: comments.indices.map { $0 == 0 ? nil : $0 - 1 }).tree
    var pieces: [String] = []
    Exporter.write(discussion, as: .json) { pieces.append($0) }
    #expect(pieces.count > 5)
    #expect(pieces.joined() == Sample.written(as: .json, discussion))
    #expect(pieces.joined().hasSuffix("}\n"))
  }

  @Test func `a fact outside the discussion has no line`() {
    var discussion = Sample.discussion
    discussion.facts[0].span.start = Place(comment: 99, block: 3, offset: 9)
    discussion.facts[1].span.start = Place(comment: 0, block: 77, offset: 9)
    let json = Sample.written(as: .json, discussion)
    #expect(json.components(separatedBy: #""line": null, "column": null"#).count == 3)
  }
}
