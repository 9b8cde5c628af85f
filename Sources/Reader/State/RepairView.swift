import Parsing

/// The state of the repair mode.
package struct RepairView: Hashable, Sendable {
  /// The paragraph of the selected comment on which the cursor stands, from 0.
  package internal(set) var block = 0
  /// The comment for which a parent is being chosen; nil when none is.
  package internal(set) var picked: Int?
  /// Line of the comment whose writer is being named; nil when none is.
  var named: Int?

  package init() {}
}

/// The steps of repairing a text, which outlive the repair mode.
struct RepairHistory: Hashable, Sendable {
  /// Repairs before each step, oldest first.
  var undo: [Repairs] = []
  var redo: [Repairs] = []
  /// What is kept beside the source.
  var saved = Repairs.none
}
