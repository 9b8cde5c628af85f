import Glibc

/// A program of this package, as built together with the tests that run.
package enum BuiltProgram {
  /// The path of a program that stands beside the running test bundle; nil when it was not built.
  package static func path(_ name: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let bundle = String(
      decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = bundle.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = folder.joined(separator: "/") + "/" + name
    return access(path, X_OK) == 0 ? path : nil
  }
}
