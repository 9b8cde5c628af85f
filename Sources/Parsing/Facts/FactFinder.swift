import Discussions

/// Finds facts in a discussion's text.
package enum FactFinder {
  /// All facts, in the order of their places.
  package static func facts(in discussion: Discussion) -> [Fact] { [] }
}

/// The rows of the facts pane.
package enum FactIndex {
  /// Mentions joined into entries; ordered by type (as `FactType` lists them), then by count.
  package static func entries(of discussion: Discussion) -> [FactEntry] { [] }
}
