import Discussions
import Glibc

/// Why the bytes of a source could not be had.
package enum SourceError: Error, Hashable, Sendable {
  case notFound(path: String)
  case isDirectory(path: String)
  case notPermitted(path: String)
  case tooLarge(path: String, limit: Int)
  case closedInput
  /// Begins like an address and is none that can be fetched.
  case badAddress(String)
  /// Any other answer of the system, in its own words.
  case failed(path: String, reason: String)
}

extension SourceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let path):
      "\(path): there is no such file; give the path of a saved page or a text, an address with its"
        + " https://, or - for standard input"
    case .isDirectory(let path): "\(path) is a directory; give a file in it"
    case .notPermitted(let path): "\(path): you may not read this file; see its permissions"
    case .tooLarge(let path, let limit):
      "\(path) is larger than the limit of \(limit >> 20) MiB a source; give a part of it"
    case .closedInput: "standard input is closed; give a file, or pipe something in"
    case .badAddress(let text):
      "\(text) is no address that can be fetched; it must look like https://example.org/post/, without"
        + " user name or password"
    case .failed(let path, let reason): "\(path): \(reason)"
    }
  }
}

/// Reads files and standard input whole.
package enum SourceFile {
  /// Bytes that a source may have (design, limits).
  package static let limit = 256 << 20

  /// - Parameter path: a path, or "-" for standard input.
  package static func bytes(at path: String, limit: Int = limit) throws(SourceError) -> [UInt8] {
    let name = path == "-" ? "standard input" : path
    let file: Int32
    if path == "-" {
      file = STDIN_FILENO
    } else {
      file = open(path, O_RDONLY | O_CLOEXEC)
      if file < 0 { throw error(errno, name) }
    }
    defer { if path != "-" { close(file) } }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw path == "-" ? .closedInput : error(errno, name)
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path: name) }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if isRegular, Int(status.st_size) > limit { throw .tooLarge(path: name, limit: limit) }
    return try read(file, expecting: isRegular ? Int(status.st_size) : 0, name: name, limit: limit)
  }

  private static func read(
    _ file: Int32, expecting size: Int, name: String, limit: Int
  ) throws(SourceError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(size + 1, 1 << 16))
    var count = 0
    while true {
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw error(errno, name)
      }
      if got == 0 { break }
      count += got
      if count > limit { throw .tooLarge(path: name, limit: limit) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private static func error(_ number: Int32, _ name: String) -> SourceError {
    switch number {
    case ENOENT, ENOTDIR: .notFound(path: name)
    case EISDIR: .isDirectory(path: name)
    case EACCES, EPERM: .notPermitted(path: name)
    default: .failed(path: name, reason: String(cString: strerror(number)))
    }
  }
}
