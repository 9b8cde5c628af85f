import Foundation
import Testing

@testable import Parsing

/// Growing ends where the loss on what is held out is least.
@Suite struct TreeTrainerTests {
  private typealias Row = FeatureRow<BoundaryFeature>

  private struct Case {
    var row: Row
    var isStart: Bool
  }

  /// One number tells something of the label, which is turned round in three of ten; the others are
  /// noise, which more and more trees learn by heart.
  private static func cases(_ count: Int, seed: UInt64) -> [Case] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in
      var row = Row()
      for name in BoundaryFeature.allCases.prefix(6) { row[name] = Float(random.share()) }
      let isLarge = row[BoundaryFeature.allCases[0]] > 0.5
      return Case(row: row, isStart: isLarge != (random.share() < 0.3))
    }
  }

  /// Mean loss by the definition.
  private static func loss(of trees: TreeEnsemble, on cases: ArraySlice<Case>) -> Double {
    let losses = cases.map { given in
      given.row.values.withUnsafeBufferPointer { row in
        let score = Double(row.baseAddress.map(trees.score) ?? .nan)
        return log1p(exp(given.isStart ? -score : score))
      }
    }
    return losses.reduce(0, +) / Double(losses.count)
  }

  private static func rows(_ cases: some Sequence<Case>) -> BoundaryRows {
    var rows = BoundaryRows()
    for given in cases { rows.append(given.row, label: given.isStart, weight: 1) }
    return rows
  }

  @Test func boundariesStopAtTheLeastLoss() {
    let cases = Self.cases(900, seed: 3)
    let options = TreeTrainer.Options(trees: 150)
    let all = TreeTrainer(Self.rows(cases[..<600]), trained: 600, options: options)
      .train(seed: 5)
    let stopped = TreeTrainer(Self.rows(cases), trained: 600, options: options).train(seed: 5)
    #expect(all.roots.count == 150)
    #expect(1..<100 ~= stopped.roots.count)
    #expect(stopped.nodes == all.prefix(stopped.roots.count).nodes)
    let losses = (0...150).map { Self.loss(of: all.prefix($0), on: cases[600...]) }
    #expect(losses[stopped.roots.count] < (losses.min() ?? 0) + 1e-5)
    #expect(losses[stopped.roots.count] < losses[150] - 0.01)
  }

  /// Two rows of which one is chosen, the one of a start mostly.
  @Test func choicesStopToo() {
    func rows(_ cases: [Case]) -> ChoiceRows<BoundaryFeature> {
      var rows = ChoiceRows<BoundaryFeature>()
      for given in cases {
        let other = Self.cases(1, seed: UInt64(given.row[BoundaryFeature.allCases[1]] * 1e6))[0]
        rows.append([given.row, other.row], chosen: given.isStart ? 0 : 1, weight: 1)
      }
      return rows
    }
    let cases = Self.cases(900, seed: 4)
    let options = TreeTrainer.Options(trees: 150)
    let all = TreeTrainer(rows(Array(cases[..<600])), trained: 600, options: options)
      .train(seed: 5)
    let stopped = TreeTrainer(rows(cases), trained: 600, options: options).train(seed: 5)
    #expect(all.roots.count == 150)
    #expect(1..<100 ~= stopped.roots.count)
    #expect(stopped.nodes == all.prefix(stopped.roots.count).nodes)
  }

  /// The model of all discussions has as many trees as those of the folds in the mean.
  @Test func theWholeModelHasTheMeanOfTheFolds() async {
    let discussions = (0..<6).map { Self.rows(Self.cases(150, seed: UInt64($0))) }
    var models = [RecoveryModel](repeating: RecoveryModel(), count: 3)
    let whole = await RecoveryTrainer(seed: 2).grow(
      \.opening, of: &models, owners: [0, 1, 2, 0, 1, 2],
      TreeTrainer.Options(trees: 150), { _ in }, rows: { _, _ in discussions })
    let counts = models.map { Double($0.opening.roots.count) }
    #expect(Set(counts).count > 1)
    #expect(Double(whole.roots.count) == (counts.reduce(0, +) / 3).rounded())
  }
}
