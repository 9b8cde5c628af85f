import Cells
import Discussions
import Foundation
@testable import Reader
import Samples
import Testing

@testable import Screen

/// Whole screens, each as a grid of glyphs and a grid of roles, judged by eye when accepted.
@Suite struct GoldenFrameTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var size: ScreenSize
    var keys: String
    /// What happens after the keys.
    var events: @Sendable (ReaderState) -> [Event] = { _ in [] }
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "three-panes", size: .init(columns: 120, rows: 24), keys: ""),
    Case(name: "two-panes-search", size: .init(columns: 80, rows: 16), keys: "/ Kursk Enter"),
    Case(name: "one-pane-folded", size: .init(columns: 48, rows: 14), keys: "z M"),
    Case(name: "outline", size: .init(columns: 100, rows: 14), keys: "= j j"),
    Case(name: "evidence", size: .init(columns: 80, rows: 16), keys: "j v"),
    Case(name: "pending-keys", size: .init(columns: 120, rows: 8), keys: "z"),
    Case(name: "prompt", size: .init(columns: 80, rows: 8), keys: "/ Ku"),
    Case(
      name: "fetching", size: .init(columns: 80, rows: 8), keys: "j R",
      events: { [.arriving("comments 200 of 812, comments by REST, part 2 of 9", load: $0.load)] }),
    Case(
      name: "fetched-again", size: .init(columns: 100, rows: 18), keys: "j j R",
      events: { state in
        var later = Self.discussion
        var comments = later.comments.comments
        comments.remove(at: 1)
        comments[1].blocks = [Block(.paragraph, "See the article, second paragraph.")]
        comments.append(
          Comment(
            sourceID: "6", author: .stated("Eve"), blocks: [Block(.paragraph, "A new remark.")],
            link: .stated))
        later.comments =
          CommentTree.arranging(comments, parents: [nil, 0, 0, nil, 3]).tree
        let revision = Revision(from: Self.discussion, to: later)
        return [.refetched(revision, Self.entries, .none, isSameText: false, load: state.load)]
      }),
    Case(name: "tiny", size: .init(columns: 14, rows: 3), keys: "j"),
  ]

  @Test(arguments: cases)
  func looksAsAccepted(_ golden: Case) throws {
    var state = ReaderState(
      discussion: Self.discussion, entries: Self.entries, size: golden.size)
    for key in KeyStroke.script(golden.keys) { reduce(&state, .key(key)) }
    for event in golden.events(state) { reduce(&state, event) }
    let frame = render(state)
    let now = (frame.text + ["---- roles"] + frame.roles).joined(separator: "\n") + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/\(golden.name).txt")
    let accepted = try? String(contentsOf: file, encoding: .utf8)
    if now != accepted, ProcessInfo.processInfo.environment["WARDROOM_ACCEPT"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try now.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(golden.name): look at it, then run the tests again")
      return
    }
    #expect(
      now == accepted,
      "look at the frame; WARDROOM_ACCEPT=1 swift test --filter GoldenFrame accepts it")
  }

  private static let discussion: Discussion = {
    var discussion = Sample.discussion(
      """
      Ann: The frigates near Kursk, 日本 included./Second paragraph with “quotes”.
        Ben: Which ones?
          Ann: See the article.
        Cat: None near Kursk.
      Dan: Another subject altogether, long enough to need more than one line of this pane.
      """,
      article: [
        "Two frigates were seen near Kursk, which lies far from any sea.",
        "The ministry declined to comment.",
      ])
    let text = discussion.comments[1].blocks[0].text
    discussion.comments.update(1) { comment in
      comment.link = .inferred(
        Inference(
          confidence: 0.42, because: Evidence(signal: .question, weight: 1.25, text: text),
          [Evidence(signal: .length, weight: -0.5)]))
      comment.author = .inferred(
        "Ben", Inference(confidence: 0.4, because: Evidence(signal: .signOff, weight: 1)))
    }
    let place = Place(comment: Place.article, block: 0, offset: 0)
    discussion.facts = [
      Fact(
        type: .quantity, text: "Two frigates", span: Span(start: place, length: 12),
        figure: Figure(minimum: 2, maximum: 2, unit: "frigates")),
      Fact(
        type: .place, text: "Kursk",
        span: Span(start: Place(comment: Place.article, block: 0, offset: 27), length: 5),
        entity: "Kursk"),
      Fact(
        type: .place, text: "Kursk",
        span: Span(start: Place(comment: 0, block: 0, offset: 18), length: 5), entity: "Kursk"),
    ]
    return discussion
  }()

  private static let entries = [
    FactEntry(type: .quantity, name: "Two frigates", mentions: [0], subject: "Royal Navy, ships"),
    FactEntry(type: .place, name: "Kursk", mentions: [1, 2]),
  ]
}
