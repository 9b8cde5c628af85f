import Discussions
import Fetching
import Importing
import Parsing
import Reader
import Terminal

/// Reads a source on a thread of its own, the first time and again, and posts what it finds.
struct Loading: Sendable {
  let inbox: Mailbox<ReadingSession.Arrival>
  /// The same for all loads of a session, so that it knows what has not changed on the server.
  let fetcher: any Fetcher
  let isAsRecovered: Bool
  let cancellation: Cancellation
  /// Number of the load, which the reader compares.
  let load: Int

  func start(_ contents: SourceContents) {
    do {
      var facts = FactReading(into: inbox)
      let (discussion, repairs) = try Opening.read(
        contents, isAsRecovered: isAsRecovered, fetcher: fetcher, report: report(),
        part: { part in
          inbox.post(.event(.loaded(part, isComplete: false)))
          // What comes from an address can still move; a text only grows at its end.
          if case .bytes = contents { facts.read(beginningOf: part) }
          return true
        })
      inbox.post(.event(.repairsRead(repairs)))
      inbox.post(.event(.loaded(discussion, isComplete: true)))
      facts.read(discussion)
    } catch {
      inbox.post(.unreadable("\(error)"))
    }
  }

  /// Reads the source again and compares it with what is on the screen.
  ///
  /// - Parameters:
  ///   - contents: as it was read before.
  ///   - old: what is on the screen.
  ///   - gone: comments of it that were gone already.
  ///   - repairs: what has been put right, saved or not.
  func again(_ contents: SourceContents, old: Discussion, gone: Set<Int>, repairs: Repairs) {
    do {
      let (now, new, found) = try read(contents, repairs)
      let revision = Revision(from: old, to: new, gone: gone)
      var whole = revision.discussion
      if whole.facts.isEmpty { whole.facts = FactFinder.facts(in: whole) }
      let entries = FactIndex.entries(of: whole)
      inbox.post(
        .refetched(
          .refetched(revision.with(facts: whole.facts), entries, found, load: load), now,
          load: load))
    } catch {
      inbox.post(.event(.refetchFailed(SafeText(field: "\(error)"), load: load)))
    }
  }

  private func read(
    _ contents: SourceContents, _ repairs: Repairs
  ) throws -> (SourceContents, Discussion, Repairs) {
    switch contents {
    case .web(let address, let location):
      let reading = WebReading(address, location: location, fetcher: fetcher)
      return (contents, try reading.discussion(report: report()), .none)
    case .bytes(_, "-"):
      throw NotAgain()
    case .bytes(let before, let location):
      let bytes = try SourceFile.bytes(at: location)
      // Repairs find their lines again in the changed text.
      let moved =
        repairs.isEmpty || bytes == before
        ? repairs : try RepairFile.read(RepairFile.write(repairs, of: before), for: bytes).repairs
      let discussion = try Importer.discussion(from: bytes, location: location, repairs: moved)
      let isFlat = discussion.source.kind == .flatText
      return (.bytes(bytes, location: location), discussion, isFlat ? moved : .none)
    }
  }

  private struct NotAgain: Error, CustomStringConvertible {
    let description = "Standard input cannot be read again; open a file or an address instead"
  }

  /// Posts what is arriving when the words change, and tells when to stop.
  private func report() -> (SafeText) -> Bool {
    var last: SafeText = .empty
    return { words in
      if words != last {
        last = words
        inbox.post(.event(.arriving(words, load: load)))
      }
      return !cancellation.isCancelled
    }
  }
}
