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

  /// - Parameter parts: how many of the parts are scored, from the first.
  package func run(
    parts: Int, log: @escaping @Sendable (String) -> Void
  ) async -> [String: SetScores] {
    var whole: [String: SetScores] = [:]
    // One after the other: the rows of one training fill gigabytes.
    for fold in 0..<min(parts, folds) {
      let own = scored.indices.filter { $0 % folds == fold }.map { scored[$0] }
      let others = scored.indices.filter { $0 % folds != fold }.map { scored[$0] }
      let model = await trainer.train(others + teachers) { log("part \(fold + 1): \($0)") }
      for thread in own {
        var prepared = PreparedThread(
          thread, rarity: model.rarity, closely: trainer.closely)
        model.scoreWords(&prepared.lines)
        whole[thread.set, default: SetScores()].add(Decoded(prepared, by: model))
        whole[thread.set + "/given", default: SetScores()].add(
          Decoded(prepared, by: model, split: prepared.truth.split))
      }
      log("part \(fold + 1) scored\n" + SetScores.table(whole))
    }
    return whole
  }
}
