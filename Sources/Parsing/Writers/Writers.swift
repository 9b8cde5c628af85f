import Discussions

/// Names for comments whose source names nobody: from what they are signed with, and from how
/// those who answer greet them.
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
        let line = comments[i].blocks.first?.text.string, let greeting = Greeting(line)
      else { return nil }
      return (parent, i, greeting.name)
    }
    for greeting in greetings.sorted(by: {
      comments[$0.child].link.confidence > comments[$1.child].link.confidence
    }) where comments[greeting.parent].author == nil {
      let confidence = Worth.greeting * comments[greeting.child].link.confidence
      let words = comments[greeting.child].blocks[0].text
      set(greeting.name, confidence, .greeting, words, greeting.parent, &comments)
    }
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
