import Discussions
import Parsing
import Reader
import Terminal

/// Finds facts beside the reading, and posts them as they are found.
///
/// Each post holds all that is known, and each is larger than the one before by a factor, so that
/// together they cost little more than the last.
struct FactReading {
  private var stream = FactStream()
  private let inbox: Mailbox<ReadingSession.Arrival>

  /// Comments whose facts are posted first: some screens.
  private static let firstBatch = 100
  private static let growth = 4

  init(into inbox: Mailbox<ReadingSession.Arrival>) { self.inbox = inbox }

  /// Reads all but the last comment of a beginning: more of that may come.
  mutating func read(beginningOf part: Discussion) {
    stream.read(part, upTo: part.comments.count - 1)
    post(part)
  }

  /// Reads the rest, in batches; facts that the source states are taken as they are.
  mutating func read(_ whole: Discussion) {
    guard whole.facts.isEmpty else {
      return inbox.post(.event(.factsFound(whole.facts, FactIndex.entries(of: whole))))
    }
    var end = Self.firstBatch
    repeat {
      stream.read(whole, upTo: end)
      post(whole)
      end = max(end, stream.count) * Self.growth
    } while stream.count < whole.comments.count
  }

  private func post(_ discussion: Discussion) {
    var known = discussion
    known.facts = stream.facts
    inbox.post(.event(.factsFound(known.facts, FactIndex.entries(of: known))))
  }
}
