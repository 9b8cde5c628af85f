import Discussions

extension Evidence {
  /// What evidence is for.
  package enum Conclusion {
    case boundary
    /// That a comment answers another.
    case answer
    /// That it answers the article.
    case topLevel
    case author
  }

  /// In words for a reader: "answers a question: ‘What way would you suggest, though?’".
  package func sentence(for conclusion: Conclusion) -> String {
    let summary =
      switch (conclusion, signal) {
      case (.topLevel, .quotation): "quotes the article"
      case (.topLevel, .sharedWords): "shares rare words with the article"
      case (.topLevel, .similarity): "is about the same things as the article"
      case (.author, .signOff): "is signed"
      case (.author, .greeting): "an answer greets its writer"
      default: signal.summary
      }
    return text.isEmpty ? summary : "\(summary): ‘\(text)’"
  }

  /// The evidence view's lines for a comment; `wardroom explain` prints the same.
  package static func page(of i: Int, in discussion: Discussion) -> [Overlay.Line] {
    let tree = discussion.comments
    let comment = tree[i]
    var lines: [Overlay.Line] = []
    func list(_ inference: Inference, for conclusion: Conclusion) {
      for evidence in inference.evidence {
        let weight = Double((Double(evidence.weight) * 100).rounded() / 100)
        lines.append(
          .pair(
            SafeText(field: weight < 0 ? "\(weight)" : "+\(weight)"),
            SafeText(field: evidence.sentence(for: conclusion))))
      }
    }
    lines.append(.heading("It begins here"))
    switch comment.boundary {
    case .stated: lines.append(.text("The source says so."))
    case .repaired: lines.append(.text("Put right by hand."))
    case .inferred(let inference):
      lines.append(.text("Recovered from the text, \(percent(inference.confidence)) sure:"))
      list(inference, for: .boundary)
    }
    lines.append(.blank)
    lines.append(
      .heading(tree.parent(i).map { "It answers comment \($0 + 1)" } ?? "It is at the top level"))
    switch comment.link {
    case .topLevel, .stated: lines.append(.text("The source says so."))
    case .repaired: lines.append(.text("Put right by hand."))
    case .inferred(let inference):
      lines.append(.text("Recovered from the text, \(percent(inference.confidence)) sure:"))
      list(inference, for: tree.parent(i) == nil ? .topLevel : .answer)
      lines += alternatives(to: inference, in: tree)
    }
    if let author = comment.author {
      lines.append(.blank)
      lines.append(.heading("Written by \(author.name)"))
      switch author {
      case .stated: lines.append(.text("The source says so."))
      case .repaired: lines.append(.text("Put right by hand."))
      case .inferred(_, let inference):
        lines.append(.text("Recovered from the text, \(percent(inference.confidence)) sure:"))
        list(inference, for: .author)
      }
    }
    return lines
  }

  /// What else it may answer, so that it can be put right.
  private static func alternatives(
    to inference: Inference, in tree: CommentTree
  ) -> [Overlay.Line] {
    inference.alternatives.map { alternative in
      var words = "at the top level"
      if let line = alternative.line {
        let parent = tree.indices.first { tree[$0].lines?.lowerBound == line }
        words = parent.map { "an answer to comment \($0 + 1)" } ?? "an answer to line \(line)"
      }
      words += ", \(percent(alternative.confidence)) sure"
      // The whole thread is chosen, not each link by itself.
      let isSurer = alternative.confidence > inference.confidence
      return .text(
        SafeText(field: "Or else \(words)\(isSurer ? ", which fits less with the rest" : "")."))
    }
  }

  private static func percent(_ confidence: Float) -> String {
    "\(Int((confidence * 100).rounded())) %"
  }
}
