/// What the hashed models are trained on, from one thread.
struct LexicalExamples: Sendable {
  var boundary: [HashedTrainer.Example] = []
  var register: [CutTrainer.Example] = []
  var link: [HashedTrainer.Example] = []

  init(_ thread: PreparedThread, common: CommonWords) {
    let lines = thread.lines
    let truth = thread.truth
    for i in lines.indices {
      guard i > truth.split else { continue }
      let features = LexicalFeatures.boundary(
        lines[i - 1], lines[i], i + 1 < lines.count ? lines[i + 1] : nil)
      boundary.append(
        HashedTrainer.Example(
          alternatives: [[], features], chosen: truth.isStart(i) ? 1 : 0, weight: thread.weight))
    }
    let last = min(lines.count - 1, SplitChoice.maximumArticle)
    if truth.split >= 1, truth.split <= last {
      let kept = lines[...last].map(common.kept)
      register = [
        CutTrainer.Example(
          lines: kept[..<last].map(LexicalFeatures.register),
          cuts: (1...last).map { LexicalFeatures.cut(kept[$0 - 1], kept[$0]) },
          chosen: truth.split - 1, weight: truth.split == 1 ? 0.15 : 1)
      ]
    }
    guard thread.teachesLinks else { return }
    let policy = thread.walk(
      LinkWordsPolicy(truth: truth, weight: thread.weight), model: RecoveryModel(),
      style: thread.style())
    link = policy.examples
  }
}

/// Walks by the truth and notes the words of each choice.
private struct LinkWordsPolicy: ThreadPolicy {
  let truth: Truth
  let weight: Float
  var examples: [HashedTrainer.Example] = []
  private var path: [OpenComment] = []

  init(truth: Truth, weight: Float) {
    self.truth = truth
    self.weight = weight
  }

  mutating func opens(_ row: FeatureRow<BoundaryFeature>, at line: Int) -> (Bool, Float) {
    (truth.isStart(line), 0)
  }

  mutating func link(_ choice: LinkChoice, of comment: OpenComment) -> Int {
    let candidates = choice.rises.map { rise in rise.map { path[path.count - 1 - $0] } }
    let best = truth.bestCandidate(
      for: comment.firstLine,
      among: candidates.map { $0.map { ($0.firstLine, $0.lastLine) } })
    let alternatives = zip(choice.rises, candidates).map { rise, candidate in
      LexicalFeatures.link(
        comment.firstWords, comment.firstShape, to: candidate,
        rise.map { $0 == 0 ? .previous : $0 == 1 ? .next : .higher } ?? .top)
    }
    examples.append(
      HashedTrainer.Example(alternatives: alternatives, chosen: best.index, weight: weight))
    return best.index
  }

  mutating func placed(_ comment: OpenComment, answering parent: Int?) {
    while let last = path.last, last.index != parent { path.removeLast() }
    path.append(comment)
  }
}
