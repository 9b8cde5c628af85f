import Discussions

extension Roads {
  /// Takes the JSON that a known site gives of a discussion.
  mutating func takeSite(
    _ site: KnownSite, _ arrival: RoadAnswer.Arrival, _ errand: Errand
  ) throws {
    guard arrival.isGood else { return fail(errand, Self.words(for: arrival)) }
    guard
      let utf8 = try? SourceText(arrival.bytes, header: arrival.charset, location: location).utf8,
      SourceRecognition.form(of: utf8) == .json
    else { return fail(errand, "the answer is no JSON") }
    switch site {
    case .algolia, .reddit:
      let expected: SourceKind = if case .reddit = site { .reddit } else { .hackerNews }
      guard
        let found = try? AnswerImporter(utf8: utf8, location: location, limits: limits)
          .discussion(),
        found.source.kind == expected
      else { return fail(errand, "the answer holds no discussion") }
      whole = found
    case .firebase: takeFirebase(utf8, errand)
    case .discourse(let address, let page): takeDiscourse(address, page, utf8, errand)
    }
  }

  private mutating func takeFirebase(_ utf8: [UInt8], _ errand: Errand) {
    guard let kids = try? HackerNews.kids(ofFirebase: utf8, location: location) else {
      return fail(errand, "the answer holds no item")
    }
    firebaseItems.append(utf8)
    for kid in kids {
      let next = KnownSite.firebase(item: kid)
      add(.site(next), next.address, "item \(kid)")
    }
  }

  /// The items so far as one thread.
  func firebaseDiscussion() throws -> Discussion {
    try HackerNews.discussion(
      firebase: Array("[".utf8) + firebaseItems.joined(separator: ",".utf8) + Array("]".utf8),
      isList: true, location: location, limits: limits)
  }

  /// A topic comes in pages of twenty posts.
  private mutating func takeDiscourse(
    _ address: WebAddress, _ number: Int, _ utf8: [UInt8], _ errand: Errand
  ) {
    guard let found = try? Discourse.reading(utf8, location: location, limits: limits) else {
      return fail(errand, "the answer holds no topic")
    }
    var topic = discourseTopic ?? found
    let known = Set(topic.posts.map(\.id))
    let new = found.posts.filter { !known.contains($0.id) }
    if discourseTopic != nil { topic.posts += new }
    discourseTopic = topic
    whole = topic.discussion(location: location, address: address.string)
    let isNew = number == 1 || !new.isEmpty
    if isNew, let stated = topic.stated, topic.posts.count < stated {
      let next = KnownSite.discourse(address, page: number + 1)
      add(.site(next), next.address, "posts \(topic.posts.count) of \(stated)")
    }
  }

  /// A list of comments whose REST address was given itself is read as it is.
  mutating func noteRestOfList(_ arrival: RoadAnswer.Arrival, _ errand: Errand) {
    guard let pages = arrival.totalPages, pages > 1, let total = arrival.total,
      whole?.source.kind == .wordpressREST, let count = whole?.comments.count, count < total
    else { return }
    whole?.notes.append(
      Note(
        .missing,
        SafeText(
          field: "the answer is the first of \(pages) parts (\(count) of \(total) comments): "
            + "open the post's own address to get all")))
  }
}
