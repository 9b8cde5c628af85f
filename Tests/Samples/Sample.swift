import Discussions

/// Discussions for tests, written as outlines.
package enum Sample {
  /// One comment a line, two blanks of indentation a level; "NAME: text" states an author.
  package static func discussion(
    _ outline: String, article: [SafeText] = ["The article."]
  ) -> Discussion {
    var comments: [Comment] = []
    var parents: [Int?] = []
    var path: [Int] = []
    for line in outline.split(separator: "\n") {
      let depth = min(line.prefix { $0 == " " }.count / 2, path.count)
      path.removeLast(path.count - depth)
      let parent = path.last
      let words = line.drop { $0 == " " }
      let parts = words.split(separator: ":", maxSplits: 1)
      let text = parts.count > 1 ? parts[1].drop { $0 == " " } : words
      comments.append(
        Comment(
          sourceID: "\(comments.count + 1)",
          author: parts.count > 1 ? .stated(SafeText(field: parts[0])) : nil,
          blocks: text.split(separator: "/").map { Block(.paragraph, SafeText(body: $0)) },
          link: parent == nil ? .topLevel : .stated))
      parents.append(parent)
      path.append(comments.count - 1)
    }
    return Discussion(
      source: Source(kind: .wardroom, location: "sample"),
      article: Article(blocks: article.map { Block(.paragraph, $0) }),
      comments: CommentTree.arranging(comments, parents: parents).tree)
  }

  /// A thread of `count` comments with replies and texts of several lengths; the same for the same
  /// count.
  package static func long(_ count: Int) -> Discussion {
    var random = SplitMix(seed: 7)
    var comments: [Comment] = []
    var parents: [Int?] = []
    var path: [Int] = []
    for i in 0..<count {
      let depth = random.next(below: min(path.count, 12) + 1)
      path.removeLast(path.count - depth)
      let blocks = (0...random.next(below: 3)).map { _ in
        let words = (0...random.next(below: 40)).map { _ in
          vocabulary[random.next(below: vocabulary.count)]
        }
        return Block(.paragraph, SafeText(body: words.joined(separator: " ") + "."))
      }
      let name = SafeText(field: "writer \(random.next(below: 9))")
      comments.append(
        Comment(
          sourceID: "\(i + 1)", author: .stated(name), blocks: blocks,
          link: path.isEmpty ? .topLevel : .stated))
      parents.append(path.last)
      path.append(i)
    }
    return Discussion(
      source: Source(kind: .wardroom, location: "long"),
      article: Article(
        blocks: (0..<30).map { Block(.paragraph, "Paragraph \($0) of the article.") }),
      comments: CommentTree.arranging(comments, parents: parents).tree)
  }

  private static let vocabulary = [
    "frigate", "Kursk", "the", "of", "and", "escort", "reindustrialisation", "café", "日本",
    "👩‍🚀", "e\u{301}t", "peacekeepers", "a", "to", "1,500", "“quoted”", "anti-submarine",
  ]
}

/// A small generator of numbers for tests that want many different cases, the same every time
/// (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  package mutating func next(below bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
