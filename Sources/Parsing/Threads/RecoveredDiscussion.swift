import Discussions

/// Turns what was recovered into the values of a discussion.
struct RecoveredDiscussion {
  let text: [UInt8]
  let lines: [SourceLine]
  let location: String
  let isExplained: Bool
  private let words: EvidenceWords

  init(text: [UInt8], lines: [SourceLine], location: String, isExplained: Bool = true) {
    self.text = text
    self.lines = lines
    self.location = location
    self.isExplained = isExplained
    words = EvidenceWords(text: text, lines: lines)
  }

  func discussion(_ result: ThreadRecovery.Result) -> Discussion {
    var discussion = Discussion(
      source: Source(kind: .flatText, location: SafeText(field: location)))
    discussion.article = article(result)
    var comments: [Comment] = []
    comments.reserveCapacity(result.comments.count)
    for recovered in result.comments { comments.append(comment(recovered, result)) }
    let parents = result.comments.map(\.parent)
    if let tree = try? CommentTree(preorder: comments, parents: parents) {
      discussion.comments = tree
    } else {
      discussion.comments = CommentTree.arranging(comments, parents: parents).tree
    }
    return discussion
  }

  private func string(_ line: Int) -> String {
    String(decoding: text[lines[line].bytes], as: UTF8.self)
  }

  private func article(_ result: ThreadRecovery.Result) -> Article {
    let strings = (0..<min(result.split, lines.count)).map(string)
    let kinds = ArticleKinds.kinds(strings)
    var article = Article(endConfidence: result.splitConfidence)
    for (i, kind) in kinds.enumerated() {
      let text = kind == .quote ? QuoteMark.removed(from: strings[i]) : strings[i]
      article.blocks.append(Block(kind, SafeText(body: text), line: lines[i].number))
    }
    if let first = kinds.first, first == .heading { article.title = SafeText(field: strings[0]) }
    return article
  }

  private func comment(
    _ recovered: RecoveredComment, _ result: ThreadRecovery.Result
  ) -> Comment {
    let range = recovered.first...recovered.last
    let blocks = range.map { i in
      let kind = kind(i)
      let text = kind == .quote ? QuoteMark.removed(from: string(i)) : string(i)
      return Block(kind, SafeText(body: text), line: lines[i].number)
    }
    return Comment(
      blocks: blocks, boundary: boundary(recovered), link: link(recovered, result))
  }

  private func kind(_ line: Int) -> BlockKind {
    let bytes = lines[line].bytes
    switch text[bytes.lowerBound] {
    case 0x3E: return QuoteMark.opens(string(line)) ? .quote : .paragraph
    case 0x2A, 0x2D:
      return bytes.count > 1 && text[bytes.lowerBound + 1] == 0x20 ? .list : .paragraph
    case 0xE2 where bytes.count > 3 && text[bytes.lowerBound + 1] == 0x80:
      return text[bytes.lowerBound + 2] == 0xA2 ? .list : .paragraph
    default: return .paragraph
    }
  }

  private func boundary(_ recovered: RecoveredComment) -> Boundary {
    switch recovered.startBasis {
    case .stated: return .stated
    case .repaired: return .repaired
    case .inferred: break
    }
    let evidence = recovered.startReasons.map { reason in
      Evidence(
        signal: reason.signal, weight: reason.weight,
        text: words.boundary(reason.signal, at: recovered.first))
    }
    return .inferred(inference(recovered.startConfidence, evidence))
  }

  /// How a comment that was recovered is bound to what it answers, with what speaks for it.
  func link(
    _ recovered: RecoveredComment, _ result: ThreadRecovery.Result
  ) -> ParentLink {
    if recovered.isLinkRepaired { return .repaired }
    let article = result.split > 0 ? 0...(result.split - 1) : nil
    let answered = recovered.parent.map { result.comments[$0].first...result.comments[$0].last }
    let evidence = recovered.linkReasons.map { reason in
      Evidence(
        signal: reason.signal, weight: reason.weight,
        text: words.link(
          reason.signal, of: recovered.first...recovered.last,
          to: answered ?? article))
    }
    let others = recovered.others.map { other in
      Inference.Alternative(
        line: other.parent.map { lines[$0].number }, confidence: other.probability)
    }
    return .inferred(inference(recovered.linkConfidence, evidence, others))
  }

  private func inference(
    _ confidence: Float, _ evidence: [Evidence], _ others: [Inference.Alternative] = []
  ) -> Inference {
    guard isExplained else { return Inference(unexplained: confidence) }
    return Inference(
      confidence: confidence,
      because: evidence.first ?? Evidence(signal: .position, weight: 0),
      Array(evidence.dropFirst()), alternatives: others)
  }
}
