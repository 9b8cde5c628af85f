import Discussions

/// Learns a recovery model from discussions whose structure is known.
///
/// Later stages see what earlier stages say of texts that they were not trained on (inner
/// cross-fitting), and boundaries and links are learned on the model's own history, with the truth's
/// best step as the answer (imitation; Ross, Gordon and Bagnell, 2011).
package struct RecoveryTrainer: Sendable {
  let seed: UInt64
  let innerFolds = 3
  var rounds = 2
  /// Trees of an ensemble at most; few are enough to see that training works.
  var mostTrees = 300
  /// Reads the discussions closely; nil for a model that does without.
  let closely: CloseReader?

  package init(seed: UInt64, closely: CloseReader? = nil) {
    self.seed = seed
    self.closely = closely
  }

  /// Told what is done.
  package typealias Log = @Sendable (String) -> Void

  package func weights(
    _ threads: [TrainingThread], header: [String], log: Log
  ) async -> [UInt8] {
    WeightsWriter.write(await train(threads, log: log), header: header)
  }

  func train(_ threads: [TrainingThread], log: Log) async -> RecoveryModel {
    var model = RecoveryModel()
    model.rarity = Self.rarity(of: threads)
    let rarity = model.rarity
    let all = threads.map { Augmentation.taught(by: $0, seed: seed) }
    var prepared = await concurrently(all.count) {
      PreparedThread(all[$0], rarity: rarity, fold: $0 % innerFolds, closely: closely)
    }
    log("prepared \(prepared.count) threads")
    let common = CommonWords(threads)
    var foldModels = await lexical(&model, &prepared, common)
    log("lexical models trained")
    model.opening = await openings(&foldModels, prepared) { log("openings: \($0)") }
    model.split = await splits(&foldModels, prepared) { log("article's end: \($0)") }
    model.boundary = await boundaries(&foldModels, prepared) { log("boundaries: \($0)") }
    model.link = await links(&foldModels, prepared) { log("links: \($0)") }
    let tuning = Tuning(folds: foldModels, prepared: prepared)
    model.threshold = await tuning.threshold(log)
    model.calibration = await tuning.calibration(threshold: model.threshold)
    (model.agreement, model.agreementOfText) = await tuning.agreement(threshold: model.threshold)
    log("tuned")
    return model
  }

  /// The lines that the file of weights says of its origin.
  package static func header(
    of threads: [TrainingThread], date: String, seed: UInt64
  ) -> [String] {
    var counts: [String: (threads: Int, comments: Int, lines: Int)] = [:]
    for thread in threads {
      let name = thread.teachesLinks ? thread.set : thread.set + " (starts only)"
      counts[name, default: (0, 0, 0)].threads += 1
      counts[name, default: (0, 0, 0)].comments += thread.gold.comments.count
      counts[name, default: (0, 0, 0)].lines += SourceLines.split(thread.text).count
    }
    return ["trained \(date) with seed \(seed) on"]
      + counts.sorted { $0.key < $1.key }.map { name, count in
        "\(name): \(count.threads) discussions, \(count.comments) comments, \(count.lines) lines"
      }
  }

  /// How well discussions are recovered.
  ///
  /// - Parameters:
  ///   - quick: the model of the first reading; nil for those that the program was built with.
  ///   - close: the same for the close reading.
  ///   - closely: what reads closely; nil for the first reading alone.
  ///   - muted: a signal that is left out of account.
  ///   - now: seconds since some moment.
  package static func scores(
    of threads: [TrainingThread], quick: RecoveryModel? = nil, close: RecoveryModel? = nil,
    closely: CloseReader? = nil, without muted: Signal? = nil, now: () -> Double
  ) -> [String: SetScores] {
    var models = ReadingModels(quick: quick ?? Weights.quick)
    models.quick.muted = muted
    if let closely {
      var model = close ?? Weights.close
      model.muted = muted
      models.close = (model, closely)
    }
    var sets: [String: SetScores] = [:]
    for thread in threads {
      let ready = models.ready(thread)
      let began = now()
      sets[thread.set, default: SetScores()].add(ready.decoded(), seconds: now() - began)
    }
    return sets
  }

  static func rarity(of threads: [TrainingThread]) -> RarityTable {
    var counts = [Float](repeating: 0, count: 1 << RarityTable.bits)
    var total: Float = 1
    for thread in threads {
      thread.text.withUnsafeBufferPointer { text in
        for line in SourceLines.split(thread.text) {
          total += 1
          var seen: Set<Int> = []
          for word in TermScanner.words(text, line.bytes) where word.form.contains(.content) {
            if seen.insert(RarityTable.bucket(word.stem)).inserted {
              counts[RarityTable.bucket(word.stem)] += 1
            }
          }
        }
      }
    }
    let whole = NaturalLogarithm.of(1 + total)
    return RarityTable(
      digits: counts.map { count in
        let rarity = NaturalLogarithm.of(1 + total / (count + 1)) / whole
        return UInt8(min(93, max(0, (rarity * 93).rounded())))
      })
  }

  // MARK: Words

  /// Trains the hashed models, and sets the lexical scores of each thread by models that did not see
  /// it. Returns those models, one for each inner fold.
  func lexical(
    _ model: inout RecoveryModel, _ prepared: inout [PreparedThread], _ common: CommonWords
  ) async -> [RecoveryModel] {
    let examples = prepared.map { LexicalExamples($0, common: common) }
    let base = model
    let foldOf = prepared.map(\.fold)
    let parts = innerFolds
    let models = await concurrently(parts + 1) { part in
      var model = base
      let chosen = examples.indices.filter { part == parts || foldOf[$0] != part }
      model.boundaryWords = HashedTrainer(bits: 16).train(
        chosen.flatMap { examples[$0].boundary }, seed: seed)
      model.registerWords = CutTrainer(bits: 16).train(
        chosen.flatMap { examples[$0].register }, seed: seed)
      model.linkWords = HashedTrainer(bits: 15, rate: 0.05).train(
        chosen.flatMap { examples[$0].link }, seed: seed)
      return model
    }
    for i in prepared.indices { prepared[i].scoreWords(by: models[prepared[i].fold]) }
    model = models[parts]
    return Array(models[..<parts])
  }

  // MARK: Trees

  private func openings(
    _ folds: inout [RecoveryModel], _ prepared: [PreparedThread], _ log: Log
  ) async -> TreeEnsemble {
    let options = TreeTrainer.Options(trees: min(200, mostTrees))
    return await grow(
      \.opening, of: &folds, owners: prepared.map(\.fold), options, log
    ) { _, _ in
      await concurrently(prepared.count) { i in
        let thread = prepared[i]
        let style = OpeningScores.style(thread.lines)
        var rows = BoundaryRows()
        for k in thread.lines.indices {
          rows.append(
            OpeningScores.row(thread.lines, at: k, style: style), label: thread.truth.isStart(k),
            weight: thread.weight)
        }
        return rows
      }
    }
  }

  private func splits(
    _ folds: inout [RecoveryModel], _ prepared: [PreparedThread], _ log: Log
  ) async -> TreeEnsemble {
    let options = TreeTrainer.Options(
      trees: mostTrees, leaves: 6, rate: 0.06, ridge: 3, leastWeight: 0.1, featureShare: 0.3)
    return await grow(
      \.split, of: &folds, owners: prepared.map(\.fold), options, log
    ) { models, _ in
      await concurrently(prepared.count) { i in
        // An article above the comments of another kind of source, so that the kind of comments
        // does not tell the length of the article.
        let donors = [3, 11, 19, 31].map { prepared[(i * 7 + $0) % prepared.count] }
        return SplitRows(
          prepared[i], models[prepared[i].fold],
          donors: donors.filter { $0.fold == prepared[i].fold }
        ).rows
      }
    }
  }

  private func boundaries(
    _ folds: inout [RecoveryModel], _ prepared: [PreparedThread], _ log: Log
  ) async -> TreeEnsemble {
    await grow(
      \.boundary, of: &folds, owners: prepared.map(\.fold),
      TreeTrainer.Options(trees: mostTrees), rounds: 1, log
    ) { models, round in
      await boundaryRows(models, prepared, ownHistory: round > 0)
    }
  }

  func boundaryRows(
    _ folds: [RecoveryModel], _ prepared: [PreparedThread], ownHistory: Bool
  ) async -> [BoundaryRows] {
    await concurrently(prepared.count) { i in
      let model = folds[prepared[i].fold]
      var policy = TeachingPolicy(
        truth: prepared[i].truth, model: model, followsModelStarts: ownHistory,
        followsModelLinks: false, seed: seed &+ UInt64(i))
      policy.keepsBoundaryRows = true
      policy.weight = prepared[i].weight
      return prepared[i].walk(policy, model: model, style: prepared[i].style()).boundaryRows
    }
  }

  private func links(
    _ folds: inout [RecoveryModel], _ prepared: [PreparedThread], _ log: Log
  ) async -> TreeEnsemble {
    let teaching = prepared.indices.filter { prepared[$0].teachesLinks }
    return await grow(
      \.link, of: &folds, owners: teaching.map { prepared[$0].fold },
      TreeTrainer.Options(trees: mostTrees), rounds: rounds, log
    ) { models, round in
      await linkRows(models, prepared, teaching, round: round)
    }
  }

  /// Rows with found boundaries, and with true ones; from the second round on with found links.
  private func linkRows(
    _ folds: [RecoveryModel], _ prepared: [PreparedThread], _ teaching: [Int], round: Int
  ) async -> [ChoiceRows<LinkFeature>] {
    await concurrently(teaching.count) { k in
      let i = teaching[k]
      let model = folds[prepared[i].fold]
      var rows = ChoiceRows<LinkFeature>()
      for ownStarts in [true, false] {
        var policy = TeachingPolicy(
          truth: prepared[i].truth, model: model, followsModelStarts: ownStarts,
          followsModelLinks: round > 0, seed: seed &+ UInt64(i * 7 + round))
        policy.keepsLinkRows = true
        policy.exploration = 0.15
        policy.weight = prepared[i].weight * (ownStarts ? 1 : 0.5)
        rows.append(prepared[i].walk(policy, model: model, style: prepared[i].style()).linkRows)
      }
      return rows
    }
  }
}
