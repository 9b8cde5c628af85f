import Discussions

/// Recovers whom each comment answers from its words and from the names of the writers, where a page
/// states where comments begin but not whom they answer.
struct ParentRecovery {
  /// With the writers that a reader has named.
  let comments: [Comment]
  private let text: [UInt8]
  private let lines: [SourceLine]
  /// The first line of each comment in that text.
  private let firsts: [Int]
  private let constraints: Constraints
  /// By comment the one that it speaks to by name, where that stands elsewhere on a page in order of
  /// time.
  private let addressed: [Int: Int]
  /// The same of the one that it quotes by name.
  private let quoted: [Int: Int]
  /// By comment what a reader says that it answers; nil for the top level.
  private let repaired: [Int: Int?]
  /// What the page says of their places; empty where it says nothing.
  private let places: [StatedPlaces.Place]

  /// What a page says of its comments besides their texts, by comment.
  struct Page {
    /// Of their places in the thread; empty where it says nothing.
    var places: [StatedPlaces.Place]
    /// The comment whose words one quotes by name.
    var quoted: [Int: Int]
    var times: WritingTimes
  }

  /// nil where the text does not come out as it went in.
  ///
  /// - Parameters:
  ///   - comments: as the page has them.
  ///   - page: what else the page says of them.
  ///   - repairs: of parents and writers, by lines of the page.
  init?(article: Article, comments found: [Comment], page: Page, repairs: Repairs) {
    var comments = found
    for i in comments.indices {
      comments[i].author = repairs.author(of: comments[i]) ?? comments[i].author
    }
    var text: [UInt8] = []
    var lineCount = 0
    func append(_ blocks: [Block]) {
      for block in blocks
      where block.kind != .notice && !block.text.string.allSatisfy(\.isWhitespace) {
        if block.kind == .quote { text += "> ".utf8 }
        Self.append(line: block.text.string, to: &text)
        lineCount += 1
      }
    }
    append(article.blocks)
    var firsts: [Int] = []
    var stated = Constraints.Stated(split: lineCount)
    for comment in comments {
      let first = lineCount
      append(comment.blocks)
      // A picture alone; it has its place in the thread all the same.
      if lineCount == first { append([Block(.paragraph, "…")]) }
      for line in first..<lineCount { stated.starts[line] = line == first }
      firsts.append(first)
    }
    lines = SourceLines.split(text)
    guard lines.count == lineCount else { return nil }
    places = page.places
    let isInOrderOfTime = page.places.isEmpty && Self.isInOrderOfTime(comments)
    quoted = isInOrderOfTime ? page.quoted : [:]
    addressed = isInOrderOfTime ? Self.addressed(in: comments) : [:]
    repaired = Self.parents(repairs, in: comments)
    var constraints = Constraints()
    // What is certain holds whatever stands between where answers stand below what they answer.
    for (i, parent) in repaired where !isInOrderOfTime {
      if let parent {
        if parent < i { constraints.parents[firsts[i]] = .comment(line: firsts[parent]) }
      } else {
        constraints.parents[firsts[i]] = .topLevel
      }
    }
    constraints.areRepairs = !constraints.parents.isEmpty
    for (i, time) in page.times.times.enumerated() { stated.times[firsts[i]] = time }
    stated.isOldestFirst = page.places.isEmpty && page.times.order == .oldestFirst
    for (i, isAnswer) in page.times.areAnswers.enumerated() where isAnswer && page.places.isEmpty {
      stated.places[firsts[i]] = Constraints.Place(depths: 1...Int.max)
    }
    for (i, place) in page.places.enumerated() {
      switch place {
      case .open: break
      case .top: stated.parents[firsts[i]] = .topLevel
      case .answer(let parent): stated.parents[firsts[i]] = .comment(line: firsts[parent])
      case .within(let place): stated.places[firsts[i]] = place
      }
    }
    stated.names = WriterNames(found, firsts: firsts, byline: article.byline)
    constraints.add(stated)
    if !repairs.authors.isEmpty {
      constraints.names = WriterNames(comments, firsts: firsts, byline: article.byline)
    }
    (self.comments, self.text, self.firsts) = (comments, text, firsts)
    self.constraints = constraints
  }

  /// Adds a paragraph as one line.
  private static func append(line paragraph: String, to text: inout [UInt8]) {
    // What ends a line is a control character, or not ASCII: NEL, LS and PS begin so. Looking at all
    // bytes is faster than stopping at the first.
    func mayEndLine(_ bytes: some Sequence<UInt8>) -> Bool {
      bytes.reduce(false) { $0 || $1 < 0x20 || $1 == 0xC2 || $1 == 0xE2 }
    }
    if paragraph.utf8.withContiguousStorageIfAvailable({ mayEndLine($0) })
      ?? mayEndLine(paragraph.utf8)
    {
      text += paragraph.split(whereSeparator: \.isNewline).joined(separator: " ").utf8
    } else {
      text += paragraph.utf8
    }
    text.append(0x0A)
  }

