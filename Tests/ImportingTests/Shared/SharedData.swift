import Discussions
import Foundation

/// The material beside the repository, with known trees. Absent in a clone of the project alone.
enum SharedData {
  /// Beside the repository's root, which is three folders above this one.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: root.appending(path: "pages").path)
  }

  static func files(_ folder: String, suffix: String) -> [URL] {
    let url = root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { $0.hasSuffix(suffix) && !$0.hasSuffix(".gold.json") }.sorted().map {
      url.appending(path: $0)
    }
  }

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  static func gold<T: Decodable>(_ type: T.Type, for url: URL) throws -> T {
    let gold = url.deletingPathExtension().appendingPathExtension("gold.json")
    return try JSONDecoder().decode(type, from: Data(contentsOf: gold))
  }
}

/// One comment as the gold states it.
struct GoldComment {
  var id: String?
  var parent: String?
  var author: String?
  var date: String?
  var paragraphs: [String] = []
}

/// How a read tree compares with the known one.
struct TreeScore: CustomStringConvertible {
  var gold = 0
  var read = 0
  var right = 0
  var authors = (stated: 0, right: 0)
  var dates = (stated: 0, right: 0)
  var texts = (stated: 0, right: 0)
  var wrong: [String] = []

  /// A comment counts when it is found by its id and stands under the right parent.
  init(gold: [GoldComment], tree: CommentTree) {
    self.gold = gold.count
    read = tree.count
    var indexOf: [String: Int] = [:]
    for i in tree.indices { if let id = tree[i].sourceID { indexOf[id] = i } }
    for comment in gold {
      guard let id = comment.id, let i = indexOf[id] else {
        wrong.append("missing \(comment.id ?? "?")")
        continue
      }
      let parent = tree.parent(i).flatMap { tree[$0].sourceID }
      if parent == comment.parent {
        right += 1
      } else {
        wrong.append("\(id) under \(parent ?? "top"), not \(comment.parent ?? "top")")
      }
      if let author = comment.author, !author.isEmpty {
        authors.stated += 1
        let name = tree[i].author?.name.string ?? ""
        if Self.same(name, author) {
          authors.right += 1
        } else {
          wrong.append("\(id) by \"\(name)\", not \"\(author)\"")
        }
      }
      if let date = comment.date.flatMap({ Self.timestamp($0) }) {
        dates.stated += 1
        // Pages drop the zone, the seconds, or both: the same clock time to the minute is the same.
        if let found = tree[i].date, Self.isSame(found, date) {
          dates.right += 1
        } else {
          wrong.append(
            "\(id) at \(tree[i].date?.description ?? tree[i].dateText?.string ?? "-"), not \(date)")
        }
      }
      if !comment.paragraphs.isEmpty {
        texts.stated += 1
        let words = Self.words(comment.paragraphs.joined(separator: " "))
        let found = Self.words(tree[i].blocks.map(\.text.string).joined(separator: " "))
        if WordScore(gold: words, found: found).f1 >= 0.95 {
          texts.right += 1
        } else {
          wrong.append(
            "\(id) reads \"\(found.joined(separator: " ").prefix(90))\", not "
              + "\"\(words.joined(separator: " ").prefix(90))\"")
        }
      }
    }
  }

  var f1: Double {
    gold + read == 0 ? 1 : 2 * Double(right) / Double(gold + read)
  }

  static func share(_ part: (stated: Int, right: Int)) -> Double {
    part.stated == 0 ? 1 : Double(part.right) / Double(part.stated)
  }

  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func same(_ a: String, _ b: String) -> Bool {
    a.split(whereSeparator: \.isWhitespace) == b.split(whereSeparator: \.isWhitespace)
  }

  static func isSame(_ a: Timestamp, _ b: Timestamp) -> Bool {
    func minutes(_ t: Timestamp) -> Int64 { (t.seconds + Int64(t.offsetMinutes ?? 0) * 60) / 60 }
    return a.seconds / 60 == b.seconds / 60 || minutes(a) == minutes(b)
  }

  private static func timestamp(_ text: String) -> Timestamp? {
    if let iso = Timestamp(iso: text) { return iso }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    for format in ["MMMM d, yyyy 'at' h:mm a", "EEE, d MMM yyyy HH:mm:ss Z"] {
      formatter.dateFormat = format
      if let date = formatter.date(from: text) {
        return Timestamp(seconds: Int64(date.timeIntervalSince1970), offsetMinutes: nil)
      }
    }
    return nil
  }

  var description: String {
    "tree \(rounded(f1)) (\(right)/\(gold), read \(read)) authors \(rounded(Self.share(authors))) "
      + "dates \(rounded(Self.share(dates))) of \(dates.stated) texts \(rounded(Self.share(texts)))"
  }
}

func rounded(_ x: Double) -> String { String((x * 1000).rounded() / 1000) }

/// Agreement of two bags of words.
struct WordScore {
  let f1: Double

  init(gold: [String], found: [String]) {
    var counts: [String: Int] = [:]
    for word in gold { counts[word, default: 0] += 1 }
    var common = 0
    for word in found {
      if let left = counts[word], left > 0 {
        counts[word] = left - 1
        common += 1
      }
    }
    f1 = gold.isEmpty && found.isEmpty ? 1 : 2 * Double(common) / Double(gold.count + found.count)
  }
}
