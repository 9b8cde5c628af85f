/// Rows for learning to choose one of several: one group for each choice.
struct ChoiceRows<Name: Feature>: TeachingRows {
  private(set) var matrix = FeatureMatrix(features: Name.allCases.count)
  private(set) var weights: [Float] = []
  private var chosen: [Int32] = []
  private var starts: [Int32] = [0]

  var target: TreeTrainer.Target { .choice(chosen: chosen, groupStarts: starts) }

  mutating func append(_ rows: [FeatureRow<Name>], chosen k: Int, weight: Float) {
    for row in rows { matrix.append(row) }
    chosen.append(Int32(k))
    weights.append(weight)
    starts.append(Int32(matrix.rows))
  }

  mutating func append(_ other: Self) {
    let offset = Int32(matrix.rows)
    matrix.append(other.matrix)
    chosen += other.chosen
    weights += other.weights
    starts += other.starts.dropFirst().map { $0 + offset }
  }
}
