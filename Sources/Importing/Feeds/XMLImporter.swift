import CLibXML
import Discussions

/// Reads XML: feeds, WordPress exports and Disqus exports, told apart by their elements.
struct XMLImporter {
  let document: Document
  let location: String
  let limits: Limits

  init(_ source: SourceText, location: String, limits: Limits) throws {
    // Some exports begin with stray characters, before which XML would not be XML.
    let start = source.utf8.firstIndex(of: 0x3C) ?? 0
    let utf8 = start == 0 ? source.utf8 : Array(source.utf8[start...])
    document = try Document(utf8, as: .xml)
    self.location = location
    self.limits = limits
  }

  func discussion() throws -> Discussion {
    guard document.count > 0, document.isElement(0) else {
      throw ImportError.malformed(location: location, what: "is not well-formed XML", offset: nil)
    }
    if document.name("disqus") == document.tag(0) {
      return try DisqusImporter(document, location: location, limits: limits).discussion()
    }
    if document.name("wp:wxr_version") != nil || document.name("wp:comment") != nil
      || document.name("wp:post_type") != nil
    {
      return try WXRImporter(document, location: location, limits: limits).discussion()
    }
    if let feed = FeedImporter(document, location: location, limits: limits) {
      return try feed.discussion()
    }
    throw ImportError.noDiscussion(
      location: location, what: "it is XML, but no feed, WordPress export or Disqus export.")
  }
}
