extension RecoveryTrainer {
  /// Discussions of a fold that tell when to stop, at most. With all 575 of the first reading training
  /// takes a seventh longer.
  private static let mostWatchers = 100

  /// Grows the trees of one stage, in rounds that each add what the stage meets on its own history.
  ///
  /// The trees of an inner model are grown without the discussions of its fold, whose loss tells when
  /// to stop. Those of the whole model, which leaves none out, are as many as the inner ones have in
  /// the mean.
  ///
  /// - Parameters:
  ///   - trees: where a model has the trees of the stage.
  ///   - models: the inner models, which get theirs.
  ///   - owners: the inner fold of each discussion that has rows.
  ///   - rounds: how many rounds follow the first.
  ///   - rows: the rows of those discussions, by the inner models as they are in a round.
  /// - Returns: the trees of the whole model.
  func grow<Rows: TeachingRows>(
    _ trees: WritableKeyPath<RecoveryModel, TreeEnsemble>, of models: inout [RecoveryModel],
    owners: [Int], _ options: TreeTrainer.Options, rounds: Int = 0, _ log: Log,
    rows: ([RecoveryModel], Int) async -> [Rows]
  ) async -> TreeEnsemble {
    let parts = models.count
    var gathered = await rows(models, 0)
    var round = 0
    while true {
      let taught = gathered
      var grown = await concurrently(round == rounds ? parts + 1 : parts) { part in
        var joined = Rows()
        for (own, owner) in zip(taught, owners) where owner != part { joined.append(own) }
        let trained = joined.weights.count
        let others = zip(taught, owners).filter { $0.1 == part }.map(\.0)
        let step = (others.count + Self.mostWatchers - 1) / Self.mostWatchers
        for i in stride(from: 0, to: others.count, by: max(1, step)) { joined.append(others[i]) }
        return TreeTrainer(joined, trained: trained, options: options)
          .train(seed: seed &+ UInt64(part))
      }
      for part in 0..<parts { models[part][keyPath: trees] = grown[part] }
      let counts = grown[..<parts].map(\.roots.count)
      log("round \(round), \(counts.map(String.init).joined(separator: ", ")) trees")
      if round == rounds {
        let mean = (counts.reduce(0, +) + parts / 2) / parts
        return grown.removeLast().prefix(mean)
      }
      round += 1
      for (i, own) in await rows(models, round).enumerated() { gathered[i].append(own) }
    }
  }
}
