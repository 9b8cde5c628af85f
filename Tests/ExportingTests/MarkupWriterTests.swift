import Discussions
import Exporting
import Foundation
import Testing

@Suite struct MarkupWriterTests {
  @Test func `markdown nests the thread as lists`() {
    #expect(
      Sample.written(as: .markdown, notes: true) == """
        # A third slip

        by Ada Lund

        ### Steel

        Nearly 40 ships “wait” for a slip, and the yard takes one a year.

        ## 3 comments

        - **1 Mara** · 2031-03-04 10:15 UTC

          The yard has two slips, and both of them are full.

          > both are full

          - **2 “Tomas”** · 4 years ago · answers 1

            Hi Mara, then build a third.

            [plan](<https://example.org/plan>)

        - **3 unnamed**

          Who pays? \\< \\& \\>

        ## Notes

        - skipped: a menu of 4 lines (line 1)


        """)
  }

  @Test(arguments: [
    ("# no heading", "\\# no heading"), ("1. no list", "1\\. no list"), ("- no", "\\- no"),
    ("    no code", "no code"), ("*no* _em_ `code`", "\\*no\\* \\_em\\_ \\`code\\`"),
    ("[a](b) <b> &amp;", "\\[a\\](b) \\<b\\> \\&amp;"), ("=== a", "\\=== a"),
    ("well-known 3.5", "well-known 3.5"),
  ])
  func `text that looks like markdown stays text`(text: String, escaped: String) {
    let block = Block(.paragraph, SafeText(body: text))
    let discussion = Discussion(
      source: Source(kind: .flatText, location: "-"), article: Article(title: "T", blocks: [block]))
    #expect(Sample.written(as: .markdown, discussion) == "# T\n\n\(escaped)\n\n")
  }

  @Test func `a page is escaped and closes what it opens`() {
    var discussion = Sample.discussion
    discussion.article.title = "<script>alert('x')</script> & \"more\""
    discussion.comments.update(1) {
      $0.blocks[0].links = [Link(text: "run", address: "javascript:alert(1)")]
    }
    let page = Sample.written(as: .html, notes: true, discussion)
    #expect(!page.contains("<script"))
    #expect(!page.contains("javascript:"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"))
    #expect(page.contains("Who pays? &lt; &amp; &gt;"))
    #expect(page.contains(#"<li id="comment-2" class="comment depth-2">"#))
    for element in ["html", "head", "body", "article", "section", "ol", "ul", "li", "p", "div"] {
      #expect(
        count("<\(element)[ >]", in: page) == count("</\(element)>", in: page),
        "every \(element) is closed")
    }
  }

  @Test(arguments: [1, 2, 63, 64, 65, 300])
  func `a page nests deep threads evenly`(depth: Int) {
    var discussion = Sample.discussion
    let comment = Discussions.Comment(blocks: [Block(.paragraph, "deep")])
    let deep = Array(repeating: comment, count: depth)
    discussion.comments =
      CommentTree.arranging(deep, parents: deep.indices.map { $0 == 0 ? nil : $0 - 1 }).tree
    let page = Sample.written(as: .html, discussion)
    #expect(count("<ol[ >]", in: page) == count("</ol>", in: page))
    #expect(count("<li[ >]", in: page) == depth)
    #expect(count("</li>", in: page) == depth)
  }

  /// Occurrences of a literal; a final `[ >]` stands for a blank or ">".
  func count(_ pattern: String, in page: String) -> Int {
    guard pattern.hasSuffix("[ >]") else { return page.components(separatedBy: pattern).count - 1 }
    let start = String(pattern.dropLast(4))
    return [" ", ">"].map { page.components(separatedBy: start + $0).count - 1 }.reduce(0, +)
  }
}
