/// Sets what is left when the models stand, on threads decoded whole by models that did not see them:
/// from which score on a line starts a comment, and how often a link with a given score is right.
struct Tuning: Sendable {
  /// One model for each inner fold, without that fold's threads.
  let folds: [RecoveryModel]
  let prepared: [PreparedThread]

  /// A set with so many threads that a part of them is enough.
  private static let largest = "reddit15"

  /// Pages count together as one of the sets.
  private static let pages = "page"

  /// Each thread from where its article is found to end.
  private func decoded(threshold: Float, isAgreed: Bool = false) async -> [(
    set: String, found: Decoded
  )] {
    let threads = prepared.indices.filter { prepared[$0].teachesLinks }.enumerated().filter {
      !isAgreed || prepared[$0.element].set != Self.largest || $0.offset % 4 == 0
    }
    .map(\.element)
    return await concurrently(threads.count) { k in
      let thread = prepared[threads[k]]
      var model = folds[thread.fold]
      model.threshold = threshold
      let set = thread.isPage ? Self.pages : thread.set
      return (set, Decoded(thread, by: model, isAgreed: isAgreed))
    }
  }

  /// The threshold with the best mean edge F1 over the sets.
  func threshold(_ log: @Sendable (String) -> Void) async -> Float {
    var best: (threshold: Float, score: Float) = (0, -1)
    for threshold in stride(from: Float(-1.2), through: -0.3, by: 0.3) {
      var sets: [String: SetScores] = [:]
      for (set, decoded) in await decoded(threshold: threshold) {
        sets[set, default: SetScores()].add(decoded)
      }
      let large = sets.values.filter { $0.trueComments >= 200 }
      let mean = large.reduce(0) { $0 + $1.edgeScore } / Float(max(1, large.count))
      log("threshold \(threshold): mean edge F1 \(mean)")
      if mean > best.score { best = (threshold, mean) }
    }
    return best.threshold
  }

  /// Isotonic regression of rightness on the score, in sets of equal weight.
  func calibration(threshold: Float) async -> Calibration {
    Self.isotonic(Self.weighed(await decoded(threshold: threshold)))
  }

  /// The same for texts that are read many times, as short ones are, and what the mean of a text
  /// changes in that.
  func agreement(threshold: Float) async -> (links: Calibration, texts: TextCalibration) {
    let texts = Self.weighed(await decoded(threshold: threshold, isAgreed: true))
    let links = Self.isotonic(texts)
    let samples = texts.flatMap { weight, decoded in
      let sum = decoded.scores.reduce(0, +)
      let mean = links.probability(sum / Float(max(1, decoded.scores.count)))
      return zip(decoded.scores, decoded.rightness).map { score, isRight in
        TextCalibration.Sample(
          probability: links.probability(score), mean: mean, isRight: isRight, weight: weight)
      }
    }
    return (links, TextCalibration(samples))
  }

  /// Sets of equal weight, but those of few comments.
  private static func weighed(
    _ texts: [(set: String, found: Decoded)]
  ) -> [(weight: Float, found: Decoded)] {
    var sizes: [String: Float] = [:]
    for (set, decoded) in texts { sizes[set, default: 0] += Float(decoded.found.count) }
    return texts.map { set, decoded in (1 / max(500, sizes[set] ?? 0), decoded) }
  }

  private static func isotonic(_ texts: [(weight: Float, found: Decoded)]) -> Calibration {
    Calibration(
      isotonic: texts.flatMap { weight, decoded in
        zip(decoded.scores, decoded.rightness).map { ($0, $1, weight) }
      })
  }
}

/// A training thread as a model reads it from its text alone.
struct Decoded: Sendable {
  var split: Int
  var found: [RecoveredComment]
  /// Products of the probabilities of both starts and the link, not calibrated.
  var scores: [Float]
  var rightness: [Bool]
  let truth: Truth
  let lineCount: Int

  /// - Parameters:
  ///   - split: where the article ends; nil lets the model find it.
  ///   - isAgreed: whether it is read many times, as the program does.
  init(
    _ thread: PreparedThread, by model: RecoveryModel,
    split: Int? = nil, isAgreed: Bool = true
  ) {
    truth = thread.truth
    lineCount = thread.lines.count
    let reading = TextReading(
      model: model, lines: thread.lines, constraints: Constraints(split: split))
    let readings = isAgreed ? Consensus.readings(of: thread.lines.count) : 0
    let result = reading.run(readings: readings, isExplained: false)
    self.split = result.split
    let comments = result.comments
    found = comments
    scores = comments.map(\.linkScore)
    rightness = comments.map { comment in
      let parent = comment.parent.map { comments[$0].first } ?? -1
      return thread.truth.isStart(comment.first)
        && thread.truth.parentStart[comment.first] == parent
    }
  }
}
