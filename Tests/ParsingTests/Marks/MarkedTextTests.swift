import Discussions
import Foundation
import Testing

@testable import Parsing

/// One made-up thread in the forms that programs make of it.
@Suite struct MarkedTextTests {
  func read(_ text: String) throws -> Discussion { try PastedPage.read(text) }

  /// "1 Mara, 2 Jo → 1": number, author and parent of each comment.
  func shape(_ discussion: Discussion) -> String {
    discussion.comments.indices.map { i in
      let author = discussion.comments[i].author.map { " \($0.name)" } ?? ""
      let parent = discussion.comments.parent(i).map { " → \($0 + 1)" } ?? ""
      return "\(i + 1)\(author)\(parent)"
    }.joined(separator: ", ")
  }

  func texts(_ discussion: Discussion) -> [[String]] {
    discussion.comments.comments.map { $0.blocks.map(\.text.string) }
  }

  static let article = """
    The yard on the firth has two slips, and both of them are full until the end of the decade.

    A third slip would cost as much as one frigate, said the minister, who has not asked for one.
    """

  /// A page with names and dates and a button below each comment, in order of time.
  static func buttons(_ button: String, _ comments: [(name: String, text: String)]) -> String {
    "Two slips are full\n\n\(article)\n\n"
      + comments.enumerated().map { i, comment in
        "\(comment.name)\n14 March 2031 at 10:\(10 + i)\n\(comment.text)\n\(button)\n"
      }.joined(separator: "\n")
  }

  @Test(arguments: ["Reply", "Comment", "Antworten", "Like"])
  func `a button below each comment heads none`(button: String) throws {
    let comments = (0..<20).map { ("Writer \($0 % 7)x", "Remark \($0) on the slips of the yard.") }
    let discussion = try read(Self.buttons(button, comments))
    #expect(discussion.comments.count == 20)
    #expect(discussion.article.blocks.count == 2)
    #expect(discussion.comments[0].author?.name == "Writer 0x")
  }

  static let writers = [
    ("Mara", "A third slip would be full as well."), ("Jo", "Then a fourth. Nobody pays for that"),
    ("Old Tar", "Good news"), ("Mara", "Is it? I have heard that for\n\ntwenty years now."),
    ("Sten", "The yard has no more land anyway."),
  ]

