import Synchronization

/// Where other threads leave what the thread at the terminal is to take: it sleeps in the terminal,
/// so the first message since it last looked wakes it.
package final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let wake: @Sendable () -> Void

  /// `wake` makes the terminal report a `wake` event: ``NcursesTerminal/wake()``.
  package init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  package func post(_ message: Message) {
    let isFirst = messages.withLock { waiting in
      waiting.append(message)
      return waiting.count == 1
    }
    if isFirst { wake() }
  }

  /// All messages since the last call, oldest first.
  package func takeAll() -> [Message] {
    messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
