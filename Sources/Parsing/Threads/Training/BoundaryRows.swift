/// Rows for learning boundaries: one for each line below the article but the first.
struct BoundaryRows: TeachingRows {
  private(set) var matrix = FeatureMatrix(features: BoundaryFeature.allCases.count)
  private(set) var weights: [Float] = []
  private var labels: [Float] = []

  var target: TreeTrainer.Target { .logistic(labels: labels) }

  mutating func append(_ row: FeatureRow<BoundaryFeature>, label: Bool, weight: Float) {
    matrix.append(row)
    labels.append(label ? 1 : 0)
    weights.append(weight)
  }

  mutating func append(_ other: Self) {
    matrix.append(other.matrix)
    labels += other.labels
    weights += other.weights
  }
}
