import FoundationEssentials

/// Decodes answers whose fields come and go.
enum JSONText {
  /// - Throws: `ImportError.malformed` when the bytes are not JSON of the expected shape.
  static func decode<T: Decodable>(
    _ type: T.Type, from utf8: [UInt8], location: String
  ) throws -> T {
    do {
      return try JSONDecoder().decode(type, from: Data(utf8))
    } catch let error as DecodingError {
      throw ImportError.malformed(location: location, what: sentence(error), offset: nil)
    }
  }

  private static func sentence(_ error: DecodingError) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let names = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      return names.isEmpty ? "its top level" : names.joined(separator: ".")
    }
    return switch error {
    case .keyNotFound(let key, let context):
      "lacks \"\(key.stringValue)\" at \(path(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "has something unexpected at \(path(context))"
    case .dataCorrupted: "is not well-formed JSON (cut short, or nested too deeply)"
    @unknown default: "cannot be read as JSON"
    }
  }
}

extension KeyedDecodingContainer {
  /// The value, or nil where it is missing or of another type.
  func lenient<T: Decodable>(_ key: Key, as type: T.Type = T.self) -> T? {
    guard contains(key) else { return nil }
    return (try? decodeIfPresent(T.self, forKey: key)) ?? nil
  }
}

/// An array that passes over elements which cannot be read.
struct LenientArray<Element: Decodable>: Decodable {
  var elements: [Element] = []

  private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    elements.reserveCapacity(container.count ?? 0)
    while !container.isAtEnd {
      if let element = try? container.decode(Element.self) {
        elements.append(element)
      } else {
        _ = try container.decode(Anything.self)
      }
    }
  }
}
