import Discussions
import Exporting

/// A small made-up discussion that every writer's golden is made from.
enum Sample {
  static let discussion: Discussion = {
    let greeting = Inference(
      confidence: 0.91, because: Evidence(signal: .greeting, weight: 2.5, text: "Hi Mara,"))
    let start = Inference(
      confidence: 0.5, because: Evidence(signal: .position, weight: -0.25))
    let comments = [
      Comment(
        sourceID: "71", author: .stated("Mara"), date: Timestamp(iso: "2031-03-04T10:15:00Z"),
        blocks: [
          Block(.paragraph, "The yard has two slips, and both of them are full.", line: 4),
          Block(.quote, "both are full", line: 5),
        ]),
      Comment(
        author: .inferred("Tomas", greeting), dateText: "4 years ago",
        blocks: [
          Block(
            .paragraph, "Hi Mara, then build a third.", line: 7,
            links: [Link(text: "plan", address: "https://example.org/plan")])
        ],
        boundary: .inferred(start), link: .inferred(greeting), score: 3),
      Comment(blocks: [Block(.paragraph, "Who pays? < & >", line: 8)]),
    ]
    let (tree, _) = CommentTree.arranging(comments, parents: [nil, 0, nil])
    return Discussion(
      source: Source(kind: .flatText, location: "yard.txt"),
      article: Article(
        title: "A third slip", byline: "Ada Lund",
        blocks: [
          Block(.heading, "Steel", line: 1),
          Block(
            .paragraph, "Nearly 40 ships “wait” for a slip, and the yard takes one a year.",
            line: 2),
        ]),
      comments: tree,
      facts: [
        Fact(
          type: .quantity, text: "Nearly 40 ships",
          span: Span(start: Place(comment: Place.article, block: 1), length: 15),
          figure: Figure(
            minimum: 40, maximum: 40, unit: "ships", of: "navy", hedge: .nearly)),
        Fact(
          type: .person, text: "Mara",
          span: Span(start: Place(comment: 1, block: 0, offset: 3), length: 4), entity: "Mara"),
      ],
      notes: [Note(.skipped, "a menu of 4 lines", line: 1)])
  }()

  static func written(
    as format: ExportFormat, width: Int = 80, notes: Bool = false,
    _ discussion: Discussion = discussion
  ) -> String {
    var text = ""
    Exporter.write(discussion, as: format, width: width, notes: notes) { text += $0 }
    return text
  }
}