  @Test(arguments: [
    "NAME\nReply\nShare\nTEXT\n", "NAME\nReply\nTEXT\n\n", "NAME\nTEXT\nReply\nShare\n",
    "NAME\nTEXT\n2 Like Reply\n\n",
  ])
  func `the same buttons with each comment below a heading need no dates`(form: String) throws {
    let discussion = try read(
      "Two slips are full\n\n\(Self.article)\nAdvertisement\nRelated Articles\nWhat is a slip?\n\n"
        + "Comments (12)\n\nSort by: Newest\n\n"
        + Self.writers.map {
          form.replacingOccurrences(of: "NAME", with: $0.0)
            .replacingOccurrences(of: "TEXT", with: $0.1)
        }.joined() + "\nReport\nLoad more comments\nPrivacy Policy\n")
    #expect(
      discussion.comments.comments.map { $0.author?.name.string } == Self.writers.map(\.0))
    #expect(
      texts(discussion).map { $0.joined(separator: "\n\n") } == Self.writers.map(\.1))
    #expect(discussion.article.blocks.count == 2)
    #expect(discussion.source.statedCount == 12)
  }

  @Test func `buttons without a heading prove nothing`() {
    let text = Self.article + "\n" + Self.writers.map { "\($0)\nReply\n\($1)\n" }.joined()
    #expect(MarkedText.discussion(from: Array(text.utf8), location: "page.txt") == nil)
  }

  @Test func `whom a writer of a Disqus page answers is told from the name`() throws {
    let comments = [
      "Mara", "Jo Mara", "Old Tar", "Mara Jo", "Sten Old Tar", "Jo Old", "Ann Lee Sten", "Jo",
      "Tove Sten",
    ]
    let page =
      "Two slips are full\n\(Self.article)\nComments\n"
      + comments.map { "\($0) • 2 years ago\nThe yard of \($0) is full.\n • Reply • Share ›\n" }
      .joined()
    #expect(
      shape(try read(page))
        == "1 Mara, 2 Jo → 1, 3 Mara → 2, 4 Old Tar, 5 Sten → 4, 6 Ann Lee → 5, 7 Jo Old, 8 Jo, 9 Tove Sten"
    )
    // Elsewhere a name that ends as another's does is a name.
    let other = page.replacingOccurrences(of: "Share ›", with: "Share")
    #expect(try read(other).comments[1].author?.name == "Jo Mara")
  }

  /// A page with a heading, names above dates that count back, and buttons below.
  private func page(_ comments: [(name: String, date: String, text: String)]) throws -> Discussion {
    try read(
      "Two slips are full\n\n\(Self.article)\n\n\(comments.count) Comments\n\n"
        + comments.map { "\($0.name)\n\($0.date)\n\($0.text)\nReply\n\n" }.joined())
  }

  @Test(arguments: ["1 Reply", "2 replies", "1 Antwort", "2 comments on this"])
  func `answers are counted below a comment, and comments by somebody`(line: String) throws {
    let discussion = try page([
      ("Mara", "3 days ago", "A third slip would be full as well."),
      ("Jo", "3 days ago", "By whom? I see nobody.\n\(line)"),
      ("Sten", "2 days ago", "By the yard, which has no other."), ("Ulf", "1 day ago", "It has."),
      ("Mara", "1 day ago", "Where?"),
    ])
    #expect(discussion.source.statedCount == 5)
    #expect(
      discussion.comments.comments.map { $0.author?.name } == ["Mara", "Jo", "Sten", "Ulf", "Mara"])
    #expect(discussion.article.blocks.count == 2)
  }

  @Test(arguments: [
    "Recent comments by the minister suggest otherwise.",
    "Les commentaires sont souvent plus intéressants que l'article.",
    "Die Kommentarfunktion hier ist ein Graus.", "Join the discussion in the pub, more like it.",
  ])
  func `what only begins like a form ends no page`(text: String) throws {
    let discussion = try page([
      ("Mara", "3 days ago", "A third slip would be full as well."), ("Jo", "3 days ago", "So?"),
      ("Sten", "2 days ago", "It has no land."), ("Ulf", "2 days ago", text),
      ("Jo", "1 day ago", "Agreed"),
    ])
    #expect(texts(discussion).contains([text]))
    #expect(texts(discussion).contains(["Agreed"]))
  }

  @Test func `comments that are a word, a number or the name of a button stay`() throws {
    let all = ["So that is that.", "Agreed", "LOL", "36", "Reply", "Who knows, who knows?"]
    let discussion = try page(
      all.enumerated().map { ("Writer \($0)x", "\(9 - $0) days ago", $1) })
    #expect(Set(texts(discussion)) == Set(all.map { [$0] }))
  }

  @Test func `a word like a button within a comment ends none`() throws {
    let discussion = try page([
      ("Mara Lund Mara Lund", "3 days ago", "A third slip would be full as well."),
      ("Jo", "3 days ago", "A range of 6 km?\nShare\nthe link, please."),
      ("Sten", "2 days ago", "It has no land."), ("Ulf", "1 day ago", "It has."),
    ])
    #expect(
      texts(discussion).contains(["A range of 6 km?", "Share", "the link, please."]))
    #expect(discussion.comments[0].author?.name == "Mara Lund")
  }

  @Test func `names may have signs where they stand like the others`() throws {
    let names = [
      "Mara", "Something Different…", "A/C Smith", "Who?", "[deleted]", "Jo", "Sten", "Ulf", "Ann",
    ]
    let discussion = try page(
      names.enumerated().map { ($1, "\(9 - $0) days ago", "Remark \($0) on the slips.") })
    #expect(Set(discussion.comments.comments.map { $0.author?.name.string }) == Set(names))
  }

  @Test func `writer and answered may stand on two lines`() throws {
    let comments = [
      ("M\nMara", "A third slip would be full as well."), ("JL\nJo Lund\nMara", "By whom?"),
      ("M\nMara\nJo Lund", "By the yard."), ("S\nSten", "It has no land."),
    ]
    let discussion = try read(
      "Two slips are full\n\n\(Self.article)\n\n4 Comments\nShare\n"
        + comments.map { "\($0)\n2 years ago\n\n\($1)\n\n3\n0\nReply\nShare ›\n" }.joined())
    #expect(shape(discussion) == "1 Mara, 2 Jo Lund → 1, 3 Mara → 2, 4 Sten")
  }

  @Test func `dates and buttons below the text close it, as on Facebook`() throws {
    let comments = [
      ("Mara Hill", "Well done, all of you."), ("Jo Lund", "Mara Hill same here, a fine boat"),
      ("Sten Berg", "Agreed"),
    ]
    let discussion = try read(
      "The yard\n\(Self.article)\n31 comments\n12 shares\nLike\nComment\nMost relevant\n"
        + comments.map { "\($0)\n\($1)\n2d\nLike\nReply\n14\n" }.joined()
        + "View more comments\n3 of 31\n")
    #expect(discussion.comments.comments.map { $0.author?.name.string } == comments.map(\.0))
    #expect(texts(discussion) == comments.map { [$0.1] })
    #expect(discussion.comments[0].dateText == "2d")
  }

  @Test(arguments: [
    "Two slips are full\nThe ship sailed this morning.\nYour email address will not be published. "
      + "Required fields are marked *\n\n2 Comments\n\n",
    "Your email address will not be published. Required fields are marked *, all of them.\nA slip\n"
      + "The ship sailed this morning.\n2 Comments\n\n",
    "# Two slips are full\n2 Comments\n",
  ])
  func `pages whose article is above a form, or nowhere, are read`(beginning: String) throws {
    let discussion = try read(
      beginning + "Mara\n2 days ago\nSo that is that.\nReply\n\nJo\n1 day ago\nIt is.\nReply\n\nx")
    #expect(discussion.comments.count == 2)
  }

  @Test func `a quoted greeting is the other's`() throws {
    let discussion = try read(
      Self.buttons(
        "Reply",
        [
          ("Mara", "A third slip would be full as well."), ("Jo", "Then a fourth."),
          ("Sten", "> Hi Mara, and a fifth\n\nNobody pays for that."), ("Ulf", "@jo yes"),
        ]))
    let tree = discussion.comments
    func answered(by name: SafeText) -> SafeText? {
      tree.indices.first { tree[$0].author?.name == name }.flatMap { tree.parent($0) }
        .flatMap { tree[$0].author?.name }
    }
    #expect(answered(by: "Ulf") == "Jo")
    #expect(answered(by: "Sten") != "Mara")
  }

  @Test func `an article of short paragraphs is one`() throws {
    let discussion = try read(
      "Carrier sails\n\nThe ship sailed this morning.\n\nShe left the yard at nine.\n\n"
        + "She is bound for the north.\n\n2 Comments\n\n"
        + "Mara\n2 days ago\nSo that is that.\nReply\n\nJo\n1 day ago\nIt is.\nReply\n")
    #expect(discussion.article.title == "Carrier sails")
    #expect(discussion.article.blocks.count == 3)
  }

  @Test func `an answer to somebody who is not there is no certain top level`() throws {
    let discussion = try page([
      ("Mara", "3 days ago", "A third slip would be full as well."),
      ("Jo", "3 days ago", "Reply to Mara\nBy whom?"), ("Sten", "2 days ago", "It has no land."),
      ("Ulf", "1 day ago", "Reply to Tove\nAnd no water."),
    ])
    let last = try #require(discussion.comments.comments.first { $0.author?.name == "Ulf" })
    #expect(last.link.confidence == 0.5 && last.link.evidence[0].signal == .explicitMark)
    #expect(discussion.comments.comments.first { $0.author?.name == "Jo" }?.link == .stated)
  }

  @Test func `a quotation is shown without its mark, once`() throws {
    let discussion = try read(
      Self.buttons(
        "Reply",
        [
          ("Mara", "A third slip would be full as well."),
          ("Jo", "> A third slip would be full\n\nBy whom?"), ("Sten", ">3000 tonnes do not fit."),
        ]))
    #expect(discussion.comments[1].blocks.map(\.kind) == [.quote, .paragraph])
    #expect(
      texts(discussion)[1...]
        == [["A third slip would be full", "By whom?"], [">3000 tonnes do not fit."]])
    #expect(discussion.comments[2].blocks[0].kind == .paragraph)
  }

  @Test func `who is spoken to by name is answered on a page in order of time`() throws {
    let discussion = try read(
      Self.buttons(
        "Reply",
        [
          ("Mara", "A third slip would be full as well."), ("Jo", "Then a fourth, says nobody."),
          ("Tove", "@Mara who would work there?"), ("Ulf", "@Jo thank you for that."),
          ("Mara", "@Ulf you are welcome."), ("Sten", "The yard has no more land anyway."),
        ]))
    let tree = discussion.comments
    func parent(_ text: String) -> String? {
      tree.indices.first { tree[$0].blocks[0].text.string.hasPrefix(text) }
        .flatMap { tree.parent($0) }.map { tree[$0].blocks[0].text.string }
    }
    #expect(parent("@Mara") == "A third slip would be full as well.")
    #expect(parent("@Jo") == "Then a fourth, says nobody.")
    #expect(parent("@Ulf") == "@Jo thank you for that.")
    // Who is called so whole comes before who is by the first name.
    let others = try read(
      Self.buttons(
        "Reply",
        [
          ("Chris", "One thing."), ("Chris Hill", "Another thing."), ("Jo", "@Chris a third."),
          ("Chris", "@Chris a fourth."),
        ]))
    let third = try #require(
      others.comments.indices.first { others.comments[$0].author?.name == "Jo" })
    let parentOfThird = try #require(others.comments.parent(third))
    #expect(others.comments[parentOfThird].author?.name == "Chris")
  }

  /// Whom the comments answer, by their first words; "-" for nobody.
  private func answers(_ discussion: Discussion) -> [String: String] {
    let tree = discussion.comments
    func word(_ i: Int) -> String {
      String(tree[i].blocks[0].text.string.prefix { $0 != " " })
    }
    return Dictionary(
      uniqueKeysWithValues: tree.indices.map { (word($0), tree.parent($0).map(word) ?? "-") })
  }

  @Test func `parents and writers of a page that does not state them are repaired`() throws {
    let text = Self.buttons(
      "Reply",
      (1...6).map { ("Writer \($0)x", "\($0)st slip is full, and what would the next one cost?") })
    let bytes = Array(text.utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.contains("st slip") }.map { $0.offset + 1 }
    var repairs = Repairs()
    // The fourth answers the first, whatever stands between; the fifth nobody.
    repairs.parents = [lines[3]: .comment(line: lines[0]), lines[4]: .topLevel]
    repairs.parents[lines[5]] = .comment(line: lines[3])
    // Where comments begin is not repaired, and lines that are none are left out.
    repairs.starts[lines[1]] = false
    repairs.parents[1] = .comment(line: lines[0])
    repairs.authors[lines[2]] = "Ada Lund"
    let discussion = try #require(
      MarkedText.discussion(from: bytes, location: "page.txt", repairs: repairs))
    #expect(discussion.comments.count == 6 && discussion.isRecovered)
    #expect(answers(discussion)["4st"] == "1st")
    #expect(answers(discussion)["5st"] == "-")
    #expect(answers(discussion)["6st"] == "4st")
    let repaired = discussion.comments.comments.filter { $0.link == .repaired }
    #expect(repaired.count == 3)
    let third = discussion.comments.comments.first { $0.blocks[0].text.string.hasPrefix("3st") }
    #expect(third?.author == .repaired("Ada Lund"))
    #expect(repairs.unmetParents(in: discussion.comments).isEmpty)
    // Who says that two comments answer each other is told that one does not.
    repairs.parents[lines[0]] = .comment(line: lines[3])
    let circle = try #require(
      MarkedText.discussion(from: bytes, location: "page.txt", repairs: repairs))
    #expect(circle.comments.count == 6)
    let unmet = repairs.unmetParents(in: circle.comments)
    #expect(unmet.count == 1)
    #expect(unmet.first?.words.hasSuffix("which is in its own thread") == true)
  }

  /// Each page of comments ends with the form, and what follows the last one is none.
  @Test(arguments: [1, 2, 4, 7])
  func `pages that are pasted one below the other are all read`(pages: Int) throws {
    let form = "Leave a Reply\nYour email address will not be published.\nName *\nPost Comment\n"
    let page = { (number: Int) in
      (1...3).map {
        "Writer \(number)\($0)x\n\($0) days ago\n\nThe slip of number \(number * 10 + $0) is full.\n\nReply\n"
      }.joined() + form
    }
    let text =
      "The yard\n\nThe yard has two slips, and both of them are full.\n\n12 Comments\n"
      + (1...pages).map(page).joined(separator: "\n")
      + "Recent comments\nWriter 99x\n2 days ago\n\nNot so, as anyone knows who was there.\n"
    let discussion = try #require(
      MarkedText.discussion(from: Array(text.utf8), location: "page.txt"))
    #expect(discussion.comments.count == pages * 3)
    #expect(discussion.comments.comments.allSatisfy { $0.blocks.count == 1 })
    #expect(
      discussion.comments.comments.last?.blocks.first?.text.string
        == "The slip of number \(pages * 10 + 3) is full.")
    let between = discussion.notes.filter { $0.text.string.contains("between comments") }
    #expect(
      between.map(\.text.string)
        == (pages > 1 ? ["\((pages - 1) * 4) lines between comments: forms"] : []))
  }

  @Test func `a comment without text hinders no recovery`() throws {
    let comments = [
      ("Mara", "The second slip has stood empty since the spring."), ("Jo", "[photo]"),
      ("Sten", "It is used for the ferry.\u{2028}Was it not?"), ("Mara", "It left in March, Sten."),
      ("Ulf", "The yard has no more land."), ("Tove", "And no more welders."),
    ]
    let discussion = try read(Self.buttons("Reply", comments))
    #expect(discussion.comments.count == 6 && discussion.isRecovered)
    #expect(
      discussion.comments.comments.contains {
        !$0.link.evidence.isEmpty && $0.link.confidence > 0.6
      })
  }

  @Test func `alternatives are lines of the page`() throws {
    let tree = try read(
      Self.buttons(
        "Reply",
        (0..<12).map { ("Writer \($0)x", "Slip \($0) is full, and what would \($0 + 1) cost?") })
    ).comments
    let starts = Set(tree.comments.compactMap { $0.lines?.lowerBound })
    let alternatives = tree.comments.flatMap { $0.link.alternatives.compactMap(\.line) }
    #expect(!alternatives.isEmpty && alternatives.allSatisfy(starts.contains))
  }

  @Test func `a page of more than a megabyte is read to its end by the marks of its beginning`()
    throws
  {
    let comment = """
      Mara
      March 5, 2031 at 10:15 am

      \(String(repeating: "A third slip would be full as well, and then a fourth. ", count: 8))

      """
    let discussion = try read(
      "A third slip\n\n\(Self.article)\n\n3000 Comments\n\n"
        + String(repeating: comment, count: 3000))
    #expect(discussion.comments.count == 3000)
  }

  @Test func `a page copied in a browser is read by names, dates and whom they answer`() throws {
    let discussion = try read(
      """
      Home
      News
      A third slip
      By Ada Lund - March 4, 2031

      \(Self.article)

      Subscribe
      Notify of
      guest
      3 Comments
      oldest
      newest
      Inline Feedbacks
      View all comments
      Mara
      Mara
      4 years ago

      Build it.

      Then crew it.

      2
      Reply
      Jo Hale
      Jo Hale
      4 years ago
      Reply to \u{A0}Mara

      With what money?

      0
      Reply
      Mara
      Mara
      3 years ago

      A new thought: buy one.

      0
      Reply
      """)
    #expect(shape(discussion) == "1 Mara, 2 Jo Hale → 1, 3 Mara")
    #expect(
      texts(discussion) == [
        ["Build it.", "Then crew it."], ["With what money?"], ["A new thought: buy one."],
      ])
    #expect(discussion.comments[0].dateText == "4 years ago")
    #expect(discussion.comments[0].score == 2)
    #expect(discussion.comments[1].link == .stated)
    #expect(discussion.comments[0].link == .topLevel)
    #expect(discussion.source.statedCount == 3)
    #expect(discussion.article.title == "A third slip")
    #expect(discussion.article.byline == "Ada Lund")
    #expect(discussion.article.published?.description == "2031-03-04T00:00:00")
    #expect(discussion.article.blocks.count == 2)
    #expect(discussion.notes.contains { $0.kind == .skipped })
  }

  @Test func `a w3m dump is unwrapped and nested by indentation`() throws {
    let discussion = try read(
      """
      3 responses to “A third slip”

       1. [ab12cd] Mara says:
          March 4, 2031 at 10:15 am

          The yard has two slips and both of them are full until the
          end of the decade, so whoever wants a ship must wait for
          it, or must go and buy one elsewhere.

          Short line.

          Reply
           1. [ef34] Jo Hale says:
              March 4, 2031 at 11:00 am

              Then build a third, I say, and crew it with the people
              who were sent away from the first one, if they come.

              Reply
               1. [ab12cd] Mara says:
                  March 5, 2031 at 9:00 am

                  With what money?

                  Reply
       2. [9999] Søren says:
          March 6, 2031 at 9:00 am

          Who needs ships.

          Reply

      Leave a Reply Cancel reply

      Your email address will not be published. Required fields are
      marked *
      """)
    #expect(shape(discussion) == "1 Mara, 2 Jo Hale → 1, 3 Mara → 2, 4 Søren")
    #expect(
      texts(discussion)[0] == [
        "The yard has two slips and both of them are full until the end of the decade, so whoever "
          + "wants a ship must wait for it, or must go and buy one elsewhere.", "Short line.",
      ])
    #expect(texts(discussion)[3] == ["Who needs ships."])
    #expect(discussion.comments[2].date?.description == "2031-03-05T09:00:00")
  }

  @Test func `a lynx dump is read though its numbers stand alone`() throws {
    let discussion = try read(
      """
         #Die Werft » Feed Die Werft » Kommentar-Feed alternate

      Eine dritte Helling

         Die Werft hat zwei Hellinge, und beide sind voll, sagt der Minister, der
         keine dritte will, solange niemand sie bezahlt.

         Schreibe einen Kommentar

         Deine E-Mail-Adresse wird nicht veröffentlicht, und das ist gut so, findet
         wohl jeder, der hier schreibt.

      2 Kommentare

          1.
         Mara sagt:
             4. März 2031 um 10:15 Uhr
             Die Werft hat zwei Hellinge, und beide sind belegt bis zum Ende des
             Jahrzehnts, wer ein Schiff will, muss also warten.
             Kurz gesagt.
             Antworten
               1.
              Jo sagt:
                  4. März 2031 um 11:00 Uhr
                  Dann baut eine dritte.
                  Antworten

      Schreibe einen Kommentar
      """)
    #expect(discussion.article.title == "Eine dritte Helling")
    #expect(
      discussion.article.blocks.map(\.text) == [
        "Die Werft hat zwei Hellinge, und beide sind voll, sagt der Minister, der keine dritte will, solange niemand sie bezahlt."
      ])
    #expect(shape(discussion) == "1 Mara, 2 Jo → 1")
    #expect(
      texts(discussion) == [
        [
          "Die Werft hat zwei Hellinge, und beide sind belegt bis zum Ende des Jahrzehnts, wer ein "
            + "Schiff will, muss also warten.", "Kurz gesagt.",
        ], ["Dann baut eine dritte."],
      ])
  }

  @Test func `names that stand before their dates on one line are parted from them`() throws {
    let discussion = try read(
      """
      3 comments:

        1. MaraDecember 8, 2030 at 6:22 AM

          Build it.

          ReplyDelete
          Replies

          1. El CapitánDecember 8, 2030 at 10:12 AM

            With what money?

            Delete

        2. JoDecember 9, 2030 at 1:00 PM

          Buy one.

          ReplyDelete
      """)
    #expect(shape(discussion) == "1 Mara, 2 El Capitán → 1, 3 Jo")
    #expect(texts(discussion) == [["Build it."], ["With what money?"], ["Buy one."]])
  }

  @Test func `votes and a date below each text close it`() throws {
    let discussion = try read(
      """
      Kommentare ( 3 )

      Liebe Leser!

      Sortiert nach: neuste | älteste
      Mara
      Diesen Kommentar teilen?
      Die Werft ist voll.
      4
      50 Minuten 46 Sekunden her
      Jo Hale
      Diesen Kommentar teilen?

      Dann baut eine neue.

      -1
      1 Stunde 51 Minuten her
      Søren
      Diesen Kommentar teilen?
      Wozu?
      0
      2 Tage her
      """)
    #expect(discussion.comments.comments.map { $0.author?.name } == ["Mara", "Jo Hale", "Søren"])
    #expect(discussion.comments.comments.allSatisfy { !$0.link.evidence.isEmpty })
    #expect(texts(discussion) == [["Die Werft ist voll."], ["Dann baut eine neue."], ["Wozu?"]])
    #expect(discussion.comments.comments.map(\.score) == [4, -1, 0])
    #expect(discussion.comments[1].dateText == "1 Stunde 51 Minuten her")
  }

  @Test func `numbered items without names are comments below a heading that counts them`() throws {
    let discussion = try read(
      """
      3 thoughts on “A third slip”

        1. The yard has two slips.

          Both of them are full.

          • Then build a third.

        2. Buy one.
      """)
    #expect(shape(discussion) == "1, 2 → 1, 3")
    #expect(texts(discussion)[0] == ["The yard has two slips.", "Both of them are full."])
  }

  @Test func `of two comments by one name the one that time allows is answered`() throws {
    let discussion = try read(
      """
      4 Comments
      Mara
      March 4, 2031 10:00 am

      First.

      Jo
      March 4, 2031 11:00 am
      Reply to Mara

      Second.

      Last edited 4 years ago by Jo

      Mara
      March 5, 2031 12:00 pm
      Reply to Jo

      Third.

      Ada
      March 4, 2031 12:30 pm
      Reply to Mara

      Fourth, written before the third.
      """)
    #expect(shape(discussion) == "1 Mara, 2 Jo → 1, 3 Mara → 2, 4 Ada → 1")
    #expect(texts(discussion)[1] == ["Second."])
  }

  @Test func `badges are no names, but somebody may be called Guest`() throws {
    let discussion = try read(
      """
      3 Comments
      Mara
      Well-known member
      Jun 5, 2031 #1

      First.

      Guest
      Jun 6, 2031 #2

      Second.

      Jo Hale
      Author
      Jun 7, 2031 #3

      Third.
      """)
    #expect(discussion.comments.comments.map { $0.author?.name } == ["Mara", "Guest", "Jo Hale"])
    #expect(texts(discussion) == [["First."], ["Second."], ["Third."]])
  }

  @Test func `an ambiguous name is a guess with its reason`() throws {
    let discussion = try read(
      """
      4 Comments
      Mara
      4 years ago

      First.

      Jo
      4 years ago
      Reply to Mara

      Second.

      Mara
      4 years ago
      Reply to Jo

      Third.

      Ada
      4 years ago
      Reply to Mara

      Fourth.
      """)
    #expect(discussion.comments.parent(3) == 2)
    guard case .inferred(let inference) = discussion.comments[3].link else {
      Issue.record("the link should be inferred")
      return
    }
    #expect(inference.confidence < 1)
    #expect(inference.evidence.first?.signal == .explicitMark)
    #expect(inference.evidence.first?.text == "Reply to Mara")
  }

  @Test(arguments: [
    "", "\n\n\n", "Build it.\nWith what money?\nBuy one.",
    "Mara said:\nBuild it.\nJo said:\nNo.",
    "The war began on May 5, 2013\nand ended\n4 years ago\nwith nothing.",
    "1. First\n2. Second\n3. Third",
    "Two thoughts:\n1. First\n2. Second",
  ])
  func `bare text is not recognised`(text: String) {
    #expect(!MarkedText.recognises(Array(text.utf8)))
    #expect(MarkedText.discussion(from: Array(text.utf8), location: "-") == nil)
  }

  @Test func `the seed is not recognised`() throws {
    let seed = try Data(contentsOf: CopiedPages.root.appending(path: "seeds/kursk.txt"))
    #expect(!MarkedText.recognises(Array(seed)))
  }

  static let heads = """
    Two slips are full, says the minister of the yards
    SUBTITLE
    14 March 2031, 10:15

    \(article)

    5 Comments

    """ + writers.map { "\($0.0)\n14 March 2031 at 11:15\n\($0.1)\nReply\n2\nShare\n" }.joined()

  @Test func `a subtitle is the article's and a name below the headline its writer's`() throws {
    let subtitle = "He was speaking to the builders on Monday morning"
    var article = try read(Self.heads.replacingOccurrences(of: "SUBTITLE", with: subtitle)).article
    #expect(article.title == "Two slips are full, says the minister of the yards")
    #expect(article.blocks.first?.text.string == subtitle)
    #expect(article.blocks.count == 3)
    article = try read(Self.heads.replacingOccurrences(of: "SUBTITLE", with: "Ada Lund")).article
    #expect(article.title == "Two slips are full, says the minister of the yards")
    #expect(article.byline == "Ada Lund")
    #expect(article.blocks.count == 2)
  }

  @Test func `a menu above a headline is none`() throws {
    let page = "Home News Analysis Video Shop About\n\n" + Self.heads
    let article = try read(page.replacingOccurrences(of: "SUBTITLE\n", with: "")).article
    #expect(article.title == "Two slips are full, says the minister of the yards")
    #expect(article.blocks.count == 2)
  }

  @Test(arguments: ["Like", "Share", "Click to expand..."])
  func `what somebody wrote above buttons is kept though it may be one`(text: String) throws {
    let discussion = try read(
      Self.heads.replacingOccurrences(of: "Good news", with: text)
        .replacingOccurrences(of: "SUBTITLE\n", with: ""))
    #expect(texts(discussion).count == 5)
    #expect(texts(discussion)[2] == [text])
  }

  @Test func `names and dates that are said twice are said once`() throws {
    let discussion = try read(
      "Two slips are full\n\n\(Self.article)\n\nComments\n\n5 comments\n"
        + Self.writers.enumerated().map { i, writer in
          "Comment posted by \(writer.0), at 10:1\(i) 4 Nov\n\(writer.0)\n10:1\(i) 4 Nov\n\(writer.1)\n"
            + "reply\n15\n3\n"
        }.joined())
    #expect(discussion.comments.comments.map { $0.author?.name.string } == Self.writers.map(\.0))
    #expect(texts(discussion).map { $0.joined(separator: "\n\n") } == Self.writers.map(\.1))
  }

  @Test func `badges, pictures and the like of new Reddit are no names or texts`() throws {
    let discussion = try read(
      """
      A third slip
      OC

      \(Self.article)

      Upvote
      412

      Downvote

      45
      Go to comments

      Share
      u/maker avatar
      maker
      •
      Ad

      Our kettle boils in thirty seconds and does not stop until you do.
      Comments Section
      u/Mike_Delta avatar
      Mike_Delta
      •
      4d ago
      Profile Badge for the Achievement Top 1% Commenter Top 1% Commenter
      Nice slip. Is that one of the two?


      Upvote
      45

      Downvote

      Reply
      reply

      Award

      Share
      Share

      TypeTwentySix
      OP
      •
      4d ago
      It is, and it is full.

      Upvote
      -5

      Downvote

      Reply

      Award

      Share


      4 more replies
      sten
      Cake icon
      •
      8 mo. ago
      •
      Edited 3d ago
      Agreed


      Upvote
      2

      Downvote

      Reply

      Award

      Share
      """)
    #expect(
      discussion.comments.comments.map { $0.author?.name.string }
        == ["Mike_Delta", "TypeTwentySix", "sten"])
    #expect(
      texts(discussion)
        == [["Nice slip. Is that one of the two?"], ["It is, and it is full."], ["Agreed"]])
    #expect(discussion.article.blocks.count == 2)
  }

  @Test(arguments: [
    "Cake icon is what I would call it", "Thumbnail image: the same slip as last year", "level 2",
    "2 replies", "#1", "Location: Kiel",
  ])
  func `what looks like a mark of other pages is kept as text`(text: String) throws {
    let discussion = try read(
      Self.heads.replacingOccurrences(of: "Good news", with: text)
        .replacingOccurrences(of: "SUBTITLE\n", with: ""))
    try #require(texts(discussion).count == 5)
    #expect(texts(discussion)[2] == [text])
  }
}
