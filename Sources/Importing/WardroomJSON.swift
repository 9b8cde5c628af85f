import Discussions
import FoundationEssentials

/// Reads Wardroom's own interchange form (`show --format json`) back into the discussion that was
/// written.
enum WardroomJSON {
  /// Why the bytes cannot be read as the interchange form.
  struct Malformed: Error, Equatable {
    /// One sentence without a full stop, with the place in the document where it is known.
    var reason: String
  }

  /// Whether the bytes open like the interchange form: an object whose first member is `wardroom`.
  static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = bytes.prefix(256)[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    func skip(_ expected: some Collection<UInt8>) -> Bool {
      rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
      guard rest.starts(with: expected) else { return false }
      rest = rest.dropFirst(expected.count)
      return true
    }
    return skip("{".utf8) && skip("\"wardroom\"".utf8) && skip(":".utf8)
  }

  /// - Parameter location: path or address of the document; the discussion keeps the location of
  ///   the source that it was first read from, and takes this one only where it states none.
  /// - Throws: `Malformed` when the bytes are not JSON of this form, or of a later version.
  static func discussion(
    from bytes: [UInt8], location: String
  ) throws(Malformed) -> Discussion {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let document: Document
    do {
      document = try decoder.decode(Document.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw Malformed(reason: reason(error))
    } catch {
      throw Malformed(reason: "it is not JSON")
    }
    guard document.wardroom == 1 else {
      throw Malformed(reason: "it is version \(document.wardroom); this program reads version 1")
    }
    return document.discussion(location: location)
  }

  private static func reason(_ error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      return path.isEmpty ? "at the top" : "at \(path.joined(separator: "."))"
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "\"\(key.stringValue)\" is missing \(place(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "a value of another type was expected \(place(context))"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "it is not JSON" : "a value is wrong \(place(context))"
    @unknown default:
      return "it is not JSON of this form"
    }
  }
}

extension WardroomJSON {
  /// The document as it stands; every member but the version may be missing.
  struct Document: Decodable {
    var wardroom: Int
    var source: SourceForm?
    var article: ArticleForm?
    var comments: [CommentForm]?
    var facts: [FactForm]?
    var notes: [NoteForm]?

    func discussion(location: String) -> Discussion {
      let forms = comments ?? []
      var position: [String: Int] = [:]
      position.reserveCapacity(forms.count)
      for (i, form) in forms.enumerated() {
        guard let id = form.id, position[id] == nil else { continue }
        position[id] = i
      }
      let parents = forms.map { form in form.parent.flatMap { position[$0] } }
      let (tree, index) = CommentTree.arranging(forms.map(\.comment), parents: parents)
      return Discussion(
        source: (source ?? SourceForm()).source(location: location),
        article: (article ?? ArticleForm()).article,
        comments: tree,
        facts: (facts ?? []).compactMap { form in
          form.fact { id in position[id].map { index[$0] } }
        },
        notes: (notes ?? []).map(\.note))
    }
  }

  struct SourceForm: Decodable {
    var kind: String?
    var location: String?
    var address: String?
    var statedCount: Int?

    func source(location path: String) -> Source {
      Source(
        kind: kind.flatMap(SourceKind.init) ?? .wardroom,
        location: SafeText(field: location ?? path),
        address: address.map { SafeText(field: $0) }, statedCount: statedCount)
    }
  }

  struct ArticleForm: Decodable {
    var title: String?
    var byline: String?
    var published: String?
    var endConfidence: Float?
    var blocks: [BlockForm]?

    var article: Article {
      Article(
        title: title.map { SafeText(field: $0) }, byline: byline.map { SafeText(field: $0) },
        published: published.flatMap { Timestamp(iso: $0) },
        blocks: (blocks ?? []).map(\.block), endConfidence: endConfidence ?? 1)
    }
  }

  struct BlockForm: Decodable {
    var line: Int?
    var kind: String?
    var text: String?
    var links: [LinkForm]?

    var block: Block {
      Block(
        kind.flatMap(BlockKind.init) ?? .paragraph, SafeText(body: text ?? ""), line: line,
        links: (links ?? []).map(\.link))
    }
  }

  struct LinkForm: Decodable {
    /// Index of the paragraph in its comment, from 0; absent in an article's block.
    var paragraph: Int?
    var text: String?
    var address: String?

    var link: Link {
      Link(text: SafeText(field: text ?? ""), address: SafeText(field: address ?? ""))
    }
  }

  struct NoteForm: Decodable {
    var kind: String?
    var text: String?
    var line: Int?

    var note: Note {
      Note(
        kind.flatMap(Note.Kind.init) ?? .skipped, SafeText(body: text ?? ""), line: line)
    }
  }
}
