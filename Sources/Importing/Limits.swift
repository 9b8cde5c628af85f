/// How much of a source is read before it is refused. Never trust a page.
package struct Limits: Hashable, Sendable {
  package enum Name: String, Hashable, Sendable {
    case sourceBytes = "source-bytes"
    case comments

    /// What is counted, in the plural.
    package var unit: String {
      switch self {
      case .sourceBytes: "bytes"
      case .comments: "comments"
      }
    }
  }

  /// Bytes in one source.
  package var sourceBytes: Int
  /// Comments in one source.
  package var comments: Int

  package init(sourceBytes: Int = 256 << 20, comments: Int = 5_000_000) {
    self.sourceBytes = sourceBytes
    self.comments = comments
  }

  /// - Throws: `ImportError.tooLarge`.
  func check(_ name: Name, _ found: Int, location: String) throws {
    let allowed =
      switch name {
      case .sourceBytes: sourceBytes
      case .comments: comments
      }
    guard found <= allowed else {
      throw ImportError.tooLarge(
        location: location, limit: name, found: found, allowed: allowed)
    }
  }
}
