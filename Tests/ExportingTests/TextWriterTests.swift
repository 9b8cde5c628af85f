import Cells
import Discussions
import Exporting
import Testing

@Suite struct TextWriterTests {
  @Test func `text holds the article and the thread under guides`() {
    #expect(
      Sample.written(as: .text, width: 40, notes: true) == """
        A third slip
        by Ada Lund

        Steel

        Nearly 40 ships “wait” for a slip, and
        the yard takes one a year.

        ── 3 comments ──────────────────────────

        1  Mara · 2031-03-04 10:15 UTC
          The yard has two slips, and both of
          them are full.

          > both are full

        │ 2  “Tomas” · 4 years ago · answers 1
        │   Hi Mara, then build a third.
        │   → plan: https://example.org/plan

        3  unnamed
          Who pays? < & >

        ── notes ───────────────────────────────
        skipped: a menu of 4 lines (line 1)

        """)
  }

  @Test(arguments: [ExportFormat.text, .markdown, .html])
  func `a headline that is also the first paragraph is written once`(form: ExportFormat) throws {
    var discussion = Sample.discussion
    let title = try #require(discussion.article.title)
    discussion.article.blocks.insert(Block(.heading, title, line: 1), at: 0)
    #expect(
      Sample.written(as: form, discussion) == Sample.written(as: form, Sample.discussion))
  }

  @Test func `the outline has one line a comment`() {
    #expect(
      Sample.written(as: .outline, width: 44) == """
        A third slip
        2 paragraphs, 3 comments, 2 threads
        1 Mara: The yard has two slips, and bo…  (1)
        2 │ “Tomas”: Hi Mara, then build a third.
        3 Who pays? < & >

        """)
  }

  @Test(arguments: [ExportFormat.text, .outline], [20, 33, 80])
  func `no line is wider than asked for, however deep the thread`(
    format: ExportFormat, width: Int
  ) {
    var discussion = Sample.discussion
    let text = SafeText(body: "艦隊 and the words that follow, a-long-hyphenated-word 🇬🇧 naïve")
    let deep = Array(repeating: Discussions.Comment(blocks: [Block(.paragraph, text)]), count: 300)
    discussion.comments =
      CommentTree.arranging(deep, parents: deep.indices.map { $0 == 0 ? nil : $0 - 1 }).tree
    let lines = Sample.written(as: format, width: width, discussion).split(separator: "\n")
    #expect(lines.count > 300)
    #expect(lines.allSatisfy { SafeText(field: $0).columns <= width })
  }

  @Test func `doubtful links are marked`() {
    var discussion = Sample.discussion
    let doubt = Inference(confidence: 0.2, because: Evidence(signal: .position, weight: 0.1))
    discussion.comments.update(1) { $0.link = .inferred(doubt) }
    discussion.comments.update(2) { $0.link = .inferred(doubt) }
    let text = Sample.written(as: .text, discussion)
    #expect(text.contains("answers 1?"))
    #expect(text.contains("3  unnamed · top level?"))
  }
}
