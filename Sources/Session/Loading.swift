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
        contents, isAsRecovered: isAsRecovered, manner: .quick, fetcher: fetcher, report: report(),
        part: { part in
          inbox.post(.event(.loaded(part, isComplete: false)))
          // What comes from an address can still move; a text only grows at its end.
          if case .bytes = contents { facts.read(beginningOf: part) }
          return true
        })
      if let repairs { inbox.post(.event(.repairsRead(repairs))) }
      inbox.post(.event(.loaded(discussion, isComplete: true)))
      facts.read(discussion)
      if let repairs { readClosely(contents, as: discussion.source.kind, repairs) }
    } catch {
      inbox.post(.unreadable("\(error)"))
    }
  }

  /// The second look at a text whose thread is recovered, after the first is on the screen.
  private func readClosely(
    _ contents: SourceContents, as kind: SourceKind, _ repairs: Repairs
  ) {
    var isTold = false
    let meanings = meanings(of: contents, as: kind, repairs) {
      if !isTold { inbox.post(.event(.readingClosely(true))) }
      isTold = true
    }
    if let meanings {
      inbox.post(.readClosely(meanings, load: load))
    } else if isTold {
      inbox.post(.event(.readingClosely(false)))
    }
  }

  /// - Parameter step: called every few lines, when there is something to be read closely.
  private func meanings(
    of contents: SourceContents, as kind: SourceKind, _ repairs: Repairs, step: () -> Void = {}
  ) -> FlatText.Meanings? {
    Importer.meanings(
      of: contents.bytes, as: kind, location: contents.location, repairs: repairs
    ) {
      step()
      return !cancellation.isCancelled
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
      let (now, new, found, meanings) = try read(contents, repairs)
      let revision = Revision(from: old, to: new, gone: gone)
      var whole = revision.discussion
      if whole.facts.isEmpty { whole.facts = FactFinder.facts(in: whole) }
      let entries = FactIndex.entries(of: whole)
      let isSameText = now.bytes == contents.bytes
      inbox.post(
        .refetched(
          .refetched(
            revision.with(facts: whole.facts), entries, found, isSameText: isSameText, load: load),
          now, meanings, load: load))
    } catch {
      inbox.post(.event(.refetchFailed(SafeText(field: "\(error)"), load: load)))
    }
  }

  private func read(
    _ contents: SourceContents, _ repairs: Repairs
  ) throws -> (SourceContents, Discussion, Repairs, FlatText.Meanings?) {
    switch contents {
    case .web(let address, let location):
      let reading = WebReading(address, location: location, fetcher: fetcher)
      return (contents, try reading.discussion(report: report()), .none, nil)
    case .bytes(_, "-"):
      throw NotAgain()
    case .bytes(let before, let location):
      let bytes = try SourceFile.bytes(at: location)
      // Repairs find their lines again in the changed text.
      let (moved, lost) =
        repairs.isEmpty || bytes == before
        ? (repairs, [])
        : try RepairFile.read(
          RepairFile.write(repairs, of: Importer.text(of: before, location: location)),
          for: Importer.text(of: bytes, location: location))
      let contents = SourceContents.bytes(bytes, location: location)
      var discussion = try Importer.discussion(
        from: bytes, location: location, repairs: moved, manner: .quick)
      guard Importer.isRecovered(discussion, from: bytes) else {
        return (contents, discussion, .none, nil)
      }
      let meanings = meanings(of: contents, as: discussion.source.kind, moved)
      if let meanings {
        discussion = Importer.recovered(
          from: bytes, as: discussion.source.kind, location: location, repairs: moved,
          manner: .knowing(meanings))
      }
      if let words = RepairStore.words(onLost: lost) {
        discussion.notes.append(Note(.missing, SafeText(field: words)))
      }
      discussion.notes += Opening.notes(onUnmet: moved, in: discussion)
      return (contents, discussion, moved, meanings)
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
