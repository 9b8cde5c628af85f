import Discussions
import Testing

@testable import Importing

@Suite struct ExportFormTests {
  @Test func `REST comments are ordered by time and unapproved ones left out`() throws {
    let read = try Fixture.read(
      """
      [{"id":9,"parent":4,"author_name":"Bo &amp; Co","date":"2020-01-02T01:00:00","date_gmt":
      "2020-01-02T00:00:00","content":{"rendered":"<p>Late</p>"},"link":"https://e.org/p/#comment-9",
      "status":"approved","type":"comment"},
      {"id":4,"parent":0,"author_name":"Al","date_gmt":"2020-01-01T00:00:00","content":
      {"rendered":"<p>Early</p>"},"status":"approved","type":"comment"},
      {"id":5,"parent":0,"author_name":"Sp","date_gmt":"2020-01-01T00:00:01","content":{"rendered":"x"},
      "status":"hold","type":"comment"}]
      """)
    #expect(
      Fixture.outline(read) == [
        "4 Al 2020-01-01T00:00:00Z: Early", "  9 Bo & Co 2020-01-02T00:00:00Z: Late",
      ])
    #expect(read.source.kind == .wordpressREST)
    #expect(read.source.address?.string == "https://e.org/p/")
    #expect(read.notes.map(\.kind) == [.skipped])
  }

  @Test func `a refusal of REST is an error that says so`() {
    #expect(
      throws: ImportError.serverAnswer(
        location: "fixture", code: "rest_post_invalid_id", message: "Invalid post ID.")
    ) {
      try Fixture.read(
        #"{"code":"rest_post_invalid_id","message":"Invalid post ID.","data":{"status":404}}"#)
    }
  }

  @Test func `a comment feed gives parents by its In reply to links`() throws {
    func item(_ id: Int, _ minute: Int, _ text: String) -> String {
      """
      <item><title>By: N\(id)</title><link>https://e.org/p/#comment-\(id)</link><dc:creator><![CDATA[N\(id)]]>
      </dc:creator><pubDate>Mon, 15 May 2017 14:\(minute):26 +0000</pubDate><guid isPermaLink="false">
      https://e.org/?p=6#comment-\(id)</guid><content:encoded><![CDATA[\(text)]]></content:encoded></item>
      """
    }
    let feed = """
      <?xml version="1.0"?><rss version="2.0"><channel><title>Comments on: Tank news</title>
      <link>https://e.org/p/</link>
      \(item(3, 30, "<p>In reply to <a href=\"https://e.org/p/#comment-1\">N1</a>.</p> <p>Yes &amp; no.</p>"))
      \(item(1, 10, "<p>First.</p>"))
      \(item(2, 20, "<p>In reply to <a href=\"https://e.org/p/#comment-99\">Gone</a>.</p><p>Hm.</p>"))
      </channel></rss>
      """
    let read = try Fixture.read(feed)
    #expect(
      Fixture.outline(read) == [
        "1 N1 2017-05-15T14:10:26Z: First.", "  3 N3 2017-05-15T14:30:26Z: Yes & no.",
        "2 N2 2017-05-15T14:20:26Z: Hm.",
      ])
    #expect(read.article.title?.string == "Tank news")
    #expect(read.notes.map(\.kind) == [.missing, .repaired])
  }

  @Test func `an Atom feed names the parent in thr in-reply-to`() throws {
    func entry(_ id: Int, _ ref: String) -> String {
      """
      <entry><title>By: N\(id)</title><author><name>N\(id)</name></author><id>https://e.org/p/#comment-\(id)</id>
      <link rel="alternate" href="https://e.org/p/#comment-\(id)"/><updated>2017-05-15T14:0\(id):00Z</updated>
      <content type="html"><![CDATA[<p>T\(id)</p>]]></content><thr:in-reply-to ref="\(ref)"/></entry>
      """
    }
    let read = try Fixture.read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>Comments on: X</title>"
        + entry(2, "https://e.org/p/#comment-1") + entry(1, "https://e.org/p/") + "</feed>")
    #expect(
      Fixture.outline(read) == ["1 N1 2017-05-15T14:01:00Z: T1", "  2 N2 2017-05-15T14:02:00Z: T2"])
  }

  @Test func `a feed of posts is an article with a heading for each`() throws {
    let read = try Fixture.read(
      """
      <rss><channel><title>Keel</title><item><title>A &amp; B</title><link>https://e.org/a</link>
      <description>One.</description></item><item><title>C</title><description>Two&nbsp;&eacute;.
      </description></item></channel></rss>
      """)
    #expect(read.article.blocks.map(\.kind) == [.heading, .paragraph, .heading, .paragraph])
    #expect(read.article.blocks[0].text.string == "A & B")
    #expect(read.article.blocks[3].text.string == "Two é.")
  }

  @Test func `a WordPress export keeps parents within a post and breaks lines as typed`() throws {
    func comment(_ id: Int, _ parent: Int, _ text: String, _ more: String = "") -> String {
      """
      <wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author><![CDATA[N\(id)]]></wp:comment_author>
      <wp:comment_date_gmt>2014-01-14 17:32:0\(id)</wp:comment_date_gmt><wp:comment_content><![CDATA[\(text)]]>
      </wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>\(parent)
      </wp:comment_parent>\(more)</wp:comment>
      """
    }
    let read = try Fixture.read(
      """
      <rss><channel><title>Site</title><wp:wxr_version>1.2</wp:wxr_version>
      <item><title>P1</title><link>https://e.org/1</link><wp:post_type>post</wp:post_type>
      \(comment(1, 0, "a\n\nb <b>c</b>\nd"))\(comment(2, 1, "e"))
      \(comment(3, 0, "p", "<wp:comment_type>pingback</wp:comment_type>"))</item>
      <item><title>P2</title><wp:post_type>post</wp:post_type>\(comment(1, 0, "f"))\(comment(4, 1, "g"))
      </item></channel></rss>
      """)
    #expect(read.comments.indices.map { read.comments.parent($0) } == [nil, 0, nil, 2])
    #expect(read.comments[0].blocks.map(\.text.string) == ["a", "b c", "d"])
    #expect(read.article.blocks.count == 2)
  }

  @Test func `a Disqus export with a stray first character keeps deleted posts as stubs`() throws {
    let read = try Fixture.read(
      """
      `<?xml version="1.0"?><disqus xmlns:dsq="x"><thread dsq:id="1"><title>T</title><link>https://e.org/</link>
      </thread><post dsq:id="5"><id/><message>gone</message><createdAt>2013-10-10T19:20:29Z</createdAt>
      <isDeleted>true</isDeleted><author><name>Ann</name></author><thread dsq:id="1"/></post>
      <post dsq:id="6"><id>wp_id=5</id><message><![CDATA[<p>Still &amp; here</p>]]></message><createdAt>
      2013-10-11T19:20:29Z</createdAt><author><name>Bob</name></author><thread dsq:id="1"/>
      <parent dsq:id="5"/></post><post dsq:id="7"><isSpam>true</isSpam><thread dsq:id="1"/></post></disqus>
      """)
    #expect(
      Fixture.outline(read) == [
        "5 Ann 2013-10-10T19:20:29Z: [deleted]", "  6 Bob 2013-10-11T19:20:29Z: Still & here",
      ])
    #expect(read.article.title?.string == "T")
  }

  @Test func `a mailbox threads by In-Reply-To, then by References`() throws {
    let read = try Fixture.read(
      """
      From x Mon Nov 23 05:46:16 2026
      From: =?utf-8?Q?Zo=C3=AB?= <z@e.org>
      Date: Tue, 17 Nov 2009 21:28:37 +0600
      Subject: Keels
      Message-ID: <1@e>

      Two lines that
      were wrapped.
      >From here on it is one.

      From x Mon Nov 23 05:46:16 2026
      From: b@e.org (Bea)
      Message-ID: <2@e>
      References: <1@e>
       <0@gone>
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      > Two lines that
      > were wrapped.
      Caf=E9.
      --\u{20}
      Bea
      """)
    #expect(
      Fixture.outline(read) == [
        "<1@e> Zoë 2009-11-17T21:28:37+06:00: "
          + "Keels / Two lines that were wrapped. From here on it is one.",
        "  <2@e> Bea -: Two lines that were wrapped. / Café.",
      ])
    #expect(read.comments[1].blocks.map(\.kind) == [.quote, .paragraph])
  }

  @Test func `Hacker News is read from both of its interfaces`() throws {
    let algolia = try Fixture.read(
      """
      {"id":1,"author":"op","title":"T","url":"https://e.org/","created_at":"2020-01-01T00:00:00.000Z",
      "points":3,"children":[{"id":3,"author":"b","text":"<p>late","created_at_i":30,"children":[]},
      {"id":2,"author":null,"text":null,"created_at_i":20,"children":[{"id":4,"author":"c","text":
      "one<p>two","created_at_i":40,"children":[]}]}]}
      """)
    #expect(
      Fixture.outline(algolia) == [
        "2 - 1970-01-01T00:00:20Z: [deleted]", "  4 c 1970-01-01T00:00:40Z: one / two",
        "3 b 1970-01-01T00:00:30Z: late",
      ])
    let firebase = try Fixture.read(
      """
      [{"id":1,"type":"story","by":"op","title":"T","kids":[3,2],"descendants":3,"time":5},
      {"id":2,"type":"comment","by":"a","text":"second","parent":1,"time":6,"kids":[]},
      {"id":3,"type":"comment","by":"b","text":"first","parent":1,"time":7}]
      """)
    #expect(
      Fixture.outline(firebase) == [
        "3 b 1970-01-01T00:00:07Z: first", "2 a 1970-01-01T00:00:06Z: second",
      ])
    #expect(firebase.notes.map(\.kind) == [.missing])
  }

  @Test func `Reddit answers keep stubs, scores and quotes`() throws {
    let read = try Fixture.read(
      """
      [{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"title":"T","author":"op",
      "selftext":"Hi","num_comments":9,"permalink":"/r/x/1/"}}]}},{"kind":"Listing","data":{"children":[
      {"kind":"t1","data":{"id":"a","author":"u","body":"&gt; said\\n\\nanswer &amp; more","score":7,
      "created_utc":60.0,"replies":{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"b",
      "author":"[deleted]","body":"[deleted]","replies":""}},{"kind":"more","data":{"count":5,
      "children":["c","d"]}}]}}}}]}}]
      """)
    #expect(
      Fixture.outline(read) == [
        "a u 1970-01-01T00:01:00Z: said / answer & more", "  b - -: [deleted]",
      ])
    #expect(read.comments[0].blocks.map(\.kind) == [.quote, .paragraph])
    #expect(read.comments[0].score == 7)
    #expect(read.notes.count { $0.text.string.hasPrefix("5 more comments") } == 1)
  }

  @Test func `Discourse posts answer each other by number`() throws {
    let read = try Fixture.read(
      """
      {"title":"T","post_stream":{"posts":[{"post_number":1,"username":"a","cooked":"<p>One</p>",
      "created_at":"2020-01-01T00:00:00.5Z","reply_to_post_number":null},{"post_number":3,"username":"b","cooked":"<aside class=\\"quote\\"><div class=\\"title\\">a:</div><blockquote><p>One</p></blockquote></aside><p>Two</p>","reply_to_post_number":1}],"stream":[1,2,3]}}
      """)
    #expect(Fixture.outline(read) == ["1 a 2020-01-01T00:00:00Z: One", "  3 b -: One / Two"])
    #expect(read.comments[1].blocks.map(\.kind) == [.quote, .paragraph])
    #expect(read.notes.map(\.kind) == [.missing])
  }
}
