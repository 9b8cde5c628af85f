import Discussions

/// The ways to one discussion on the web, tried in turn and merged: which address to ask for next,
/// given all answers so far. Moves no bytes itself.
///
/// An article on a WordPress site is told by its page, its pages of comments, the REST interface and
/// its comment feed; each may be closed, and the others then have to do. What is no WordPress page
/// is read as it is, or by the JSON of a site that has one (Hacker News, Reddit, Discourse).
package struct Roads {
  let given: WebAddress
  let location: String
  let limits: Limits
  private(set) var queue: [Errand] = []
  private var stage = Stage.given
  /// Errands whose answer is awaited or here, so that nothing is asked for twice.
  private var asked: Set<WebAddress> = []
  /// What is read from roads that are merged.
  var merged = MergedComments()
  var page = PageKnowledge()
  var rest = RestKnowledge()
  var feedTitle: String?
  /// A discussion that one answer holds whole.
  var whole: Discussion?
  /// Items of Hacker News as they came.
  var firebaseItems: [[UInt8]] = []
  var discourseTopic: Discourse.Reading?
  /// Roads that were closed, each with the reason.
  var closed: [String] = []
  /// Set when asking has to stop before the roads' end; the words say why.
  private(set) var stopped: String?
  private var answers = 0
  var current = ""

  /// Answers that one discussion may take: a server that always promises more ends there.
  static let maximumAnswers = 2000

  /// One thing to ask for, and what its answer is.
  struct Errand: Hashable {
    enum Kind: Hashable {
      case given
      case site(KnownSite)
      case restPost
      case restComments(page: Int)
      case commentPage(Int)
      case commentFeed
    }
    let kind: Kind
    let address: WebAddress
    let words: String
  }

  private enum Stage: Int, Comparable {
    case given, rest, commentPages, feed, done
    static func < (a: Stage, b: Stage) -> Bool { a.rawValue < b.rawValue }
  }

  /// - Parameter location: the address as the user gave it.
  package init(to address: WebAddress, location: String, limits: Limits = Limits()) {
    given = address
    self.location = location
    self.limits = limits
    if let site = KnownSite(address) {
      add(.site(site), site.address, "the discussion")
    } else {
      addGiven()
    }
  }

  // MARK: Asking

  /// The next address to ask for; nil when every road has been tried or asking has stopped.
  package mutating func next() -> RoadRequest? {
    while queue.isEmpty, stopped == nil, stage < .done {
      stage = Stage(rawValue: stage.rawValue + 1) ?? .done
      switch stage {
      case .rest: planRest()
      case .commentPages: planCommentPages()
      case .feed: planFeed()
      case .given, .done: break
      }
    }
    guard stopped == nil, let errand = queue.first else { return nil }
    guard answers < Self.maximumAnswers else {
      stop("the site promises more than \(Self.maximumAnswers) answers")
      return nil
    }
    current = errand.words
    return RoadRequest(address: errand.address, isGiven: errand.kind == .given)
  }

  /// Takes the answer to what `next` asked for.
  ///
  /// - Throws: `ImportError` when a limit is passed.
  package mutating func take(_ answer: RoadAnswer) throws {
    guard !queue.isEmpty else { return }
    let errand = queue.removeFirst()
    answers += 1
    switch answer {
    case .failed(let words): fail(errand, words)
    case .arrived(let arrival): try take(arrival, of: errand)
    }
  }

  /// Ends the asking; what has arrived stays.
  package mutating func stop(_ words: String) {
    stopped = stopped ?? words
    queue = []
  }

  mutating func add(_ kind: Errand.Kind, _ address: WebAddress, _ words: String) {
    guard asked.insert(address).inserted else { return }
    queue.append(Errand(kind: kind, address: address, words: words))
  }

  mutating func addGiven() { add(.given, given, "the page") }

  /// What is being asked for and how much is here, for a reader who waits.
  package var progress: String {
    let known = rest.total ?? page.statedCount
    let count = count
    guard count > 0 else { return current }
    let of = known.map { $0 > count ? " of \($0)" : "" } ?? ""
    return "comments \(count)\(of), \(current)"
  }

  // MARK: Answers

  private mutating func take(_ arrival: RoadAnswer.Arrival, of errand: Errand) throws {
    switch errand.kind {
    case .given: try takeGiven(arrival, errand)
    case .site(let site): try takeSite(site, arrival, errand)
    case .restPost: takeRestPost(arrival, errand)
    case .restComments(let page): try takeRestComments(page, arrival, errand)
    case .commentPage(let number): try takeCommentPage(number, arrival, errand)
    case .commentFeed: try takeCommentFeed(arrival, errand)
    }
    try limits.check(.comments, merged.count, location: location)
  }

  /// Notes a closed road and what can be done instead.
  mutating func fail(_ errand: Errand, _ words: String) {
    closed.append("\(errand.words): \(words)")
    switch errand.kind {
    case .given: page.isClosed = true
    case .site(let site):
      if let other = site.fallback {
        add(.site(other), other.address, "the discussion")
      } else if whole == nil, firebaseItems.isEmpty {
        addGiven()
      }
    case .restPost: break
    case .restComments: rest.isClosed = true
    case .commentPage: page.hasLostPages = true
    case .commentFeed: break
    }
  }

  // MARK: The result

  /// Comments that are here.
  package var count: Int {
    whole?.comments.count ?? (firebaseItems.isEmpty ? merged.count : firebaseItems.count - 1)
  }

  /// Whether there is anything to read yet.
  package var isEmpty: Bool {
    whole == nil && firebaseItems.isEmpty && merged.count == 0 && page.article == nil
      && rest.article == nil
  }

  /// What has arrived so far, merged.
  ///
  /// - Throws: `ImportError.closed` when no road led anywhere.
  package func discussion() throws -> Discussion {
    if let whole { return noting(whole) }
    if !firebaseItems.isEmpty { return noting(try firebaseDiscussion()) }
    guard !isEmpty else {
      throw ImportError.closed(location: location, reasons: closed + (stopped.map { [$0] } ?? []))
    }
    return assembled()
  }
}
