import Testing

@testable import Parsing

@Suite struct TextCalibrationTests {
  private static let grid: [(probability: Float, mean: Float)] = [0.1, 0.3, 0.5, 0.7, 0.9]
    .flatMap { p in [0.2, 0.4, 0.6, 0.8].map { (p, $0) } }

  @Test func changesNothingUntilItIsFitted() {
    for (p, mean) in Self.grid {
      #expect(TextCalibration().probability(p, mean: mean) == p)
      #expect(TextCalibration([]).probability(p, mean: mean) == p)
    }
  }

  /// Links that are right exactly as often as some numbers say give those numbers back.
  @Test func findsTheNumbersBehindSamples() {
    let truth = TextCalibration(slope: 0.8, meanSlope: 0.5, constant: -0.3)
    let samples = Self.grid.flatMap { p, mean in
      let share = truth.probability(p, mean: mean)
      return [(true, share), (false, 1 - share)].map { isRight, weight in
        TextCalibration.Sample(probability: p, mean: mean, isRight: isRight, weight: weight)
      }
    }
    let found = TextCalibration(samples)
    #expect(abs(found.slope - truth.slope) < 0.02)
    #expect(abs(found.meanSlope - truth.meanSlope) < 0.02)
    #expect(abs(found.constant - truth.constant) < 0.02)
  }

  @Test func staysAProbabilityAtTheEnds() {
    let calibration = TextCalibration(slope: 1.2, meanSlope: 0.7, constant: 0.4)
    for (p, mean): (Float, Float) in [(0, 0), (1, 1), (0, 1), (1, 0)] {
      let probability = calibration.probability(p, mean: mean)
      #expect((0...1).contains(probability))
    }
    #expect(calibration.probability(1, mean: 1) > calibration.probability(1, mean: 0))
  }

  /// Links that a reader stated say nothing of how sure the others are.
  @Test func meanLeavesStatedLinksOut() {
    let plan = Consensus.Plan(
      parents: [1: nil, 2: 1, 3: 1], support: [1: 0.2, 2: 0.4, 3: 1])
    #expect(abs(plan.meanSupport(apartFrom: [3]) - 0.3) < 1e-6)
    #expect(plan.meanSupport(apartFrom: [1, 2, 3]) == 1)
  }
}
