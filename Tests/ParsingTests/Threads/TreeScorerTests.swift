import Testing

@testable import Parsing

@Suite struct TreeScorerTests {
  @Test func `a scorer sums the same leaves in the same order as a walk`() {
    var random = SystemRandomNumberGenerator()
    for leaves in [1, 2, 7, 24, 32, 40] {
      let ensemble = ensemble(trees: 50, leaves: leaves, &random)
      var scorer = TreeScorer(ensemble, features: SplitFeature.allCases.count)
      for count in [1, 2, 5, 13] {
        for others in [0, 3, SplitFeature.allCases.count] {
          let first = row(&random)
          let rows = (0..<count).map { _ in row(&random, like: first, others: others) }
          let walked = rows.map { row in row.withValues { ensemble.score($0) } }
          var scores: [Float] = []
          scorer.score(rows, into: &scores)
          #expect(scores == walked)
          #expect(rows.map { scorer.score($0) } == walked)
        }
      }
    }
  }

  @Test func `an ensemble without trees scores nothing`() {
    var scorer = TreeScorer(.empty, features: SplitFeature.allCases.count)
    #expect(scorer.score(FeatureRow<SplitFeature>()) == 0)
  }

  /// Whole numbers, fractions and what lies exactly on an edge.
  private func value(_ random: inout SystemRandomNumberGenerator) -> Float {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: 0
    case 1: Float(Int.random(in: -3..<200, using: &random))
    case 2: Float(Int.random(in: 0..<40, using: &random)) / 4
    default: Float.random(in: -2..<80, using: &random)
    }
  }

  private func row(_ random: inout SystemRandomNumberGenerator) -> FeatureRow<SplitFeature> {
    var row = FeatureRow<SplitFeature>()
    for feature in SplitFeature.allCases { row[feature] = value(&random) }
    return row
  }

  /// A row with other values of so many features.
  private func row(
    _ random: inout SystemRandomNumberGenerator, like first: FeatureRow<SplitFeature>, others: Int
  ) -> FeatureRow<SplitFeature> {
    var row = first
    for feature in SplitFeature.allCases.shuffled(using: &random).prefix(others) {
      row[feature] = value(&random)
    }
    return row
  }

  private func ensemble(
    trees: Int, leaves: Int, _ random: inout SystemRandomNumberGenerator
  ) -> TreeEnsemble {
    // So few edges that every feature has the same ones in many trees.
    let edges = (0..<10).map { _ in value(&random) }
    var ensemble = TreeEnsemble()
    for _ in 0..<trees {
      let root = ensemble.nodes.count
      ensemble.roots.append(Int32(root))
      ensemble.nodes.append(leaf(&random))
      var open = [root]
      for _ in 1..<max(1, leaves) {
        let at = open.remove(at: Int.random(in: open.indices, using: &random))
        let next = ensemble.nodes.count
        ensemble.nodes[at] = TreeEnsemble.Node(
          feature: Int16(Int.random(in: 0..<12, using: &random)), edge: 0, leftShare: 0,
          left: Int32(next), threshold: edges.randomElement(using: &random) ?? 0, value: 0)
        ensemble.nodes += [leaf(&random), leaf(&random)]
        open += [next, next + 1]
      }
    }
    return ensemble
  }

  private func leaf(_ random: inout SystemRandomNumberGenerator) -> TreeEnsemble.Node {
    TreeEnsemble.Node(
      feature: -1, edge: 0, leftShare: 0, left: 0, threshold: 0,
      value: Float.random(in: -1..<1, using: &random))
  }
}
