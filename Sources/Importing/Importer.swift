import Discussions
import Parsing

/// Recognises a source by its bytes and reads it.
package enum Importer {
  /// - Throws: `ImportError` when the bytes hold no text that could be read.
  package static func discussion(
    from bytes: [UInt8], location: String, progress: (Discussion) -> Bool = { _ in true }
  ) throws -> Discussion {
    if bytes.first == 0x7B {
      return try WardroomJSON.discussion(from: bytes, location: location)
    }
    return FlatText.discussion(from: bytes, location: location, progress: progress)
  }
}
