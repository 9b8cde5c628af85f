import Discussions

/// Recovers whom each comment answers from its words, where a page states where comments begin but
/// not whom they answer.
enum ParentRecovery {
  /// One parent and link for each comment; nil when recovery did not keep to the stated comments.
  static func links(article: [Block], comments: [Comment]) -> [ParentResolver.Link]? {
    var text: [UInt8] = []
    var lineCount = 0
    func append(_ blocks: [Block]) {
      for block in blocks where block.text.utf8.contains(where: { $0 > 0x20 }) {
        if block.kind == .quote { text += Array("> ".utf8) }
        text += block.text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
        text.append(0x0A)
        lineCount += 1
      }
    }
    append(article)
    var firsts: [Int] = []
    var constraints = Constraints(split: lineCount)
    for comment in comments {
      let first = lineCount
      append(comment.blocks)
      guard lineCount > first else { return nil }
      for line in first..<lineCount { constraints.starts[line] = line == first }
      firsts.append(first)
    }
    let addressed = addressed(in: comments)
    for (i, parent) in addressed { constraints.parents[firsts[i]] = .comment(line: firsts[parent]) }
    let lines = SourceLines.split(text)
    guard lines.count == lineCount else { return nil }
    let result = ThreadRecovery(
      text, lines: lines, model: Weights.quick, constraints: constraints
    ).run()
    let tree = RecoveredDiscussion(text: text, lines: lines, location: "").discussion(result)
      .comments
    guard tree.count == comments.count else { return nil }
    let commentAt = Dictionary(uniqueKeysWithValues: zip(firsts, comments.indices))
    return tree.indices.map { i in
      // Pages that are copied in order of time need not have the answer below what it answers.
      if let parent = addressed[i] {
        let words = SafeText(field: String(comments[i].blocks[0].text.string.prefix(shownLetters)))
        let evidence = Evidence(signal: .greeting, weight: 1, text: words)
        return ParentResolver.Link(
          parent: parent, link: .inferred(Inference(confidence: addressWorth, because: evidence)))
      }
      return ParentResolver.Link(
        parent: tree.parent(i),
        link: inFile(tree[i].link) { line in
          // Lines of the text that was read are counted from 1.
          commentAt[line - 1].flatMap { comments[$0].lines?.lowerBound }
        })
    }
  }

  /// How sure it is that who is spoken to by name wrote the comment that is answered; an estimate.
  private static let addressWorth: Float = 0.9
  private static let shownLetters = 40

  /// The last comment above of the writer that a comment speaks to first ("@Chris", "Hi Chris,").
  private static func addressed(in comments: [Comment]) -> [Int: Int] {
    // By the whole name, and by its first word: "@Chris" is also Chris Hill where nobody is Chris.
    var last: [String: Int] = [:]
    var lastByFirst: [String: Int] = [:]
    var addressed: [Int: Int] = [:]
    for (i, comment) in comments.enumerated() {
      if let line = comment.blocks.first?.text.string, let name = Greeting(line)?.name.lowercased()
      {
        let candidate = last[name] ?? lastByFirst[name]
        addressed[i] = candidate.flatMap { comments[$0].author == comment.author ? nil : $0 }
      }
      guard let author = comment.author?.name.string.lowercased() else { continue }
      last[author] = i
      if let first = author.split(separator: " ").first { lastByFirst[String(first)] = i }
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
