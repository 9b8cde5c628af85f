import Discussions
import Foundation
import Parsing
import Terminal
import Testing

@testable import Reader
@testable import Session

/// Reading a file again, beside what is on the screen.
@Suite struct LoadingTests {
  private let before = """
    The navy has ordered five frigates of a new kind, the first of which is due in two years.
    The yard says that the crews will be trained beside the ships, and that all is well.
    Fresh paint for an old ship, if you ask me, and far too late as well.
    Not at all, it is a new hull with a new gun and a crew of its own.
    """

  private func again(
    _ text: String, after change: String, repairs: Repairs = .none
  ) throws -> [ReadingSession.Arrival] {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "wardroom-\(UUID().uuidString).txt")
    try Data(change.utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let inbox = Mailbox<ReadingSession.Arrival> {}
    let loading = Loading(
      inbox: inbox, fetcher: Opening.fetcher(), isAsRecovered: false,
      cancellation: Cancellation(), load: 3)
    let contents = SourceContents.bytes(Array(text.utf8), location: path.path())
    let old = FlatText.discussion(
      from: Array(text.utf8), location: path.path(), repairs: repairs)
    loading.again(contents, old: old, gone: [], repairs: repairs)
    return inbox.takeAll()
  }

  @Test func repairsFindTheirLinesAgain() throws {
    var repairs = Repairs.none
    repairs.articleEnd = 2
    repairs.starts[3] = true
    repairs.starts[4] = true
    repairs.parents[4] = .comment(line: 3)
    repairs.authors[4] = "Ann"
    let arrivals = try again(before, after: "A heading for it\n" + before, repairs: repairs)
    guard
      case .refetched(.refetched(let revision, _, let found, _, let load), let now, _, 3) =
        arrivals[0]
    else {
      Issue.record("\(arrivals)")
      return
    }
    #expect(load == 3)
    #expect(found.articleEnd == 3)
    #expect(found.authors[5] == "Ann")
    #expect(revision.discussion.comments.count == 2)
    #expect(revision.discussion.comments.parent(1) == 0)
    #expect(revision.changes.isEmpty)
    #expect(revision.isArticleChanged)
    #expect(now.bytes.starts(with: Array("A heading".utf8)))
  }

  private func start(_ text: String, cancelled: Bool = false) -> [ReadingSession.Arrival] {
    let inbox = Mailbox<ReadingSession.Arrival> {}
    let cancellation = Cancellation()
    if cancelled { cancellation.cancel() }
    let loading = Loading(
      inbox: inbox, fetcher: Opening.fetcher(), isAsRecovered: true, cancellation: cancellation,
      load: 3)
    loading.start(.bytes(Array(text.utf8), location: "x.txt"))
    return inbox.takeAll()
  }

  @Test func aTextIsReadCloselyAfterItIsShown() throws {
    let arrivals = start(before)
    let shown = try #require(
      arrivals.firstIndex {
        if case .event(.loaded(_, isComplete: true)) = $0 { true } else { false }
      })
    guard case .readClosely(let meanings, 3) = arrivals.last else {
      Issue.record("\(arrivals.count) arrivals")
      return
    }
    #expect(shown < arrivals.count - 1)
    // What was found before gives what reading at once gives.
    let bytes = Array(before.utf8)
    let known = FlatText.discussion(from: bytes, location: "x", manner: .knowing(meanings))
    #expect(known == FlatText.discussion(from: bytes, location: "x", manner: .close))
    // Of another text it is of no use, and does no harm.
    let other = Array("Another text\nof two lines".utf8)
    #expect(
      FlatText.discussion(from: other, location: "x", manner: .knowing(meanings))
        == FlatText.discussion(from: other, location: "x", manner: .quick))
  }

  @Test func aPageWithoutParentsIsReadCloselyTooAndMayBeRepaired() throws {
    let lines = before.split(separator: "\n").map(String.init)
    let page =
      lines[0] + "\n\n"
      + lines.dropFirst().enumerated().map {
        "Writer \($0)x\n14 March 2031 at 10:1\($0)\n\($1)\nReply\n"
      }.joined(separator: "\n")
    let arrivals = start(page)
    guard case .readClosely(let meanings, 3) = arrivals.last else {
      Issue.record("\(arrivals.count) arrivals")
      return
    }
    #expect(
      arrivals.contains { if case .event(.repairsRead) = $0 { true } else { false } })
    let bytes = Array(page.utf8)
    let event = ReadingSession.recover(
      bytes, as: .markedText, location: "x", repairs: .none, manner: .knowing(meanings),
      ticket: 7)
    guard case .recovered(let known, _, ticket: 7) = event else {
      Issue.record("\(event)")
      return
    }
    #expect(known.source.kind == .markedText && known.comments.count == 3)
    #expect(
      known.comments
        == MarkedText.discussion(from: bytes, location: "x", manner: .close)?.comments)
  }

  /// What states a thread that was once recovered is no text to recover it from.
  @Test func aRecoveredThreadThatIsStatedIsNotReadAgain() {
    let arrivals = start(
      #"""
      {"wardroom": 1, "source": {"kind": "flat-text", "location": "text"},
       "comments": [{"id": "c1", "parent": null, "lines": [2, 2],
         "paragraphs": ["The frigates are late, and the yard says nothing."]}]}
      """#)
    var (comments, isRepairable, isReadClosely) = (0, false, false)
    for arrival in arrivals {
      switch arrival {
      case .event(.loaded(let discussion, isComplete: true)):
        #expect(discussion.source.kind == .flatText)
        comments = discussion.comments.count
      case .event(.repairsRead): isRepairable = true
      case .readClosely: isReadClosely = true
      default: continue
      }
    }
    #expect(comments == 1)
    #expect(!isRepairable)
    #expect(!isReadClosely)
  }

  @Test func nothingIsReadCloselyOnceItIsStopped() {
    let isRead = start(before, cancelled: true).contains {
      if case .readClosely = $0 { true } else { false }
    }
    #expect(!isRead)
  }

  @Test func repairsThatLeaveNothingOpenNeedNoCloseReading() {
    var repairs = Repairs.none
    repairs.articleEnd = 2
    repairs.starts = [3: true, 4: true]
    repairs.parents = [3: .topLevel]
    let bytes = Array(before.utf8)
    #expect(FlatText.meanings(of: bytes, repairs: repairs) { true } != nil)
    repairs.parents[4] = .comment(line: 3)
    #expect(FlatText.meanings(of: bytes, repairs: repairs) { true } == nil)
  }

  @Test func aFileThatIsGoneIsSaid() {
    let inbox = Mailbox<ReadingSession.Arrival> {}
    let loading = Loading(
      inbox: inbox, fetcher: Opening.fetcher(), isAsRecovered: false,
      cancellation: Cancellation(), load: 1)
    for (location, words) in [
      ("/nowhere/a.txt", "there is no such file"), ("-", "cannot be read again"),
    ] {
      let old = Discussion(source: Source(kind: .flatText, location: SafeText(field: location)))
      loading.again(.bytes([], location: location), old: old, gone: [], repairs: .none)
      guard case .event(.refetchFailed(let found, 1)) = inbox.takeAll().first else {
        Issue.record("\(location)")
        continue
      }
      #expect(found.string.contains(words))
    }
  }
}
