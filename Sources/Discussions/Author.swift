/// Who wrote a comment, and how that is known.
package enum Author: Hashable, Sendable {
  case stated(SafeText)
  /// A name read from a sign-off or greeting, or a label such as "writer B" for a probable group.
  case inferred(SafeText, Inference)
  case repaired(SafeText)

  package var name: SafeText {
    switch self {
    case .stated(let name), .inferred(let name, _), .repaired(let name): name
    }
  }

  package var confidence: Float {
    if case .inferred(_, let inference) = self { inference.confidence } else { 1 }
  }

  package var isInferred: Bool {
    if case .inferred = self { true } else { false }
  }
}
