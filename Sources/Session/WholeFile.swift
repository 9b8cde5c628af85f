import Glibc

/// Writes files so that they are whole or stay what they were: into a draft beside them, which then
/// takes their place. What is no plain file (a pipe, a device) is written as far as it goes.
package enum WholeFile {
  package struct Failure: Error, Hashable, CustomStringConvertible {
    let number: Int32

    /// In the system's words.
    package var description: String { String(cString: strerror(number)) }
  }

  package static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    guard isReplaced(path) else {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Failure(number: errno) }
      defer { close(descriptor) }
      return try send(bytes, to: descriptor)
    }
    let draft = draft(of: path)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    do throws(Failure) {
      defer { close(descriptor) }
      try send(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw Failure(number: errno) }
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let failure = Failure(number: errno)
      unlink(draft)
      throw failure
    }
  }

  /// Fails where writing would fail from the start, and changes nothing.
  package static func check(_ path: String) throws(Failure) {
    let target = isReplaced(path) ? draft(of: path) : path
    let descriptor = open(
      target, O_WRONLY | O_CLOEXEC | (target == path ? 0 : O_CREAT | O_EXCL), 0o644)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    close(descriptor)
    if target != path { unlink(target) }
  }

  private static func draft(of path: String) -> String { path + ".\(getpid())" }

  private static func isReplaced(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  private static func send(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(number: errno) }
      sent += count
    }
  }
}
