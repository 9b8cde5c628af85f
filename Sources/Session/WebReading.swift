import Discussions
import Fetching
import Importing

/// Follows the roads to a discussion on the web: asks for one address after another and shows what
/// has arrived meanwhile.
package struct WebReading {
  let address: WebAddress
  /// The address as the user gave it.
  let location: String
  let fetcher: any Fetcher

  package init(_ address: WebAddress, location: String, fetcher: any Fetcher) {
    self.address = address
    self.location = location
    self.fetcher = fetcher
  }

  /// - Parameters:
  ///   - report: told what is arriving, at least ten times a second; answers false to stop, and what
  ///     has arrived by then is returned.
  ///   - part: given what has arrived so far when that is worth another look.
  /// - Throws: `FetchError` or `ImportError` when nothing arrived that could be read.
  package func discussion(
    report: (SafeText) -> Bool, part: (Discussion) -> Void = { _ in }
  ) throws -> Discussion {
    var roads = Roads(to: address, location: location)
    var shown = -1
    while let wanted = roads.next() {
      let answer: RoadAnswer
      let progress = roads.progress
      do throws(FetchError) {
        let response = try fetcher.fetch(
          FetchRequest(wanted.address, isGiven: wanted.isGiven),
          report: { report(Self.words(progress, $0)) })
        answer = .arrived(RoadAnswer.Arrival(response))
      } catch {
        if error.reason == .cancelled {
          if roads.isEmpty { throw error }
          roads.stop("it was stopped by hand")
          break
        }
        if error.isOfServer, roads.isEmpty { throw error }
        answer = .failed(error.clause)
      }
      try roads.take(answer)
      // A few comments more are not worth reading them all again.
      if !roads.isEmpty, roads.count > shown + shown / 4 {
        shown = roads.count
        part(try roads.discussion())
      }
    }
    return try roads.discussion()
  }

  private static func words(_ progress: String, _ fetch: FetchProgress) -> SafeText {
    switch fetch {
    // What comes at once needs no count.
    case .connecting, .receiving(bytes: ..<65_536): SafeText(field: "\(progress) …")
    case .receiving(let bytes): SafeText(field: "\(progress), \(bytes >> 10) KiB")
    case .waiting(let seconds):
      SafeText(field: "\(progress): the server asks to wait, \(seconds) s")
    }
  }
}

extension RoadAnswer.Arrival {
  init(_ response: FetchResponse) {
    self.init(
      address: response.address, status: response.status, charset: response.charset,
      links: response.headers["link"], total: response.headers["x-wp-total"].flatMap { Int($0) },
      totalPages: response.headers["x-wp-totalpages"].flatMap { Int($0) }, bytes: response.bytes)
  }
}
