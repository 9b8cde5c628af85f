import Discussions
import Testing

@testable import Importing

@Suite struct PageLayoutTests {
  @Test func `WordPress core lists nest by their elements, and pings are left out`() throws {
    let page = Fixture.page(
      """
      <h2 class="comments-title">4 thoughts on “Tank news”</h2><ol class="comment-list">
      <li id="comment-1" class="comment even depth-1 parent"><article id="div-comment-1" class="comment-body">
      <footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" alt=""><b
      class="fn">Ann</b> <span class="says">says:</span></div><div class="comment-metadata"><a
      href="/x/#comment-1"><time datetime="2024-03-01T10:00:00+01:00">March 1, 2024</time></a></div></footer>
      <div class="comment-content"><p>First.</p><p>Again<br>a line.</p></div>
      <div class="reply"><a class="comment-reply-link" href="/x/?replytocom=1#respond">Reply</a></div></article>
      <ol class="children"><li id="comment-3" class="comment odd depth-2"><article id="div-comment-3"
      class="comment-body"><footer><b class="fn">Bob</b></footer><p class="comment-awaiting-moderation">Your
      comment is awaiting moderation.</p><div class="comment-content"><p>Second &amp last.</p></div></article>
      </li></ol></li>
      <li id="comment-4" class="pingback depth-1"><div class="comment-body">Pingback: <a
      href="https://example.org">Elsewhere</a></div></li></ol>
      """)
    let read = try Fixture.read(page)
    #expect(
      Fixture.outline(read) == [
        "1 Ann 2024-03-01T10:00:00+01:00: First. / Again / a line.",
        "  3 Bob -: Second & last.",
      ])
    #expect(read.comments[1].link == .stated)
    #expect(
      read.notes.map(\.text.string) == [
        "the page says 4 comments and holds 2: open its address to get the rest",
        "1 pingback left out",
      ])
    #expect(read.article.title?.string == "Tank news")
    #expect(read.article.blocks.count == 2)
  }

  @Test func `xhtml lists have no element around the text`() throws {
    let page = Fixture.page(
      """
      <ol class="commentlist"><li class="comment depth-1" id="comment-7"><div id="div-comment-7"
      class="comment-body"><div class="comment-author vcard"><cite class="fn">Cid</cite> <span
      class="says">says:</span></div><div class="comment-meta commentmetadata"><a href="#comment-7">
      May 15, 2017 at 3:49 pm</a> <a class="comment-edit-link" href="/edit">(Edit)</a></div>
      <p>Bare text.</p><blockquote><p>Quoted.</p></blockquote>
      <div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></div></li></ol>
      """)
    let read = try Fixture.read(page)
    #expect(Fixture.outline(read) == ["7 Cid 2017-05-15T15:49:00: Bare text. / Quoted."])
    #expect(read.comments[0].blocks.map(\.kind) == [.paragraph, .quote])
  }

  @Test func `siblings that state their level in a class are nested by it`() throws {
    func comment(_ id: Int, _ depth: Int) -> String {
      "<div id='comment-\(id)' class='comment depth-\(depth)'><span class='author'>N\(id)</span>"
        + "<div class='comment-text'><p>Text \(id)</p></div></div>"
    }
    let page = Fixture.page(
      comment(1, 1) + comment(2, 2) + comment(3, 3) + comment(4, 2) + comment(5, 1))
    #expect(
      try Fixture.outline(Fixture.read(page)) == [
        "1 N1 -: Text 1", "  2 N2 -: Text 2", "    3 N3 -: Text 3", "  4 N4 -: Text 4",
        "5 N5 -: Text 5",
      ])
  }

  @Test func `wpDiscuz states the parent in the id, beyond the deepest nesting`() throws {
    func comment(_ id: Int, _ parent: Int, _ inner: String = "") -> String {
      """
      <div id='wpd-comm-\(id)_\(parent)' class='comment wpd-comment'><div class="wpd-comment-wrap">
      <div id="comment-\(id)" class="wpd-comment-right"><div class="wpd-comment-header"><div
      class="wpd-comment-author ">N\(id)</div><div class="wpd-comment-date" title="May 15, 2017 3:49 pm">
      9 years ago</div></div><div class="wpd-comment-text"><p>Text \(id)</p></div><div
      class="wpd-comment-footer"><div class="wpd-vote">3</div> Reply</div></div></div>\(inner)</div>
      """
    }
    let page = Fixture.page(
      "<div id='wpdcom'><div class='wpd-thread-info' data-comments-count='9'>9 Comments</div>"
        + comment(10, 0, comment(11, 10) + comment(12, 11)) + "</div>")
    let read = try Fixture.read(page)
    #expect(
      Fixture.outline(read) == [
        "10 N10 2017-05-15T15:49:00: Text 10", "  11 N11 2017-05-15T15:49:00: Text 11",
        "    12 N12 2017-05-15T15:49:00: Text 12",
      ])
    #expect(read.source.statedCount == 9)
    #expect(read.notes.map(\.kind) == [.missing])
  }

  @Test func `a comment cut by Read more is counted in a note`() throws {
    let page = Fixture.page(
      """
      <div id="wc-comm-5_0" class="wc-comment"><div id="comment-5"><div class="wc-comment-author">Eve</div>
      <div class="wc-comment-text"><p>The beginning<span id="wpdiscuz-readmore-5_0"><span
      class="wpdiscuz-hellip">&hellip;&nbsp;</span><a>Read more</a></span></p></div></div></div>
      """)
    let read = try Fixture.read(page)
    #expect(Fixture.outline(read) == ["5 Eve -: The beginning"])
    #expect(read.notes.count { $0.text.string.contains("cut short") } == 1)
  }

  @Test func `old Blogger pages list comments as terms and definitions`() throws {
    let page = Fixture.page(
      """
      <dl id="comments-block"><dt class="comment-author" id="c1234567890123">Fay said...</dt>
      <dd class="comment-body"><p>One line.</p></dd><dd class="comment-footer"><span
      class="comment-timestamp"><a href="#c1234567890123">18/10/2019 16:31</a></span></dd>
      <dt class="comment-author" id="c1234567890999"><a href="https://g.example">Gus</a> said...</dt>
      <dd class="comment-body"><p>Another.</p></dd></dl>
      """)
    let read = try Fixture.read(page)
    #expect(read.comments.comments.map(\.sourceID) == ["c1234567890123", "c1234567890999"])
    #expect(read.comments[0].blocks.map(\.text.string) == ["One line."])
    #expect(read.comments[1].author?.name.string == "Gus")
  }

  @Test func `microdata states writer, date and text`() throws {
    func comment(_ name: String, _ inner: String = "") -> String {
      """
      <div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><p itemprop="author"
      itemscope><span itemprop="name">\(name)</span></p><time itemprop="datePublished"
      datetime="2020-01-02T03:04:05Z"></time><div itemprop="text"><p>By \(name).</p></div>\(inner)</div>
      """
    }
    let page = Fixture.page(comment("Hal", comment("Ida")) + comment("Jon"))
    #expect(
      try Fixture.outline(Fixture.read(page)) == [
        "- Hal 2020-01-02T03:04:05Z: By Hal.", "  - Ida 2020-01-02T03:04:05Z: By Ida.",
        "- Jon 2020-01-02T03:04:05Z: By Jon.",
      ])
  }

  @Test func `JSON-LD comments are read where the page shows none`() throws {
    let data = """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Tank news",
      "commentCount":5,"comment":[{"@type":"Comment","@id":"#comment-1","text":"One","author":
      {"name":"Kay"},"dateCreated":"2021-02-03T04:05:06Z","comment":{"@type":"Comment","text":"Two",
      "author":"Lou"}},{"@type":"Comment","text":"Three","parentItem":{"@id":"#comment-1"}}]}</script>
      """
    let read = try Fixture.read(Fixture.page("", head: data))
    #expect(
      Fixture.outline(read) == [
        "1 Kay 2021-02-03T04:05:06Z: One", "  - Lou -: Two", "  - - -: Three",
      ])
    #expect(read.source.statedCount == 5)
  }

  @Test func `nested lists of unknown make are read by their class names`() throws {
    func comment(_ id: Int, _ inner: String = "") -> String {
      """
      <li class="c-comment-item" data-id="\(id)"><div class="head"><span class="username">N\(id)</span>
      <time datetime="2022-05-06T07:08:09Z">then</time></div><p>Text \(id)</p><ul>\(inner)</ul></li>
      """
    }
    let page = Fixture.page(
      "<ul class='c-comments'>" + comment(1, comment(2)) + comment(3) + "</ul>")
    #expect(
      try Fixture.outline(Fixture.read(page)) == [
        "1 N1 2022-05-06T07:08:09Z: Text 1", "  2 N2 2022-05-06T07:08:09Z: Text 2",
        "3 N3 2022-05-06T07:08:09Z: Text 3",
      ])
  }

  @Test func `a page whose comments a script would load says where they are`() throws {
    let disqus = try Fixture.read(Fixture.page("<div id='disqus_thread'></div>"))
    #expect(disqus.comments.isEmpty)
    #expect(disqus.notes.count { $0.kind == .missing && $0.text.string.contains("Disqus") } == 1)
    #expect(try Fixture.read(Fixture.page("")).notes.isEmpty)
  }
}
