import Synchronization
import Terminal
import Testing

@Suite struct MailboxTests {
  private final class Counter: Sendable {
    let count = Mutex(0)
    func add() { count.withLock { $0 += 1 } }
    var value: Int { count.withLock { $0 } }
  }

  @Test func wakesOnceForWhatIsTakenTogether() {
    let wakes = Counter()
    let mailbox = Mailbox<Int>(wake: wakes.add)
    mailbox.post(1)
    mailbox.post(2)
    #expect(wakes.value == 1)
    #expect(mailbox.takeAll() == [1, 2])
    #expect(mailbox.takeAll().isEmpty)
    mailbox.post(3)
    #expect(wakes.value == 2)
  }

  @Test func losesNothingBetweenThreads() async {
    let wakes = Counter()
    let mailbox = Mailbox<Int>(wake: wakes.add)
    await withTaskGroup(of: Void.self) { group in
      for start in 0..<8 {
        group.addTask { for index in 0..<100 { mailbox.post(start * 100 + index) } }
      }
    }
    #expect(mailbox.takeAll().sorted() == Array(0..<800))
    #expect(wakes.value == 1)
  }
}
