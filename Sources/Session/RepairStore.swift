import Discussions
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
  ///
  /// - Parameter text: asked for only where repairs are kept.
  package static func read(
    for location: String, text: @autoclosure () -> [UInt8]
  ) -> (repairs: Repairs, words: String?) {
    var status = stat()
    guard let path = path(for: location), stat(path, &status) == 0 else { return (.none, nil) }
    // A named pipe would wait for ever for somebody to write.
    guard status.st_mode & S_IFMT == S_IFREG else {
      return (.none, "\(path) is no plain file; no repairs were applied")
    }
    do {
      let bytes = try SourceFile.bytes(at: path, limit: limit)
      let file = String(decoding: bytes, as: UTF8.self)
      let (repairs, lost) = try RepairFile.read(file, for: text())
      return (repairs, words(onLost: lost, in: path))
    } catch let error as RepairFile.Malformed {
      return (.none, "\(path), line \(error.line), \(error); no repairs were applied")
    } catch {
      return (.none, "\(error); no repairs were applied")
    }
  }

  /// Lines of a file of repairs that are named at most.
  private static let mostNamed = 8

  /// Says that repairs do not fit the text, and which lines of a file they are when one is named; nil
  /// when there are none.
  static func words(onLost lines: [Int], in path: String? = nil) -> String? {
    guard let last = lines.last else { return nil }
    let found = lines.count == 1 ? "finds its line" : "find their lines"
    let words =
      "\(lines.count.counted("repair"))\(path.map { " in \($0)" } ?? "") no longer \(found)"
    guard path != nil else { return words }
    guard lines.count > 1 else { return words + " (line \(last) of the file)" }
    let named = lines.prefix(lines.count > mostNamed ? mostNamed : lines.count - 1)
      .map(String.init).joined(separator: ", ")
    return words
      + " (lines \(named) and \(lines.count > mostNamed ? "others" : "\(last)") of the file)"
  }

  /// Bytes that a file of repairs may have.
  private static let limit = 64 << 20

  struct Failure: Error, Hashable, CustomStringConvertible {
    let description: String
  }

  /// Writes the repairs whole or not at all, and says where. What stood there and is not known to be
  /// in them stays beside them under a name of its own.
  ///
  /// - Parameter known: repairs of the text that were read from there, or written there last.
  static func write(
    _ repairs: Repairs, over known: Repairs, for location: String, text: [UInt8]
  ) throws(Failure) -> String {
    guard let path = path(for: location) else {
      throw Failure(description: "Repairs are kept beside a file: save the text as one first")
    }
    var status = stat()
    // A named pipe would wait for ever for somebody to read.
    guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw failure(path, "it is no plain file")
    }
    func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    var words =
      "\(repairs.count.counted("repair")) \(repairs.count == 1 ? "is" : "are") saved in \(name(path))"
    if let backup = try keepOther(than: known, at: path, location, text) {
      words += "; what stood there is \(name(backup))"
    }
    do throws(WholeFile.Failure) {
      try WholeFile.write(Array(RepairFile.write(repairs, of: text).utf8), to: path)
    } catch {
      throw failure(path, error.description)
    }
    return words
  }

  private static func failure(_ path: String, _ reason: String) -> Failure {
    Failure(description: "Repairs could not be saved in \(path): \(reason)")
  }

  /// Copies that are kept of a file at most.
  private static let mostBackups = 99

  /// Gives a file of other repairs, or of what is none, a second name; nil where there is no such file.
  private static func keepOther(
    than known: Repairs, at path: String, _ location: String, _ text: [UInt8]
  ) throws(Failure) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let (repairs, words) = read(for: location, text: text)
    if words == nil, repairs == known { return nil }
    for number in 1...mostBackups {
      let backup = path + "~" + (number == 1 ? "" : "\(number)")
      if link(path, backup) == 0 { return backup }
      if errno == EEXIST { continue }
      // Not every file system gives a file two names.
      guard access(backup, F_OK) != 0, rename(path, backup) == 0 else {
        throw failure(path, String(cString: strerror(errno)))
      }
      return backup
    }
    throw Failure(
      description: "Repairs are not saved: \(path) holds others, and \(mostBackups) copies are kept"
    )
  }
}
