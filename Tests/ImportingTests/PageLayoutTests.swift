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

  @Test func `names and dates that no class names stand before the text`() throws {
    func comment(_ id: Int, _ inside: String) -> String {
      "<li class='comment depth-1' id='comment-\(id)'>\(inside)</li>"
    }
    let page = Fixture.page(
      "<ol class='commentlist'>"
        + comment(
          1,
          """
          <div class="commentnumber">1</div><p class="commentmeta"><strong><a href="http://ann.example/"
          class="url">Ann | Ann’s Tanks</a></strong> — December 6, 2011 @ <a href="#comment-1">12:51 pm</a>
          </p><p>A short one.</p>
          """)
        + comment(
          2,
          """
          <div class="commeta"><ul><li class="x1">Bob</li><li class="x2"><time
          datetime="2015-07-06T15:50:43+02:00">July 6</time></li></ul></div><div><p>Look.</p></div>
          """)
        + comment(
          3,
          """
          <div class="comment-body"><h6>Eva</h6><p>Nur zu.</p><div class="reply"><a
          class="comment-reply-link" href="#comment-3" aria-label="Auf Eva antworten">Antworten</a></div></div>
          """)
        + comment(
          4,
          """
          <div><h3>Sehr gut!</h3>Verfasst von <a href="/user/4">Max</a> am <small>21. September 2019 -
          16:14.</small></div><p>Sehr gut, danke.</p>
          """)
        + comment(
          5,
          """
          <div class="comment-text"><h6 class="author">Stan</h6><span class="date">January 11, 2021 at 1:34
          am</span><p>Yes. On <b>May 1, 2020</b> too.</p></div>
          """) + "</ol>")
    #expect(
      try Fixture.outline(Fixture.read(page)) == [
        "1 Ann | Ann’s Tanks 2011-12-06T12:51:00: A short one.",
        "2 Bob 2015-07-06T15:50:43+02:00: Look.",
        "3 Eva -: Nur zu.",
        "4 Max 2019-09-21T16:14:00: Sehr gut, danke.",
        "5 Stan 2021-01-11T01:34:00: Yes. On May 1, 2020 too.",
      ])
  }

  @Test func `a text is not taken for a head`() throws {
    let page = Fixture.page(
      """
      <ol><li class="comment depth-1" id="comment-1"><p><b>Sunk</b> on May 15, 2017, it says.</p></li>
      <li class="comment depth-1" id="comment-2"><p>On May 15, 2017 as well.</p><p>Good.</p></li>
      <li class="comment depth-1" id="comment-3"><div><b>Ann</b>, May 15, 2017</div></li>
      <li class="comment depth-1" id="comment-4"><div><b>No</b> way.</div><a class="comment-reply-link"
      href="#comment-4" aria-label="Reply to Norman">Reply</a></li>
      <li class="comment depth-1" id="comment-5"><div><b>Sunk</b> on May 15, 2017.</div><div>Good.</div></li></ol>
      """)
    #expect(
      try Fixture.outline(Fixture.read(page)) == [
        "1 - -: Sunk on May 15, 2017, it says.", "2 - -: On May 15, 2017 as well. / Good.",
        "3 - -: Ann, May 15, 2017", "4 Norman -: No way.",
        "5 - -: Sunk on May 15, 2017. / Good.",
      ])
  }

  @Test func `what calls itself text or header may be around all of the comment`() throws {
    let page = Fixture.page(
      """
      <ol><li class="comment depth-1" id="comment-1"><div class="comment-entry"><div class="comment-author">
      <span class="fn">Ann</span> <span class="joined">joined 1/22</span><div class="comment-meta">Posted
      January 29th, 2022</div></div><div class="comment-content"><p>Spectacular.</p></div></div></li>
      <li class="comment depth-1" id="comment-2"><div class="comment-data"><span class="comment-author__name"
      >Emmi</span> <span class="comment__date">20. September 2022 - 20:06</span><div class="comment-block">
      <p>Tausend Dank.</p></div></div></li></ol>
      """)
    #expect(
      try Fixture.outline(Fixture.read(page)) == [
        "1 Ann 2022-01-29T00:00:00: Spectacular.", "2 Emmi 2022-09-20T20:06:00: Tausend Dank.",
      ])
  }

  @Test func `terms and definitions of WordPress themes are one comment each`() throws {
    func comment(_ id: Int, _ depth: Int, _ answers: String = "") -> String {
      """
      <dt class="comment depth-\(depth)" id="comment-\(id)"><span class="comment_author">N\(id)</span> <span
      class="comment_time">April 6, 2011 at 5:47 am</span></dt><dd class="comment depth-\(depth)"><div
      class="format_text" id="comment-body-\(id)"><p>Text \(id)</p></div>\(answers)</dd>
      """
    }
    let page = Fixture.page(
      "<dl id='comment_list'>" + comment(1, 1, "<dl class='children'>\(comment(2, 2))</dl>")
        + comment(3, 1) + "</dl>")
    #expect(
      try Fixture.outline(Fixture.read(page)) == [
        "1 N1 2011-04-06T05:47:00: Text 1", "  2 N2 2011-04-06T05:47:00: Text 2",
        "3 N3 2011-04-06T05:47:00: Text 3",
      ])
  }

  @Test func `old Blogger terms hold an anchor of the same name, and links the moment`() throws {
    let page = Fixture.page(
      """
      <dl id="comments-block"><dt class="comment-author" id="c7715854172912887680"><a
      name="c7715854172912887680"></a><a href="http://jerry.example/">jerry</a> said... </dt><dd
      class="comment-body"><p>First.</p></dd><dd class="comment-footer"><span class="comment-timestamp"><a
      href="/x.html?showComment=1174315620000#c7715854172912887680">10:47 AM</a></span></dd></dl>
      """)
    #expect(
      try Fixture.outline(Fixture.read(page)) == [
        "c7715854172912887680 jerry 2007-03-19T14:47:00Z: First."
      ])
  }

  @Test func `links for an answer are left out, words of a sentence are not`() throws {
    let page = Fixture.page(
      """
      <ol><li class="comment depth-1" id="comment-1"><b class="fn">Ann</b><p>See my
      <a href="/a">reply</a> to Bob, and the <a href="/b">permalink</a>.</p><div><a href="/r">Rispondi</a></div>
      <span class="comment-report">Spam?</span></li></ol>
      """)
    #expect(
      try Fixture.outline(Fixture.read(page)) == [
        "1 Ann -: See my reply to Bob, and the permalink."
      ])
  }

  @Test func `a form for comments is no comment`() throws {
    let page = Fixture.page(
      """
      <div class="CommentField"><textarea id="comment237658">Write</textarea></div><ul><li class="comment"
      title="Rate">Rate &amp; comment</li></ul>
      """)
    #expect(try Fixture.read(page).comments.isEmpty)
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

  @Test func `rows of a Hacker News page are nested by their levels`() throws {
    func row(_ id: Int, _ level: Int, _ text: String) -> String {
      """
      <tr class='athing comtr' id='\(id)'><td><table border='0'><tr><td class='ind' indent='\(level)'><img
      src="s.gif" height="1" width="\(level * 40)"></td><td valign="top" class="votelinks"></td><td
      class="default"><div style="margin-top:2px"><span class="comhead"><a href="user?id=w\(id)"
      class="hnuser">w\(id)</a> <span class="age" title="2031-03-14T10:0\(level):55 1930560055"><a
      href="item?id=\(id)">2 hours ago</a></span> <span id="unv_\(id)"></span><span class='navs'> | <a
      href="#1" class="clicky" aria-hidden="true">parent</a> <a class="togg clicky" id="\(id)" n="2"
      href="javascript:void(0)">[–]</a></span></span></div><br><div class="comment"><div
      class="commtext c00">\(text)<p>And more.</div><div class='reply'><p><font size="1"><u><a
      href="reply?id=\(id)">reply</a></u></font></div></div></td></tr></table></td></tr>
      """
    }
    let read = try Fixture.read(
      "<html><head><title>Two slips | Hacker News</title></head><body><table class='comment-tree'>"
        + row(51, 0, "First &#x27;one&#x27;.") + row(52, 1, "Answer.") + row(53, 2, "Deeper.")
        + row(54, 1, "Beside it.") + row(55, 0, "Last.") + "</table></body></html>")
    #expect(
      Fixture.outline(read) == [
        "51 w51 2031-03-14T10:00:55: First 'one'. / And more.",
        "  52 w52 2031-03-14T10:01:55: Answer. / And more.",
        "    53 w53 2031-03-14T10:02:55: Deeper. / And more.",
        "  54 w54 2031-03-14T10:01:55: Beside it. / And more.",
        "55 w55 2031-03-14T10:00:55: Last. / And more.",
      ])
  }

  @Test func `comments of old Reddit have their text in a form`() throws {
    func thing(_ id: String, _ head: String, _ text: String, _ answers: String = "") -> String {
      """
      <div class=" thing id-t1_\(id) noncollapsed comment " id="thing_t1_\(id)" data-fullname="t1_\(id)"><p
      class="parent"><a name="\(id)"></a></p><div class="entry unvoted"><p class="tagline"><a
      href="javascript:void(0)" class="expand">[–]</a>\(head)<span class="score unvoted" title="45">45
      points</span> <time title="Fri Mar 14 10:40:55 2031 UTC" datetime="2031-03-14T10:40:55+00:00"
      class="live-timestamp">3 hours ago</time>&nbsp;<a href="#" class="numchildren">(1 child)</a></p><form
      action="#" class="usertext warn-on-unload" id="form-t1_\(id)xyz"><input type="hidden"
      name="thing_id"><div class="usertext-body may-blank-within md-container"><div class="md">\(text)</div>
      </div></form><ul class="flat-list buttons"><li class="first"><a>permalink</a></li><li><a>reply</a></li>
      </ul></div><div class="child"><div class="sitetable listing">\(answers)</div></div></div>
      """
    }
    let name =
      "<a href='https://old.reddit.com/user/Mike_Delta' class='author may-blank'>Mike_Delta</a> "
    let read = try Fixture.read(
      "<html><body><div class='commentarea'><form class='usertext cloneable'><textarea></textarea></form>"
        + thing(
          "ka1", name, "<p>Nice slip.</p><p>Is it full?</p>", thing("ka2", name, "<p>It is.</p>"))
        + thing("kb2", "<em>[deleted]</em> ", "<p>[removed]</p>") + "</div></body></html>")
    #expect(
      Fixture.outline(read) == [
        "thing_t1_ka1 Mike_Delta 2031-03-14T10:40:55Z: Nice slip. / Is it full?",
        "  thing_t1_ka2 Mike_Delta 2031-03-14T10:40:55Z: It is.",
        "thing_t1_kb2 - 2031-03-14T10:40:55Z: [removed]",
      ])
  }
}