  /// By comment what repairs say that it answers, where both are still there.
  private static func parents(_ repairs: Repairs, in comments: [Comment]) -> [Int: Int?] {
    guard !repairs.parents.isEmpty else { return [:] }
    var commentAt: [Int: Int] = [:]
    for (i, comment) in comments.enumerated() {
      for line in comment.blocks.compactMap(\.line) { commentAt[line] = i }
    }
    var parents: [Int: Int?] = [:]
    for (line, parent) in repairs.parents {
      guard let i = commentAt[line], comments[i].lines?.lowerBound == line else { continue }
      switch parent {
      case .topLevel: parents[i] = .some(nil)
      case .comment(let other):
        if let j = commentAt[other], j != i { parents[i] = j }
      }
    }
    return parents
  }

  /// What the lines mean, to read them closely; nil as for bare text.
  func meanings(goesOn: () -> Bool) -> FlatText.Meanings? {
    FlatText.meanings(of: lines, in: text, constraints, goesOn: goesOn)
  }

  /// One parent and link for each comment; nil when recovery did not keep to the stated comments.
  func links(
    manner: FlatText.Manner, isExplained: Bool, goesOn: () -> Bool
  ) -> [ParentResolver.Link]? {
    let result = FlatText.recovery(
      of: lines, in: text, constraints, manner: manner, isExplained: isExplained, goesOn: goesOn
    ).run()
    guard result.comments.map(\.first) == firsts else { return nil }
    let recovered = RecoveredDiscussion(
      text: text, lines: lines, location: "", isExplained: isExplained)
    let commentAt = Dictionary(uniqueKeysWithValues: zip(firsts, comments.indices))
    return comments.indices.map { i in
      // A reader may see what order says not.
      if let parent = repaired[i] { return ParentResolver.Link(parent: parent, link: .repaired) }
      if places.indices.contains(i) {
        switch places[i] {
        case .top: return ParentResolver.Link(parent: nil, link: .topLevel)
        case .answer(let parent): return ParentResolver.Link(parent: parent, link: .stated)
        case .open, .within: break
        }
      }
      if let parent = quoted[i] {
        let words = SafeText(field: comments[parent].author?.name.string ?? "")
        return ParentResolver.Link(
          parent: parent,
          link: .inferred(
            Inference(
              confidence: Self.quotationWorth,
              because: Evidence(signal: .quotation, weight: 2, text: words))))
      }
      // Pages that are copied in order of time need not have the answer below what it answers.
      if let parent = addressed[i] {
        let words = SafeText(
          field: String((comments[i].ownOpening?.string ?? "").prefix(Self.shownLetters)))
        let evidence = Evidence(signal: .greeting, weight: 1, text: words)
        return ParentResolver.Link(
          parent: parent,
          link: .inferred(Inference(confidence: Self.addressWorth, because: evidence)))
      }
      return ParentResolver.Link(
        parent: result.comments[i].parent,
        link: Self.inFile(recovered.link(result.comments[i], result)) { line in
          // Lines of the text that was read are counted from 1.
          commentAt[line - 1].flatMap { comments[$0].lines?.lowerBound }
        })
    }
  }

  /// How sure it is that who is spoken to by name wrote the comment that is answered; an estimate.
  private static let addressWorth: Float = 0.9
  /// The same of who is quoted by name.
  private static let quotationWorth: Float = 0.95
  private static let shownLetters = 40
  private static let fewestInOrder = 3

  /// Whether each comment was written after the one above it, as on a page without threads; in a
  /// thread answers stand between older comments.
  private static func isInOrderOfTime(_ comments: [Comment]) -> Bool {
    let times = comments.compactMap(\.date)
    return times.count == comments.count && times.count >= fewestInOrder
      && zip(times, times.dropFirst()).allSatisfy { $0 <= $1 } && times.first != times.last
  }

  /// The last comment above of the writer that a comment speaks to first ("@Chris", "Hi Chris,").
  private static func addressed(in comments: [Comment]) -> [Int: Int] {
    var last = NameIndex<Int>()
    var addressed: [Int: Int] = [:]
    for (i, comment) in comments.enumerated() {
      if let line = comment.ownOpening?.string,
        let name = Greeting(line, amongNames: true)?.name.lowercased()
      {
        addressed[i] = last[name].flatMap { comments[$0].author == comment.author ? nil : $0 }
      }
      if let author = comment.author?.name.string.lowercased() { last.set(author, i) }
    }
    return addressed
  }

  /// A link whose alternatives name lines of the file, where what was read is another text.
  ///
  /// - Parameter place: the line of the file for one of the text that was read.
  private static func inFile(_ link: ParentLink, _ place: (Int) -> Int?) -> ParentLink {
    guard case .inferred(let inference) = link, let evidence = inference.evidence.first else {
      return link
    }
    let alternatives = inference.alternatives.compactMap { other -> Inference.Alternative? in
      guard let line = other.line else { return other }
      return place(line).map { Inference.Alternative(line: $0, confidence: other.confidence) }
    }
    return .inferred(
      Inference(
        confidence: inference.confidence, because: evidence,
        Array(inference.evidence.dropFirst()), alternatives: alternatives))
  }
}
