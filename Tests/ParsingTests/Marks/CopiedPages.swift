import Discussions
import Foundation

@testable import Parsing

/// The copied pages with known trees that lie beside a working copy of the project, if they do.
enum CopiedPages {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let pages = root.appending(path: "../shared/pages")

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: pages.appending(path: "copied").path)
  }

  struct Gold: Decodable {
    struct Comment: Decodable {
      var id: String
      var parent: String?
      var author: String?
      var paras: [String]
    }
    var comments: [Comment]
  }

  /// Every page that was copied by `form`, with its tree.
  static func all(_ form: String) throws -> [(name: String, text: [UInt8], gold: Gold)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.path).sorted()
    return try names.filter { $0.hasSuffix(".gold.json") }.compactMap { file in
      let name = String(file.dropLast(".gold.json".count))
      let copy = pages.appending(path: "copied/\(name).\(form).txt")
      guard let text = try? Data(contentsOf: copy) else { return nil }
      let gold = try JSONDecoder().decode(
        Gold.self, from: Data(contentsOf: pages.appending(path: file)))
      return (name, Array(text), gold)
    }
  }

  /// Bare texts, which hold no marks.
  static func bareTexts() -> [(name: String, text: [UInt8])] {
    let folder = root.appending(path: "../shared/threads/open")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".txt") }.compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { (name, Array($0)) }
    }
  }
}

/// How well comments were found and linked.
struct TreeScore {
  var gold = 0
  var found = 0
  /// Comments of the text that are in the discussion.
  var matched = 0
  /// Of those, how many answer what they should.
  var linked = 0
  /// Of those whose author the page states, how many have that author.
  var named = 0
  var nameable = 0

  var foundF1: Double { Self.f1(matched, gold, found) }
  var linkF1: Double { Self.f1(linked, gold, found) }

  private static func f1(_ hits: Int, _ a: Int, _ b: Int) -> Double {
    a + b == 0 ? 1 : 2 * Double(hits) / Double(a + b)
  }

  /// Comments are matched by their words: one is the other's when they share seven in ten, or when
  /// one begins as the other does ("read more" cuts).
  init(_ discussion: Discussion?, gold page: CopiedPages.Gold) {
    let tree = discussion?.comments ?? .empty
    gold = page.comments.count
    found = tree.count
    let wanted = page.comments.map { Self.words($0.paras.joined(separator: " ")) }
    let given = tree.comments.map { comment in
      Self.words(comment.blocks.map(\.text.string).joined(separator: " "))
    }
    var candidates: [(score: Double, distance: Int, i: Int, j: Int)] = []
    for (i, words) in wanted.enumerated() {
      let set = Set(words)
      for (j, others) in given.enumerated() {
        let common = set.intersection(others).count
        var score = Double(common) / Double(max(1, set.union(others).count))
        let isCut = others.count >= 8 && words.starts(with: others.dropLast(3).prefix(30))
        if isCut { score = max(score, 0.95) }
        if score >= 0.7 { candidates.append((score, abs(i - j), i, j)) }
      }
    }
    candidates.sort { ($1.score, $0.distance, $0.i, $0.j) < ($0.score, $1.distance, $1.i, $1.j) }
    var match: [Int: Int] = [:]
    var back: [Int: Int] = [:]
    for candidate in candidates where match[candidate.i] == nil && back[candidate.j] == nil {
      match[candidate.i] = candidate.j
      back[candidate.j] = candidate.i
    }
    matched = match.count
    let ids = Dictionary(
      page.comments.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (i, j) in match {
      let comment = page.comments[i]
      let parent = comment.parent.flatMap { ids[$0] }
      let givenParent = tree.parent(j)
      if givenParent.flatMap({ back[$0] }) == parent, (givenParent == nil) == (parent == nil) {
        linked += 1
      }
      if let author = comment.author {
        nameable += 1
        if tree[j].author?.name.string == author { named += 1 }
      }
    }
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}
