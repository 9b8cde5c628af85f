/// How it is known which comment another one answers.
package enum ParentLink: Hashable, Sendable {
  /// The source says that it answers nobody.
  case topLevel
  /// The source names the parent.
  case stated
  /// Recovered from the text; the parent may be none (top level).
  case inferred(Inference)
  /// Put there by the reader.
  case repaired
}

/// A conclusion with its reasons. Cannot be made without evidence, but where nobody asked for any.
package struct Inference: Hashable, Sendable {
  /// Probability in 0…1 that the conclusion is right, calibrated on texts not trained on.
  package let confidence: Float
  /// Strongest first; empty only in what was read without reasons.
  package let evidence: [Evidence]

  package init(confidence: Float, because first: Evidence, _ others: [Evidence] = []) {
    self.confidence = min(max(confidence.isFinite ? confidence : 0, 0), 1)
    evidence = [first] + others
  }

  /// For a form of output that shows no reasons: finding them costs as much as the conclusion.
  package init(unexplained confidence: Float) {
    self.confidence = min(max(confidence.isFinite ? confidence : 0, 0), 1)
    evidence = []
  }
}

/// How it is known that a comment begins where it does.
package enum Boundary: Hashable, Sendable {
  case stated
  case inferred(Inference)
  case repaired

  /// 1 where the source or the reader says so.
  package var confidence: Float {
    if case .inferred(let inference) = self { inference.confidence } else { 1 }
  }
}

extension ParentLink {
  /// 1 where the source or the reader says so.
  package var confidence: Float {
    if case .inferred(let inference) = self { inference.confidence } else { 1 }
  }

  package var evidence: [Evidence] {
    if case .inferred(let inference) = self { inference.evidence } else { [] }
  }
}
