import Discussions

/// Names for comments whose source names nobody: from what they are signed with, from how those who
/// answer greet them, and labels ("writer A") for what one writer probably wrote.
enum Writers {
  /// How sure a sign-off makes; estimates, not learned.
  private enum Worth {
    static let repeated: Float = 0.9
    static let farewell: Float = 0.85
    static let initials: Float = 0.6
    /// Times the confidence of the link.
    static let greeting: Float = 0.8
  }

  /// Sets the authors that can be inferred; what is known already stays.
  static func infer(in comments: inout CommentTree) {
    let signed = comments.indices.map { signOff(of: comments[$0]) }
    var counts: [String: Int] = [:]
    for sign in signed { if let sign { counts[sign.name, default: 0] += 1 } }
    for (i, sign) in signed.enumerated() {
      guard let sign, comments[i].author == nil,
        let confidence = confidence(sign, count: counts[sign.name] ?? 0)
      else { continue }
      set(sign.name, confidence, .signOff, comments[i].blocks.last?.text ?? .empty, i, &comments)
    }
    // The best-linked greeting names its parent first.
    let greetings = comments.indices.compactMap { i -> (parent: Int, child: Int, name: String)? in
      guard let parent = comments.parent(i), comments[parent].author == nil,
        let line = comments[i].ownOpening?.string, let greeting = Greeting(line)
      else { return nil }
      return (parent, i, greeting.name)
    }
    for greeting in greetings.sorted(by: {
      comments[$0.child].link.confidence > comments[$1.child].link.confidence
    }) where comments[greeting.parent].author == nil {
      let confidence = Worth.greeting * comments[greeting.child].link.confidence
      let words = comments[greeting.child].ownOpening ?? .empty
      set(greeting.name, confidence, .greeting, words, greeting.parent, &comments)
    }
    label(&comments)
  }

  /// Gives groups of comments that are probably of one writer the name of the one that is named, or a
  /// label where none is.
  private static func label(_ comments: inout CommentTree) {
    guard let turns = WriterTurns(comments) else { return }
    // The first comment of each group, and how sure each other one is.
    var groups = [Int?](repeating: nil, count: comments.count)
    var confidences = [Float](repeating: 1, count: comments.count)
    var labels: [Int: String] = [:]
    // The name that a group has, by its first comment.
    var names: [Int: Author] = [:]
    for i in comments.indices {
      guard let turn = turns.confidence(i), turn.probability >= WriterTurns.leastConfidence else {
        continue
      }
      let first = groups[turn.grandparent] ?? turn.grandparent
      let name = names[first] ?? comments[first].author
      if let name, let own = comments[i].author, own.name != name.name { continue }
      if let name = name ?? comments[i].author { names[first] = name }
      groups[i] = first
      confidences[i] = turn.probability
      confidences[first] = min(confidences[first], turn.probability)
    }
    let firsts = Set(groups.compactMap(\.self))
    for i in comments.indices where comments[i].author?.isInferred != true {
      let first = groups[i] ?? i
      guard firsts.contains(first) else { continue }
      // Where it is too unsure that the name is right, the comments are of one writer nevertheless.
      let name = names[first].flatMap { name in
        confidences[i] * name.confidence >= WriterTurns.leastConfidence ? name : nil
      }
      // A group that the reader names keeps its letter, so that the others keep theirs.
      if labels[first] == nil, name?.isInferred != true {
        labels[first] = "writer \(letters(labels.count))"
      }
      guard comments[i].author == nil, let words = name?.name.string ?? labels[first] else {
        continue
      }
      let confidence = confidences[i] * (name?.confidence ?? 1)
      let answered = comments.parent(i).flatMap { comments[$0].author?.name.string }
      guard answered != words else { continue }
      let inference = Inference(
        confidence: confidence, because: Evidence(signal: .turnTaking, weight: 1),
        [Evidence(signal: .writerHabit, weight: 0.5)])
      comments.update(i) { $0.author = .inferred(SafeText(field: words), inference) }
    }
  }

  /// A, B … Z, AA, AB …
  private static func letters(_ number: Int) -> String {
    let last = String(UnicodeScalar(UInt8(0x41 + number % 26)))
    return number < 26 ? last : letters(number / 26 - 1) + last
  }

  /// The sign-off of a comment with more to say than that.
  private static func signOff(of comment: Comment) -> SignOff? {
    guard comment.blocks.count > 1, let last = comment.blocks.last, last.kind == .paragraph else {
      return nil
    }
    return SignOff(last.text.string)
  }

  /// nil when the line may as well be anything else.
  private static func confidence(_ sign: SignOff, count: Int) -> Float? {
    if count > 1 { return Worth.repeated }
    if sign.hasFarewell { return Worth.farewell }
    return sign.isInitials ? Worth.initials : nil
  }

  private static func set(
    _ name: String, _ confidence: Float, _ signal: Signal, _ words: SafeText, _ i: Int,
    _ comments: inout CommentTree
  ) {
    let inference = Inference(
      confidence: confidence,
      because: Evidence(signal: signal, weight: 1, text: SafeText(field: words.string)), [])
    comments.update(i) { $0.author = .inferred(SafeText(field: name), inference) }
  }
}
