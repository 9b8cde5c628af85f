import Synchronization

/// The structure of a text without repairs, worked out once while the text is repaired again and again.
final class RememberedPlan: Sendable {
  private let plan = Mutex<Consensus.Plan??>(nil)

  /// - Parameter make: works it out; asked once, whatever it finds.
  func plan(_ make: () -> Consensus.Plan?) -> Consensus.Plan? {
    if let found = plan.withLock(\.self) { return found }
    let made = make()
    plan.withLock { $0 = .some(made) }
    return made
  }
}
