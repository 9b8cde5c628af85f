/// Trains on all but one part of the discussions and scores that part, for each part.
package struct CrossValidation: Sendable {
  let threads: [TrainingThread]
  let folds: Int
  let seed: UInt64

  package init(_ threads: [TrainingThread], folds: Int, seed: UInt64) {
    self.threads = threads
    self.folds = folds
    self.seed = seed
  }

  /// - Parameter scored: which discussions are scored; all others only teach.
  package func run(
    scored: @escaping @Sendable (TrainingThread) -> Bool,
    log: @escaping @Sendable (String) -> Void
  ) async -> [String: SetScores] {
    let threads = threads
    let folds = folds
    let seed = seed
    let parts = await concurrently(folds) { fold in
      let model = await RecoveryTrainer(seed: seed).train(
        threads.enumerated().filter { $0.offset % folds != fold }.map(\.element),
        log: { log("fold \(fold): \($0)") })
      var scores: [String: SetScores] = [:]
      for (i, thread) in threads.enumerated() where i % folds == fold && scored(thread) {
        var prepared = PreparedThread(thread, rarity: model.rarity)
        model.scoreWords(&prepared.lines)
        let decoded = Decoded(prepared, by: model)
        let given = Decoded(prepared, by: model, split: prepared.truth.split)
        scores[thread.set, default: SetScores()].add(decoded)
        scores[thread.set + " (split given)", default: SetScores()].add(given)
      }
      return scores
    }
    var whole: [String: SetScores] = [:]
    for part in parts {
      for (set, scores) in part { whole[set, default: SetScores()].add(scores) }
    }
    return whole
  }
}
