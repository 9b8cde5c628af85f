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
      case .refetched(.refetched(let revision, _, let found, let load), let now, 3) = arrivals[0]
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
