import Discussions
import Exporting
import Testing

@testable import Importing

/// What Wardroom writes as a page or a mailbox, it reads again as any other page or mailbox.
@Suite struct ExportedFormsTests {
  static let discussion: Discussion = {
    let comments = ["Mara", "Jo Hale", "Søren", "Ada"].enumerated().map { i, name in
      Discussions.Comment(
        author: .stated(SafeText(field: name)),
        date: Timestamp(seconds: 2_000_000_000 + Int64(i) * 600),
        blocks: [
          Block(.paragraph, SafeText(body: "First words of \(name) & co. <on> slips.")),
          Block(.paragraph, "From here on it is the second paragraph."),
        ], link: i == 0 || i == 3 ? .topLevel : .stated)
    }
    return Discussion(
      source: Source(kind: .html, location: "yard.html"),
      article: Article(
        title: "A third slip", byline: "Ada Lund",
        published: Timestamp(year: 2033, month: 5, day: 1, offsetMinutes: 0),
        blocks: [
          Block(
            .paragraph,
            "The yard has two slips, and both of them are full until the end of the decade.")
        ]),
      comments: CommentTree.arranging(comments, parents: [nil, 0, 1, nil]).tree)
  }()

  func readBack(_ format: ExportFormat) throws -> Discussion {
    var text = ""
    Exporter.write(Self.discussion, as: format) { text += $0 }
    return try Importer.discussion(from: Array(text.utf8), location: "copy")
  }

  @Test func `a page keeps the tree, the writers, the dates and the text`() throws {
    let read = try readBack(.html)
    let tree = Self.discussion.comments
    #expect(read.comments.indices.map(read.comments.parent) == tree.indices.map(tree.parent))
    #expect(read.comments.comments.map(\.author) == tree.comments.map(\.author))
    #expect(read.comments.comments.map(\.date) == tree.comments.map(\.date))
    #expect(
      read.comments.comments.map { $0.blocks.map(\.text) }
        == tree.comments.map { $0.blocks.map(\.text) })
    #expect(read.article.title == "A third slip")
    #expect(read.article.blocks.map(\.text) == Self.discussion.article.blocks.map(\.text))
  }

  @Test func `a mailbox keeps them below the article's mail`() throws {
    let read = try readBack(.mbox)
    let tree = Self.discussion.comments
    #expect(
      read.comments.indices.map(read.comments.parent) == [nil]
        + tree.indices.map { tree.parent($0).map { $0 + 1 } ?? 0 })
    #expect(
      read.comments.comments.map { $0.author?.name } == ["Ada Lund"]
        + tree.comments.map { $0.author?.name })
    let mails = read.comments.comments.dropFirst()
    #expect(mails.map(\.date) == tree.comments.map(\.date))
    #expect(
      mails.map { $0.blocks.map(\.text) } == tree.comments.map { $0.blocks.map(\.text) })
  }
}
