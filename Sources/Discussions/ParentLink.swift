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
  /// Below this confidence a conclusion is shown as doubtful, wherever it is shown.
  package static let certain: Float = 0.6

  /// Probability in 0…1 that the conclusion is right, calibrated on texts not trained on.
  package let confidence: Float
  /// Strongest first; empty only in what was read without reasons.
  package let evidence: [Evidence]
  /// What else a comment may answer, most probable first.
  package let alternatives: [Alternative]

  /// Something else that may be right.
  package struct Alternative: Hashable, Sendable {
    /// Line of the source, from 1, of the comment that may be answered; nil for the top level.
    package let line: Int?
    /// In 0…1.
    package let confidence: Float

    package init(line: Int?, confidence: Float) {
      self.line = line
      self.confidence = Inference.bounded(confidence)
    }
  }

  package init(
    confidence: Float, because first: Evidence, _ others: [Evidence] = [],
    alternatives: [Alternative] = []
  ) {
    self.confidence = Self.bounded(confidence)
    self.alternatives = alternatives
    evidence = [first] + others
  }

  /// For a form of output that shows no reasons: finding them costs as much as the conclusion.
  package init(unexplained confidence: Float) {
    self.confidence = Self.bounded(confidence)
    (evidence, alternatives) = ([], [])
  }

  private static func bounded(_ confidence: Float) -> Float {
    min(max(confidence.isFinite ? confidence : 0, 0), 1)
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

  /// What else may be answered; none where the source or the reader says what is.
  package var alternatives: [Inference.Alternative] {
    if case .inferred(let inference) = self { inference.alternatives } else { [] }
  }
}
