import Discussions

/// Why a source could not be read. `description` is a sentence for a reader: what, and what to do.
package enum ImportError: Error, Equatable {
  case empty(location: String)
  case binary(location: String, offset: Int)
  case tooLarge(location: String, limit: Limits.Name, found: Int, allowed: Int)
  case unknownCharset(location: String, name: String)
  case noDiscussion(location: String, what: String)
  case serverAnswer(location: String, code: String, message: String)
  /// None of the addresses that tell a discussion gave anything.
  case closed(location: String, reasons: [String])
  case malformed(location: String, what: String, offset: Int?)
  case outOfMemory
  case missingLibrary
}

extension ImportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty(let location):
      "\(location) is empty: save the page again, or give its address."
    case .binary(let location, let offset):
      "\(location) is not text (byte \(offset)): give a saved page, a feed, an export or text."
    case .tooLarge(let location, let limit, let found, let allowed):
      "\(location) has \(found) \(limit.unit), more than the limit \(limit.rawValue) of \(allowed): "
        + "raise it in the configuration, or give a smaller source."
    case .unknownCharset(let location, let name):
      "\(location) names the character set \"\(name)\", which is not known here: "
        + "convert it to UTF-8 first, for example with iconv."
    case .noDiscussion(let location, let what):
      "\(location) holds no discussion: \(what)"
    case .serverAnswer(let location, let code, let message):
      "\(location) is a server's refusal (\(code)): \(message) Try the page's own address."
    case .closed(let location, let reasons):
      "\(location) could not be read (\(reasons.joined(separator: "; "))): see that the address is "
        + "right, or save the page with a browser and open the file."
    case .malformed(let location, let what, let offset):
      "\(location)\(offset.map { ", byte \($0)" } ?? "") \(what): save or export it again."
    case .missingLibrary:
      "Reading a page or a feed needs libxml2: apt-get install -y libxml2."
    case .outOfMemory:
      "There is not enough memory to read this source: close other programs, or give a smaller one."
    }
  }
}
