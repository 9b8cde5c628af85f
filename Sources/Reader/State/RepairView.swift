import Parsing

/// The state of the repair mode.
package struct RepairView: Hashable, Sendable {
  /// The paragraph of the selected comment on which the cursor stands, from 0.
  package internal(set) var block = 0
  /// The comment for which a parent is being chosen; nil when none is.
  package internal(set) var picked: Int?
  /// Repairs before each step, oldest first.
  var undo: [Repairs] = []
  var redo: [Repairs] = []
  /// Whether something has changed since the repairs were last kept.
  package internal(set) var isUnsaved = false

  package init() {}
}
