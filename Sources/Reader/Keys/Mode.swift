/// Where keys are read. Each mode has its own map; no key is read outside it.
package enum Mode: String, Hashable, Sendable, CaseIterable {
  case article
  case thread
  case facts
  /// A line being typed: search, filter, command.
  case prompt
  /// A page over the panes: help, evidence, ancestors.
  case overlay
  /// Putting a recovered thread right.
  case repair
  /// Choosing the comment that another one answers, while repairing.
  case pick
}
