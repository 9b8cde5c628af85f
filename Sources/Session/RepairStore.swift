import Fetching
import Glibc
import Parsing

/// Keeps repairs beside the text that they belong to, as `NAME.repairs`.
package enum RepairStore {
  /// nil for standard input and addresses.
  package static func path(for location: String) -> String? {
    location == "-" || location.contains("://") ? nil : location + ".repairs"
  }

  /// The repairs kept beside a text, none when there are none; words on what could not be used.
  package static func read(
    for location: String, text: [UInt8]
  ) -> (repairs: Repairs, words: String?) {
    guard let path = path(for: location), access(path, F_OK) == 0 else { return (.none, nil) }
    do {
      let bytes = try SourceFile.bytes(at: path, limit: limit)
      let file = String(decoding: bytes, as: UTF8.self)
      let (repairs, lost) = try RepairFile.read(file, for: text)
      let words = lost == 0 ? nil : "\(lost) repairs in \(path) no longer find their lines"
      return (repairs, words)
    } catch let error as RepairFile.Malformed {
      return (.none, "\(path), line \(error.line), \(error); no repairs were applied")
    } catch {
      return (.none, "\(error); no repairs were applied")
    }
  }

  /// Bytes that a file of repairs may have.
  private static let limit = 64 << 20

  /// Writes the repairs whole or not at all; says where, or why not.
  static func write(_ repairs: Repairs, for location: String, text: [UInt8]) -> String {
    guard let path = path(for: location) else {
      return "Repairs are kept beside a file: save the text as one first"
    }
    let file = Array(RepairFile.write(repairs, of: text).utf8)
    let draft = path + ".\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return failure(path) }
    var isWritten = true
    file.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let sent = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if sent < 0, errno == EINTR { continue }
        guard sent > 0 else {
          isWritten = false
          return
        }
        rest = rest.dropFirst(sent)
      }
    }
    isWritten = fsync(descriptor) == 0 && isWritten
    close(descriptor)
    guard isWritten, rename(draft, path) == 0 else {
      let words = failure(path)
      unlink(draft)
      return words
    }
    return "\(repairs.count) repairs are saved in \(path)"
  }

  private static func failure(_ path: String) -> String {
    "Repairs could not be saved in \(path): \(String(cString: strerror(errno)))"
  }
}
