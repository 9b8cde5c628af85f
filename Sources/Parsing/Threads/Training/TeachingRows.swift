/// Rows of features that an ensemble of trees is grown from, and what the ensemble is to say of them.
protocol TeachingRows: Sendable {
  /// No rows.
  init()

  var matrix: FeatureMatrix { get }
  var target: TreeTrainer.Target { get }
  /// Weight of each row, or of each group where one of several rows is chosen.
  var weights: [Float] { get }

  mutating func append(_ other: Self)
}
