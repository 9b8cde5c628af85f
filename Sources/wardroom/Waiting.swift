import Glibc
import Synchronization

/// From plain code into tasks and back: all other commands live without the runtime of tasks.
enum Waiting {
  private final class Slot<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// Blocks until the work is done on other threads.
  static func result<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) throws -> Value
  {
    let slot = Slot<Value>()
    Task.detached {
      let value = await work()
      slot.value.withLock { $0 = value }
    }
    while true {
      if let value = slot.value.withLock({ $0 }) { return value }
      usleep(20_000)
    }
  }
}
