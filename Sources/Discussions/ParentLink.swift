/// How it is known which comment another one answers.
package enum ParentLink: Hashable, Sendable {
  /// The source says that it answers nobody.
  case topLevel
  /// The source names the parent.
  case stated
  /// Recovered from the text: `evidence` is never empty; the parent may be none (top level).
  case inferred(Inference)
  /// Put there by the reader.
  case repaired
}

/// A conclusion with its reasons. Cannot be made without evidence.
package struct Inference: Hashable, Sendable {
  /// Probability in 0…1 that the conclusion is right, calibrated on texts not trained on.
  package let confidence: Float
  /// Strongest first, never empty.
  package let evidence: [Evidence]

  package init(confidence: Float, because first: Evidence, _ others: [Evidence] = []) {
    self.confidence = min(max(confidence.isFinite ? confidence : 0, 0), 1)
    evidence = [first] + others
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
