/// Trains on all but one part of the discussions and scores that part, for each part.
package struct CrossValidation: Sendable {
  let scored: [TrainingThread]
  let teachers: [TrainingThread]
  let folds: Int
  let trainer: RecoveryTrainer

  /// - Parameters:
  ///   - scored: discussions that teach for the other parts and are scored in their own.
  ///   - teachers: discussions that only teach.
  package init(
    scored: [TrainingThread], teachers: [TrainingThread], folds: Int, trainer: RecoveryTrainer
  ) {
    self.scored = scored
    self.teachers = teachers
    self.folds = folds
    self.trainer = trainer
  }

  /// - Parameters:
  ///   - parts: how many of the parts are scored, from the first.
  ///   - now: seconds since some moment.
  package func run(
    parts: Int, now: @Sendable () -> Double, log: RecoveryTrainer.Log
  ) async -> [String: SetScores] {
    var whole: [String: SetScores] = [:]
    // One after the other: the rows of one training fill gigabytes.
    for fold in 0..<min(parts, folds) {
      let own = scored.indices.filter { $0 % folds == fold }.map { scored[$0] }
      let others = scored.indices.filter { $0 % folds != fold }.map { scored[$0] }
      let models = await models(of: others + teachers) { log("part \(fold + 1)\($0)") }
      for thread in own {
        let ready = models.ready(thread)
        var began = now()
        func note(_ name: String, _ decoded: Decoded) {
          let ended = now()
          whole[name, default: SetScores()].add(decoded, seconds: ended - began)
          began = ended
        }
        note(thread.set, ready.decoded())
        note(thread.set + "/given", ready.decoded(split: ready.thread.truth.split))
      }
      log("part \(fold + 1) scored\n" + SetScores.table(whole))
    }
    return whole
  }

  /// Both models where texts are read closely, as the program has them.
  private func models(
    of threads: [TrainingThread], log: RecoveryTrainer.Log
  ) async -> ReadingModels {
    let first = RecoveryTrainer(seed: trainer.seed)
    var models = ReadingModels(quick: await first.train(threads) { log(", first: \($0)") })
    if let closely = trainer.closely {
      models.close = (await trainer.train(threads) { log(", closely: \($0)") }, closely)
    }
    return models
  }
}
