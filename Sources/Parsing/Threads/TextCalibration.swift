/// How what a model says of a link depends on what it says of all links of the text: where the readings
/// of a text agree in little, their agreement on one link is worth less. Logistic regression on the
/// log-odds of both (Platt scaling with a second variable).
struct TextCalibration: Equatable, Sendable {
  var slope: Float = 1
  /// For the log-odds of the text's mean.
  var meanSlope: Float = 0
  var constant: Float = 0

  /// - Parameters:
  ///   - probability: of the link, by itself.
  ///   - mean: of such probabilities over the text.
  func probability(_ probability: Float, mean: Float) -> Float {
    guard self != TextCalibration() else { return probability }
    return NaturalLogarithm.probability(
      logOdds: slope * Self.logOdds(probability) + meanSlope * Self.logOdds(mean) + constant)
  }

  /// Nothing counts as surer than this either way.
  private static let bound: Float = 0.99

  private static func logOdds(_ probability: Float) -> Float {
    let p = min(bound, max(1 - bound, probability))
    return NaturalLogarithm.of(p / (1 - p))
  }
}

extension TextCalibration {
  struct Sample: Sendable {
    var probability: Float
    var mean: Float
    var isRight: Bool
    var weight: Float
  }

  private static let steps = 25
  /// Keeps the numbers small where samples are few.
  private static let ridge = 1e-3

  /// The best fit to samples, by Newton's method.
  init(_ samples: [Sample]) {
    guard !samples.isEmpty else { return }
    let total = samples.reduce(0) { $0 + Double($1.weight) }
    let rows = samples.map { sample in
      [Double(Self.logOdds(sample.probability)), Double(Self.logOdds(sample.mean)), 1]
    }
    var fit = [1.0, 0, 0]
    for _ in 0..<Self.steps {
      var gradient = [-Self.ridge * (fit[0] - 1), -Self.ridge * fit[1], -Self.ridge * fit[2]]
      var curvature = (0..<3).map { i in (0..<3).map { $0 == i ? Self.ridge : 0 } }
      for (row, sample) in zip(rows, samples) {
        let score = zip(row, fit).reduce(0) { $0 + $1.0 * $1.1 }
        let p = Double(NaturalLogarithm.probability(logOdds: Float(score)))
        let weight = Double(sample.weight) / total
        for i in 0..<3 {
          gradient[i] += weight * ((sample.isRight ? 1 : 0) - p) * row[i]
          for j in 0..<3 { curvature[i][j] += weight * p * (1 - p) * row[i] * row[j] }
        }
      }
      let step = Self.solved(curvature, gradient)
      for i in 0..<3 { fit[i] += step[i] }
    }
    func short(_ value: Double) -> Float { Float((value * 1000).rounded() / 1000) }
    (slope, meanSlope, constant) = (short(fit[0]), short(fit[1]), short(fit[2]))
  }

  /// The solution of three linear equations with a positive definite matrix (Gaussian elimination).
  private static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var a = matrix
    var b = right
    for i in 0..<3 {
      for j in (i + 1)..<3 {
        let share = a[j][i] / a[i][i]
        for k in i..<3 { a[j][k] -= share * a[i][k] }
        b[j] -= share * b[i]
      }
    }
    var solution = [0.0, 0, 0]
    for i in (0..<3).reversed() {
      let known = ((i + 1)..<3).reduce(0) { $0 + a[i][$1] * solution[$1] }
      solution[i] = (b[i] - known) / a[i][i]
    }
    return solution
  }
}
